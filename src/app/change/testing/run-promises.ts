// SPDX-License-Identifier: MIT
// What a run promises, checked from outside at each write that reaches a computer, and at each undo and retry.
import { type Membership, mayBeOfOneCluster } from '../../domain/computer/cluster';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { PlannedChange } from '../../domain/change/plan';
import { ChangeRecord, mayStillArrive } from '../../domain/change/record';
import { sameState, settingState } from '../../domain/settings/setting';
import { membershipIn, Run, RunItem, toChange } from '../../domain/run/run';

export type FrozenRun = Pick<Run, 'id' | 'items' | 'settings'>;

export interface Situation {
    readonly run: FrozenRun;
    /** As they are saved, by their ids. */
    readonly records: ReadonlyMap<string, ChangeRecord>;
    /** The computers with a write that has no answer yet, of whichever run and window. */
    readonly inFlight: readonly { readonly name: string; readonly membership: Membership }[];
    /** How many others of this run are under way. */
    readonly inFlightOfRun: number;
    readonly cancelled: boolean;
    readonly wentAhead: boolean;
}

/** The promises that a write breaks. `called`: the name that it goes by; `name`: the computer's own. */
export function brokenByWrite(
    { called, name, membership }: { readonly called: string; readonly name: string; readonly membership: Membership },
    change: PlannedChange,
    { run, records, inFlight, inFlightOfRun, cancelled, wentAhead }: Situation
): readonly string[] {
    const { items, settings } = run;
    const place = toChange(items).findIndex(item => item.computer.name === called);
    const item = toChange(items)[place];
    if (!item) return [`outside the frozen list: ${run.id} ${called}`];
    const failures = [...records.values()].filter(record => isFailure(record)).length;
    const isAsFrozen = item.changes.some(one => one.direction === change.direction && sameState(one.after, change.after));
    const { pilot, stopAfter, atOnce } = settings;
    const promises: Readonly<Record<string, boolean>> = {
        'not as frozen': !isAsFrozen,
        'two writes in flight for a computer': inFlight.some(other => other.name === name),
        'two writes in flight for a cluster': inFlight.some(other => mayBeOfOneCluster(other.membership, membership)),
        'more at once than set': inFlightOfRun >= atOnce,
        'after a cancel': cancelled,
        'before the go-ahead': pilot !== null && !wentAhead && place >= pilot,
        'past the failure limit': stopAfter !== null && failures + inFlightOfRun >= stopAfter,
        'without a saved record': !records.get(item.record)?.changes.some(one => one.write.kind === 'sent'),
        'beside a node that may still be written to': items.some(
            other => mayBeOfOneCluster(membershipIn(other), membership) && isUnsettled(other, records)
        )
    };
    return Object.keys(promises)
        .filter(promise => promises[promise])
        .map(promise => `${promise}: ${run.id} ${called}`);
}

/** Something was sent, and it did not come about; what a person cancelled did not fail. */
function isFailure({ step, ending, changes }: ChangeRecord): boolean {
    const isNone = ['changed', 'storedOnly', 'willNotLast', 'takenBack', 'noLonger', 'cancelled'].includes(ending ?? '');
    return step === 'ended' && !isNone && changes.some(({ write }) => write.kind !== 'notSent');
}

function isUnsettled({ record }: RunItem, records: ReadonlyMap<string, ChangeRecord>): boolean {
    const known = records.get(record);
    return known?.ending === 'notVerified' && known.changes.some(({ write }) => mayStillArrive(write));
}

/** An undo touches only what the run wrote to, what still is as it left it, and what nobody has put back already. */
export function brokenByUndo(
    chosen: readonly string[],
    undoes: ReadonlyMap<string, ChangeRecord>,
    undone: ReadonlySet<string>,
    factsOf: (name: string) => SigningConfiguration | undefined
): readonly string[] {
    const isBroken = (name: string): boolean => {
        const record = undoes.get(name);
        const facts = factsOf(name);
        const sent = record?.changes.filter(({ write }) => write.kind !== 'notSent') ?? [];
        const otherwise = sent.filter(({ setting, after, write }) => {
            const refused = write.kind === 'failed' && write.failure.kind !== 'outcomeUnknown';
            return facts && !refused && !sameState(settingState(facts, setting), record?.found?.settings[setting] ?? after);
        });
        return sent.length === 0 || otherwise.length > 0 || undone.has(record?.id ?? '');
    };
    return chosen.filter(isBroken).map(name => `an undo of what was not left so: ${name}`);
}

/** A retry looks at none but those that the run wanted to change, or could not read, and that are not as it wanted them. */
export function brokenByRetry(
    keys: readonly string[],
    run: FrozenRun | undefined,
    records: readonly ChangeRecord[],
    undone: ReadonlySet<string>
): readonly string[] {
    const mayTry = (name: string): boolean => {
        const item = run?.items.find(({ computer }) => computer.name === name);
        if (['unreachable', 'needsCredentials', 'notRead'].includes(item?.decision ?? '')) return true;
        const record = records.find(({ id }) => id === item?.record);
        if (!record || undone.has(record.id)) return false;
        const wasChangedSince = ['takenBack', 'noLonger'].includes(record.ending ?? '') || record.latest !== null;
        return record.step !== 'ended' || isFailure(record) || wasChangedSince;
    };
    return keys.filter(name => !mayTry(name)).map(name => `a retry of what did not fail: ${name}`);
}
