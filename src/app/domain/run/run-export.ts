// SPDX-License-Identifier: MIT
// A plan or a run as a file to look at and to keep. The file that can be imported again is another one: the whole run.
import type { ExportOrigin } from '../export-origin';
import { exportWords } from '../export-words';
import { csvTable } from '../csv';
import { Direction, directions } from '../computer/facts';
import type { ValueOwner } from '../change/owners';
import { isSigning } from '../settings/catalogue';
import { storedNumber, type SettingState } from '../settings/setting';
import type { Found } from '../change/found';
import type { ChangeRecord } from '../change/record';
import type { RunProgress } from './dispatch';
import { itemState, type ItemState } from './item-state';
import { pilotRecords } from './pilot';
import type { RunItem, RunSettings, RunTarget } from './run';

/** What would be done. */
export interface PlannedRun {
    readonly items: readonly RunItem[];
    readonly target: RunTarget;
    readonly settings: RunSettings;
}

type Cells = Readonly<Record<string, string | number | boolean | null>>;

/** The plan as a table for spreadsheets: one line per computer, also for those that are left alone. */
export function planCsv({ items, target, settings }: PlannedRun, origin: ExportOrigin): string {
    const first = pilotRecords(items, settings);
    return table(
        items.map(item => ({
            ...plannedCells(item),
            ...parameterCells(target, settings),
            ...origin,
            ...emptyCells(item),
            ...auditCells(item),
            ...restedCells(item),
            ...turnCells(item, first)
        }))
    );
}

/** The plan as JSON. */
export function planJson({ items, target, settings }: PlannedRun, { toolVersion, exportedAt, exportedFrom }: ExportOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const plan = { format: 'smb-signing-plan', version: 1, tool, exportedAt, exportedFrom, target, settings };
    const first = pilotRecords(items, settings);
    const computers = items.map(item => ({
        ...plannedCells(item),
        ...auditCells(item),
        ...restedCells(item),
        ...turnCells(item, first)
    }));
    return JSON.stringify({ ...plan, computers }, null, 2);
}

/** A run as a table: the frozen list, and what became of each computer. */
export function runCsv(progress: RunProgress, driven: boolean, origin: ExportOrigin): string {
    const { id, startedAt, endedAt, ending, items, target, settings, imported, origin: file } = progress.run;
    const first = pilotRecords(items, settings);
    return table(
        items.map(item => ({
            ...plannedCells(item),
            outcome: outcomeOf(item, progress, driven),
            ...recordCells(progress.records.get(item.record)),
            run: id,
            runStartedAt: startedAt,
            runEndedAt: endedAt,
            runEnding: ending,
            ...parameterCells(target, settings),
            ...origin,
            ...originCells('run', { imported, origin: file }),
            ...originCells('record', progress.records.get(item.record) ?? null),
            ...emptyCells(item, progress.records.get(item.record) ?? null),
            ...auditCells(item),
            ...restedCells(item),
            ...turnCells(item, first)
        }))
    );
}

/** What became of a computer, in the words that scripts know: one that couldn't be read has the reason in place of its state. */
export type RunOutcome = Exclude<ItemState, 'notRead'> | 'unreachable';

function outcomeOf(item: RunItem, progress: RunProgress, driven: boolean): RunOutcome {
    const state = itemState(item, progress, driven);
    if (state !== 'notRead') return state;
    return item.decision === 'unreachable' || item.decision === 'needsCredentials' ? item.decision : 'failed';
}

function table(lines: readonly Cells[]): string {
    const header = Object.keys(lines[0] ?? {});
    return csvTable([header, ...lines.map(line => header.map(name => line[name] ?? null))]);
}

function plannedCells(item: RunItem): Cells {
    const { label, computer, cluster, decision, weaker, warnings, failure, actingUser } = item;
    return {
        computer: label,
        calledAs: computer.name,
        fqdn: computer.fqdn,
        machineId: computer.id,
        cluster,
        decision,
        weaker,
        warnings: warnings.join('; '),
        reason: failure ? [failure.kind, failure.path, failure.words].filter(text => text).join(': ') : null,
        readAs: actingUser,
        ...Object.assign({}, ...directions.map(direction => changeCells(item, direction)))
    };
}

function changeCells({ changes }: Pick<RunItem, 'changes'>, direction: Direction): Cells {
    const change = changes.find(one => one.setting === direction);
    return {
        [`${direction}BeforeInForce`]: change?.before.inForce ?? null,
        [`${direction}BeforeStored`]: change ? storedCell(change.before) : null,
        [`${direction}AfterInForce`]: change?.after.inForce ?? null,
        [`${direction}AfterStored`]: change ? storedCell(change.after) : null,
        [`${direction}TakenBackBy`]: change?.takenBackBy ? ownerCell(change.takenBackBy) : null
    };
}

/** The audits that would be, or were, changed, with what was stored and what will be. Later than the other columns. */
function auditCells({ changes }: Pick<RunItem, 'changes'>): Cells {
    const audits = changes.filter(({ setting }) => !isSigning(setting));
    return {
        auditChanges:
            audits.map(({ setting, before, after }) => `${setting}: ${storedCell(before)} to ${storedCell(after)}`).join('; ') || null
    };
}

/** The readiness that a change rests on. Later than the other columns, too. */
function restedCells({ restedOn }: Pick<RunItem, 'restedOn'>): Cells {
    const cells = directions.map(direction => {
        const rested = restedOn.find(one => one.direction === direction);
        return {
            [`${direction}Readiness`]: rested?.kind ?? null,
            [`${direction}EvidenceReadAt`]: rested?.evidenceReadAt ?? null,
            [`${direction}EvidenceDays`]: rested?.ageDays ?? null,
            [`${direction}PeersAgainst`]: rested?.peers ?? null,
            [`${direction}PeersAccepted`]: rested?.accepted ?? null
        };
    });
    return Object.assign({}, ...cells);
}

/** Whether the computer is changed before the run waits for a person. Later than the other columns, too. */
function turnCells({ record }: RunItem, first: ReadonlySet<string>): Cells {
    return { goesFirst: first.has(record) };
}

function ownerCell({ by, gpoName }: ValueOwner): string {
    return { groupPolicy: gpoName ?? 'Group Policy', osConfig: 'OSConfig', azureLocal: 'Azure Local', mdm: 'device management' }[by];
}

function recordCells(record: ChangeRecord | undefined): Cells {
    const [found, latest] = [record?.found ?? null, record?.latest ?? null];
    const failures =
        record?.changes.flatMap(({ direction, write }) => (write.kind === 'failed' ? [{ direction, ...write.failure }] : [])) ?? [];
    return {
        begunAt: record?.startedAt ?? null,
        ending: record?.ending ?? null,
        readBackAt: found?.at ?? null,
        ...foundCells('Found', found),
        lookedAgainAt: latest?.at ?? null,
        ...foundCells('Latest', latest),
        failure: failures.map(({ direction, kind, words }) => [direction, kind, words].filter(text => text).join(': ')).join('; ') || null
    };
}

/** Whether it came from a file, and from which: then nobody here saw it. */
function originCells(name: string, one: Pick<ChangeRecord, 'imported' | 'origin'> | null): Cells {
    const origin = one?.origin;
    return {
        [`${name}Imported`]: one?.imported ?? null,
        [`${name}ImportedAt`]: origin?.importedAt ?? null,
        [`${name}FileExportedAt`]: origin?.exportedAt ?? null,
        [`${name}FileToolVersion`]: origin?.toolVersion ?? null
    };
}

function foundCells(name: string, found: Found | null): Cells {
    const cells = directions.map(direction => ({
        [`${direction}${name}InForce`]: found?.settings[direction].inForce ?? null,
        [`${direction}${name}Stored`]: found ? storedCell(found.settings[direction]) : null
    }));
    return Object.assign({}, ...cells);
}

function storedCell({ stored }: SettingState): string | number {
    if (stored.kind === 'other') return stored.raw;
    return stored.kind === 'notReported' ? stored.kind : (storedNumber({ kind: stored.kind }) ?? stored.kind);
}

/** Why cells about the computer, or about what was read back, are empty. */
function emptyCells({ computer, actingUser, failure }: RunItem, record?: ChangeRecord | null): Cells {
    const cells = failure ? {} : { fqdn: computer.fqdn, machineId: computer.id, readAs: actingUser };
    const notReported = Object.entries(cells).flatMap(([column, value]) =>
        value === null ? [`${column}: ${exportWords.notReported}`] : []
    );
    const isUnread = record !== undefined && !record?.found;
    return {
        emptyBecause:
            [
                ...(failure ? [exportWords.computerNotRead] : notReported),
                ...(isUnread ? [record ? exportWords.notReadBack : exportWords.notBegun] : [])
            ].join('; ') || null
    };
}

function parameterCells({ goal, wanted, of }: RunTarget, { atOnce, stopAfter, pilot, allowWeaker }: RunSettings): Cells {
    const { outbound = null, inbound = null } = wanted;
    return { goal, goalOf: of, wantedOutbound: outbound, wantedInbound: inbound, atOnce, stopAfter, pilot, allowWeaker };
}
