// SPDX-License-Identifier: MIT
// What this tool did to a direction of a computer between two readings: from this browser by its own records, and from elsewhere
// by the log of the computer.
import { type ChangeRecord, isInForce, mayStillArrive, type RecordedChange } from '../../change/record';
import type { Direction } from '../../computer/facts';
import { catalogue } from '../../settings/catalogue';
import { sameState } from '../../settings/setting';
import { type Between, liesIn, type Span } from './between';
import type { Explanation } from './explanation';
import type { SnapshotComputer, SnapshotDirection } from '../snapshot';
import type { ToolActivity, ToolRun } from './tool-activity';

/** The last change in between, if what it wrote is what is there. If it isn't, someone else was there later. */
export function changeThatDid(
    direction: Direction,
    now: SnapshotDirection,
    { browser }: Between,
    records: readonly ChangeRecord[]
): Extract<Explanation, { kind: 'change' }> | null {
    const [last] = records
        .filter(record => changeOf(record, direction) && isBetween(record, browser))
        .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    const change = last && changeOf(last, direction);
    if (!last || !change || !sameState(change.after, whereNotReported(now, change))) return null;
    return {
        kind: 'change',
        record: last.id,
        run: last.run,
        at: last.startedAt,
        by: last.actingUser,
        verified: isInForce(last),
        imported: last.imported
    };
}

/** What was written of a direction, or may have been. */
function changeOf({ changes }: ChangeRecord, direction: Direction): RecordedChange | undefined {
    return changes.find(({ setting, write }) => setting === direction && (write.kind === 'written' || mayStillArrive(write)));
}

/** It may have waited before it wrote: from its beginning to what was found at its end. */
function isBetween({ startedAt, found }: ChangeRecord, span: Span | null): boolean {
    if (span === null) return false;
    return Date.parse(startedAt) <= span.to && Date.parse(found?.at ?? startedAt) >= span.from;
}

/** What was not reported doesn't speak against it. */
function whereNotReported(
    { inForce, stored }: SnapshotDirection,
    { after }: RecordedChange
): Pick<SnapshotDirection, 'inForce' | 'stored'> {
    const state = after as Pick<SnapshotDirection, 'inForce' | 'stored'>;
    return {
        inForce: inForce === 'notReported' ? state.inForce : inForce,
        stored: stored.kind === 'notReported' ? state.stored : stored
    };
}

/** As many say who to ask. */
const mostRuns = 3;

/** The commands for a direction that others ran in between and that lead to what is there, the newest first. */
export function runsElsewhere(
    direction: Direction,
    after: SnapshotComputer,
    { computer: span }: Between,
    known: { readonly records: readonly ChangeRecord[]; readonly activity: ToolActivity | null }
): readonly ToolRun[] {
    const runs = (known.activity?.runs ?? []).filter(({ at, command }) => liesIn(span, at) && leadsTo(command, direction, after));
    const own = known.records.filter(record => changeOf(record, direction)).flatMap(record => ownSpan(record, clocksOf(after)) ?? []);
    return runs.filter(({ at }) => !own.some(one => liesIn(one, at))).slice(0, mostRuns);
}

function leadsTo(command: string, direction: Direction, { facts }: SnapshotComputer): boolean {
    const now = facts?.[direction];
    const is = (verb: string): boolean => command === `${verb}-Smb${catalogue[direction].command}`;
    if (!now) return false;
    return (
        (is('Enable') && now.inForce !== 'notRequired') ||
        (is('Disable') && now.inForce !== 'required') ||
        (is('Reset') && (now.stored.kind === 'notStored' || now.stored.kind === 'notReported'))
    );
}

/**
 * The commands that change a setting and that others ran, the newest first: those that no record of this browser has.
 * @param records those of the computer
 * @param readAt when the log was read, by the browser's clock
 */
export function runsOfOthers({ runs, collectedAt }: ToolActivity, records: readonly ChangeRecord[], readAt: string): readonly ToolRun[] {
    const own = records.flatMap(record => {
        const span = ownSpan(record, { browser: readAt, computer: collectedAt });
        const sent = record.changes.filter(({ write }) => write.kind !== 'notSent');
        return span ? [{ span, nouns: new Set<string>(sent.map(({ setting }) => catalogue[setting].command)) }] : [];
    });
    return (runs ?? []).filter(({ at, command }) => {
        const noun = /^(?:Enable|Disable|Reset)-Smb(\w+)$/.exec(command)?.[1];
        return noun !== undefined && !own.some(({ span, nouns }) => nouns.has(noun) && liesIn(span, at));
    });
}

/** How far a computer's log may be from what this browser noted, in milliseconds. */
const slack = 60_000;

/** One moment by the browser's clock and by the computer's. Null: not known. */
interface Clocks {
    readonly browser: string | null;
    readonly computer: string | null;
}

function clocksOf({ at, facts }: SnapshotComputer): Clocks {
    return { browser: at, computer: facts?.clock ?? null };
}

/** When a change of ours was made, by the computer's clock; null: how the two clocks differ is not known. */
function ownSpan({ startedAt, found }: ChangeRecord, read: Clocks): Span | null {
    const both = found?.computerTime ? { browser: found.at, computer: found.computerTime } : read;
    const ahead = Date.parse(both.computer ?? '') - Date.parse(both.browser ?? '');
    if (Number.isNaN(ahead)) return null;
    return { from: Date.parse(startedAt) + ahead - slack, to: Date.parse(found?.at ?? startedAt) + ahead + slack };
}
