// SPDX-License-Identifier: MIT
// What a run promises, checked from outside at each write that reaches a computer, and at each undo and retry.
import type { SigningConfiguration } from '../../domain/facts';
import { directionState, PlannedChange, sameState } from '../../domain/plan';
import { ChangeRecord, mayStillArrive } from '../../domain/record';
import { Run, RunItem, toChange } from '../../domain/run/run';

export type FrozenRun = Pick<Run, 'id' | 'items' | 'settings'>;

export interface Situation {
    readonly run: FrozenRun;
    /** As they are saved, by their ids. */
    readonly records: ReadonlyMap<string, ChangeRecord>;
    /** The computers with a write that has no answer yet. */
    readonly inFlight: readonly string[];
    readonly cancelled: boolean;
    readonly wentAhead: boolean;
}

/** The promises that a write breaks. */
export function brokenByWrite(computer: string, change: PlannedChange, situation: Situation): readonly string[] {
    const { run, records, inFlight, cancelled, wentAhead } = situation;
    const { items, settings } = run;
    const place = toChange(items).findIndex(item => item.computer.name === computer);
    const item = toChange(items)[place];
    if (!item) return [`outside the frozen list: ${run.id} ${computer}`];
    const clusterOf = (name: string): string | null => items.find(one => one.computer.name === name)?.cluster ?? null;
    const sameCluster = (other: string | null): boolean => other !== null && other === item.cluster;
    const failures = [...records.values()].filter(record => isFailure(record)).length;
    const isAsFrozen = item.changes.some(one => one.direction === change.direction && sameState(one.after, change.after));
    const promises: Readonly<Record<string, boolean>> = {
        'not as frozen': !isAsFrozen,
        'two writes in flight for a computer': inFlight.includes(computer),
        'two writes in flight for a cluster': inFlight.some(name => sameCluster(clusterOf(name))),
        'more at once than set': inFlight.length >= settings.atOnce,
        'after a cancel': cancelled,
        'before the go-ahead': settings.pilot !== null && !wentAhead && place >= settings.pilot,
        'past the failure limit': settings.stopAfter !== null && failures >= settings.stopAfter,
        'without a saved record': !records.get(item.record)?.changes.some(one => one.write.kind === 'sent'),
        'beside a node that may still be written to': items.some(other => sameCluster(other.cluster) && isUnsettled(other, records))
    };
    return Object.keys(promises)
        .filter(name => promises[name])
        .map(name => `${name}: ${run.id} ${computer}`);
}

/** Something was sent, and it did not come about; what a person cancelled did not fail. */
function isFailure({ step, ending, changes }: ChangeRecord): boolean {
    const cameAbout = ending === 'changed' || ending === 'willNotLast' || ending === 'cancelled';
    return step === 'ended' && !cameAbout && changes.some(({ write }) => write.kind !== 'notSent');
}

function isUnsettled({ record }: RunItem, records: ReadonlyMap<string, ChangeRecord>): boolean {
    const known = records.get(record);
    return known?.ending === 'notVerified' && known.changes.some(({ write }) => mayStillArrive(write));
}

/** An undo touches only what the run wrote to, and what still is as it left it. */
export function brokenByUndo(
    chosen: readonly string[],
    undoes: ReadonlyMap<string, ChangeRecord>,
    configurations: ReadonlyMap<string, SigningConfiguration>
): readonly string[] {
    const isBroken = (name: string): boolean => {
        const record = undoes.get(name);
        const facts = configurations.get(name);
        const sent = record?.changes.filter(({ write }) => write.kind !== 'notSent') ?? [];
        const otherwise = sent.filter(({ direction, after, write }) => {
            const refused = write.kind === 'failed' && write.failure.kind !== 'outcomeUnknown';
            return facts && !refused && !sameState(directionState(facts, direction), record?.found?.[direction] ?? after);
        });
        return sent.length === 0 || otherwise.length > 0;
    };
    return chosen.filter(isBroken).map(name => `an undo of what was not left so: ${name}`);
}

/** A retry looks at none that came about as planned. */
export function brokenByRetry(keys: readonly string[], records: readonly ChangeRecord[]): readonly string[] {
    const done = records.filter(({ ending, computer }) => ending === 'changed' && keys.includes(computer.name));
    return done.map(({ computer }) => `a retry of what came about: ${computer.name}`);
}
