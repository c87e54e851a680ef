// SPDX-License-Identifier: MIT
// Which computer's turn it is: the rules that keep a run from becoming an accident, apart from how calls are made.
//
// `nextStep` is asked at the start and whenever something has ended. For example the computers a, n1, n2, b and c, two at the same
// time, a pilot of one, stop after two failures, n1 and n2 nodes of one cluster:
//
//     nothing was begun             begin a             the pilot alone
//     a has changed                 pilotDone           a person looks at it, and goes ahead
//     the person went ahead         begin n1, b         never two nodes of one cluster
//     n1 has changed, b has failed  begin n2            one more failure stops the run, so one may be under way
//     n2 has failed                 tooManyFailures     c is not begun
//
// Where nobody knows what became of the write to n1, n2 is left alone until that is settled (`heldBack`).
import { mayBeOfOneCluster, type Membership } from '../computer/cluster';
import { cameAbout, type ChangeRecord, mayStillArrive } from '../change/record';
import { membershipIn, type Run, type RunItem, toChange } from './run';

/** How far a run is: the records of its computers by the record's id; one that was not begun has none. */
export interface RunProgress {
    readonly run: Run;
    readonly records: ReadonlyMap<string, ChangeRecord>;
    /** The ids of those records whose changes were undone since. */
    readonly undone: ReadonlySet<string>;
}

type Steps = Pick<RunProgress, 'run' | 'records'>;

/**
 * What comes next. `begin`: the turn of these computers has come. `wait`: for what is under way, or for a person.
 * `pilotDone`: the go-ahead is needed. `tooManyFailures`: the run must stop. `over`: nothing is left to be done.
 */
export type NextStep =
    { readonly kind: 'begin'; readonly items: readonly RunItem[] } | { readonly kind: 'wait' | 'pilotDone' | 'tooManyFailures' | 'over' };

/** @param begun the ids of the records that were begun, also of those that wait for another window's change */
export function nextStep(progress: Steps, begun: ReadonlySet<string>): NextStep {
    const { run, records } = progress;
    const all = toChange(run.items);
    const underWay = all.filter(({ record }) => begun.has(record) && records.get(record)?.step !== 'ended');
    const whenIdle = (kind: 'over' | 'pilotDone'): NextStep => ({ kind: underWay.length > 0 ? 'wait' : kind });
    if (run.phase === 'stopping' || run.phase === 'ended') return whenIdle('over');
    const { stopAfter, atOnce } = run.settings;
    const mayFail = stopAfter === null ? Infinity : stopAfter - failuresOf(progress);
    if (mayFail <= 0) return { kind: 'tooManyFailures' };
    const isHeld = heldBack(all, records);
    const able = all.filter(item => !begun.has(item.record) && !isHeld(item));
    const pilot = new Set(run.wentAhead ? all : all.slice(0, run.settings.pilot ?? all.length));
    const inTurn = able.filter(item => pilot.has(item));
    if (inTurn.length === 0) return whenIdle(able.length > 0 ? 'pilotDone' : 'over');
    // Never are more under way than may still fail, because all of them might.
    const items = run.phase === 'running' ? fitting(inTurn, underWay, Math.min(atOnce, mayFail)) : [];
    return items.length > 0 ? { kind: 'begin', items } : { kind: 'wait' };
}

function failuresOf({ run, records }: Steps): number {
    return toChange(run.items).filter(({ record }) => isChangeFailed(records.get(record))).length;
}

/**
 * Whether a record ended otherwise than planned. One that was not begun, that a person cancelled, or that somebody changed later
 * did not fail.
 */
export function isChangeFailed(record: ChangeRecord | undefined): boolean {
    if (record?.step !== 'ended' || cameAbout(record)) return false;
    const nothingSent = record.changes.every(({ write }) => write.kind === 'notSent');
    return !nothingSent && record.ending !== 'cancelled';
}

/** Tells which computers to leave alone: those whose cluster has, or may have, a node with a write that nobody knows the end of. */
export function heldBack(items: readonly RunItem[], records: ReadonlyMap<string, ChangeRecord>): (item: RunItem) => boolean {
    const unsettled = items.filter(({ record }) => {
        const known = records.get(record);
        return known?.ending === 'notVerified' && known.changes.some(({ write }) => mayStillArrive(write));
    });
    // A thousand nodes of one cluster are asked about once.
    const memberships = [...new Map(unsettled.map(membershipIn).map(one => [JSON.stringify(one), one])).values()];
    return item => {
        const own = membershipIn(item);
        return memberships.some(one => mayBeOfOneCluster(one, own));
    };
}

function fitting(inTurn: readonly RunItem[], underWay: readonly RunItem[], atOnce: number): readonly RunItem[] {
    const busy = underWay.map(placeOf);
    const chosen: RunItem[] = [];
    for (const item of inTurn) {
        if (busy.length >= atOnce) break;
        const place = placeOf(item);
        if (busy.some(other => excludeEachOther(place, other))) continue;
        busy.push(place);
        chosen.push(item);
    }
    return chosen;
}

interface Place {
    readonly name: string;
    readonly membership: Membership;
}

function placeOf(item: RunItem): Place {
    return { name: item.computer.name, membership: membershipIn(item) };
}

/** Whether two may not be under way at once. */
function excludeEachOther(one: Place, other: Place): boolean {
    return one.name === other.name || mayBeOfOneCluster(one.membership, other.membership);
}
