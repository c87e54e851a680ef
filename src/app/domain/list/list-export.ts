// SPDX-License-Identifier: MIT
import { csvTable } from '../csv';
import type { Direction, PolicyFacts, SigningConfiguration } from '../computer/facts';
import { buildNumber } from '../computer/windows-name';
import type { ExportOrigin } from '../export-origin';
import { exportWords } from '../export-words';
import { differs, List, ListRow } from './list';
import type { ListView } from './list-view';
import { setBy } from '../policy/set-by';
import { storedNumber } from '../settings/setting';
import { inForce, stored, type Stored } from '../settings/signing-state';
import { defaultOf } from '../computer/windows-defaults';

/** What an export of the list says of itself, and which part of the list it holds. */
export interface ListExportOrigin extends ExportOrigin {
    readonly view: ListView;
}

/** A row in an export: what is shown, with the computer's own words where it could not be read. */
export type ExportedComputer = Readonly<Record<(typeof exportFields)[number] | 'tags', string | number | null>>;

const exportFields = [
    'computer',
    'otherNames',
    'fqdn',
    'machineId',
    'windows',
    'build',
    'role',
    'cluster',
    'clusterNodesDiffer',
    'signingState',
    'outboundInForce',
    'outboundStored',
    'outboundSetBy',
    'outboundPolicy',
    'outboundWindowsDefault',
    'inboundInForce',
    'inboundStored',
    'inboundSetBy',
    'inboundPolicy',
    'inboundWindowsDefault',
    'readAt',
    'readAs',
    'reading',
    'emptyBecause'
] as const;

function exportedComputer(row: ListRow, list: List): ExportedComputer {
    const facts = row.configuration;
    const computer = facts?.computer;
    return {
        computer: row.label,
        otherNames: row.entries
            .slice(1)
            .map(entry => entry.connection.label)
            .join('; '),
        fqdn: computer?.fqdn ?? null,
        machineId: computer?.id ?? null,
        windows: computer?.caption ?? null,
        build: facts && buildNumber(facts.computer),
        role: computer?.productType ?? null,
        cluster: row.cluster,
        clusterNodesDiffer: facts && row.cluster !== null ? String(differs(row, list)) : null,
        signingState: facts ? row.state : null,
        ...exportedDirection(row, 'outbound'),
        ...exportedDirection(row, 'inbound'),
        readAt: row.answer ? new Date(row.answer.at).toISOString() : null,
        readAs: facts?.actingUser ?? null,
        reading: row.answer?.outcome.kind ?? (row.state === 'cluster' ? 'cluster' : 'notRead'),
        emptyBecause: emptyBecause(row),
        tags: row.tags.join('; ')
    } as ExportedComputer;
}

function exportedDirection({ configuration }: ListRow, direction: Direction): object {
    const part = (name: string): string => `${direction}${name}`;
    if (!configuration)
        return Object.fromEntries(['InForce', 'Stored', 'SetBy', 'Policy', 'WindowsDefault'].map(name => [part(name), null]));
    const facts = configuration[direction];
    return {
        [part('InForce')]: inForce(facts),
        [part('Stored')]: storedCell(stored(facts)),
        [part('SetBy')]: setBy(configuration, direction).kind,
        [part('Policy')]: facts.policy.gpoName,
        [part('WindowsDefault')]: defaultOf(configuration.computer, direction)
    };
}

/** What is stored, as exports say it: a number, the raw data, or in a word why there is none. */
export function storedCell(value: Stored): string | number {
    if (value.kind === 'other') return value.raw;
    return value.kind === 'notReported' ? value.kind : (storedNumber({ kind: value.kind }) ?? value.kind);
}

function unreadParts({ unavailable }: SigningConfiguration): string[] {
    return unavailable.map(({ what, message }) => `${what}: ${message}`);
}

/** The columns that are empty though the computer was read: not where there is nothing to say. */
function notReported({ computer, outbound, inbound, actingUser }: SigningConfiguration): string[] {
    const cells = {
        fqdn: computer.fqdn,
        machineId: computer.id,
        windows: computer.caption,
        build: computer.build,
        role: computer.productType
    };
    return [
        ...Object.entries({ ...cells, readAs: actingUser }).flatMap(([column, value]) =>
            value === null ? [`${column}: ${exportWords.notReported}`] : []
        ),
        ...policyEmpty('outboundPolicy', outbound.policy),
        ...policyEmpty('inboundPolicy', inbound.policy)
    ];
}

function policyEmpty(column: string, { gpoName, status }: PolicyFacts): string[] {
    if (gpoName !== null || status === 'none') return [];
    return [`${column}: ${status === 'found' ? exportWords.notReported : exportWords.couldNotBeRead}`];
}

function emptyBecause({ answer, state, configuration, phase }: ListRow): string | null {
    if (state === 'cluster') return exportWords.clusterIsNoComputer;
    if (!answer) return phase === 'stopped' ? exportWords.stoppedBeforeRead : exportWords.notReadYet;
    if (configuration) return [...unreadParts(configuration), ...notReported(configuration)].join('; ') || null;
    const { outcome } = answer;
    if (outcome.kind === 'ok') return null;
    return [outcome.kind, outcome.path, outcome.words].filter(text => text).join(': ');
}

/** The rows of which an export would have names alone. Why a computer could not be read is something to export. */
export function unreadRows(rows: readonly ListRow[]): readonly ListRow[] {
    return rows.filter(({ answer, state }) => answer === null && state !== 'cluster');
}

/** Whether that is most of the computers. */
export function isMostlyUnread(rows: readonly ListRow[]): boolean {
    return unreadRows(rows).length * 2 > rows.filter(({ state }) => state !== 'cluster').length;
}

const readableFields = ['signingStateText', 'outboundSetByText', 'inboundSetByText', 'readingText'] as const;

/** What the page says of a row, for people: in the language of the tool, and free to change. Empty where nothing was read. */
export type ReadableCells = Readonly<Record<(typeof readableFields)[number], string>>;

/**
 * The rows as a table for spreadsheets. Each line says when, from where and by which version it was made.
 * @param readable null: only what scripts read
 */
export function toCsv(
    rows: readonly ListRow[],
    list: List,
    origin: ListExportOrigin,
    readable: ((row: ListRow) => ReadableCells) | null = null
): string {
    // What is newer than 0.1.0 comes after what it had.
    const about = ['exportedAt', 'exportedFrom', 'toolVersion', 'stateFilter', 'search', 'tags', 'tagFilter'];
    const header = [...exportFields, ...about, ...(readable ? readableFields : [])];
    const lines = rows.map(row => {
        const computer = exportedComputer(row, list);
        const { exportedAt, exportedFrom, toolVersion, view } = origin;
        const made = [exportedAt, exportedFrom, toolVersion, view.state, view.search];
        const words = readable?.(row);
        const texts = words ? readableFields.map(field => words[field]) : [];
        return [...exportFields.map(field => computer[field]), ...made, computer.tags, view.tag, ...texts];
    });
    return csvTable([header, ...lines]);
}

/** The rows as JSON. */
export function toJson(rows: readonly ListRow[], list: List, { toolVersion, exportedAt, exportedFrom, view }: ListExportOrigin): string {
    return JSON.stringify(
        {
            format: 1,
            tool: { name: 'SMB signing', version: toolVersion },
            exportedAt,
            exportedFrom,
            view,
            inList: list.rows.length,
            computers: rows.map(row => exportedComputer(row, list))
        },
        null,
        2
    );
}
