// SPDX-License-Identifier: MIT
import { type Direction, directions } from '../computer/facts';
import type { Stored } from '../settings/signing-state';
import { type Difference, type DifferenceKind, differenceKinds } from './difference';
import { match } from './match';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts } from './snapshot';

type Compared = Pick<Snapshot, 'computers' | 'ended'>;

/**
 * What is different between two snapshots, in the order of `differenceKinds` (weaker first) and then of the list.
 * @param before the earlier one
 */
export function compare(before: Compared, after: Compared): readonly Difference[] {
    const { pairs, gone, appeared } = match(before.computers, after.computers);
    const places = new Map([...before.computers, ...after.computers].map((one, index) => [one, index]));
    const place = (one: Difference): number => places.get((one.after ?? one.before) as SnapshotComputer) ?? 0;
    const rank = new Map(differenceKinds.map((kind, index) => [kind, index]));
    const rankOf = ({ kind }: Difference): number => rank.get(kind) ?? 0;
    return [
        ...pairs.flatMap(pair => differencesOf(pair)),
        // In an interrupted scan's list, absent is not gone.
        ...(after.ended === null ? [] : gone.map(one => listed('gone', one, null, one.at, after.ended))),
        ...(before.ended === null ? [] : appeared.map(one => listed('appeared', null, one, before.ended, one.at)))
    ].sort((a, b) => rankOf(a) - rankOf(b) || place(a) - place(b));
}

interface Two {
    readonly before: SnapshotComputer;
    readonly after: SnapshotComputer;
}

function differencesOf({ before, after, other }: Two & { readonly other: boolean }): readonly Difference[] {
    const two = { before, after };
    if (other) return [difference(two, null, ['otherComputer'])];
    if (before.facts && after.facts) return factDifferences(two, before.facts, after.facts);
    if (before.facts) return difficulty(after, two, 'noLongerReachable', 'noLongerRead');
    return after.facts ? difficulty(before, two, 'reachableAgain', 'readAgain') : [];
}

/** @param failed which of the two was not read. One whose turn did not come says nothing. */
function difficulty({ outcome }: SnapshotComputer, two: Two, unreachable: DifferenceKind, notRead: DifferenceKind): readonly Difference[] {
    if (outcome === 'notRead') return [];
    return [difference(two, null, [outcome === 'unreachable' || outcome === 'timedOut' ? unreachable : notRead])];
}

function factDifferences(two: Two, before: SnapshotFacts, after: SnapshotFacts): readonly Difference[] {
    const whole: readonly DifferenceKind[] = [
        ...(isOther(before.accepts, after.accepts) ? [after.accepts ? ('accepts' as const) : ('acceptsNot' as const)] : []),
        ...(isOther(before.role, after.role) ? ['roleChanged' as const] : []),
        ...(isOther(before.cluster, after.cluster) ? ['clusterChanged' as const] : []),
        ...(isOtherWindows(before, after) ? ['windowsChanged' as const] : [])
    ];
    return [
        ...directions.flatMap(direction => {
            const kinds = directionDifferences(before[direction], after[direction]);
            return kinds.length > 0 ? [difference(two, direction, kinds)] : [];
        }),
        ...whole.map(kind => difference(two, null, [kind]))
    ];
}

function isOtherWindows(before: SnapshotFacts, after: SnapshotFacts): boolean {
    return (['build', 'ubr', 'edition', 'windows'] as const).some(part => isOther<string | number>(before[part], after[part]));
}

function directionDifferences(before: SnapshotDirection, after: SnapshotDirection): readonly DifferenceKind[] {
    const isReported = before.inForce !== 'notReported' && after.inForce !== 'notReported';
    const conflict = conflictOf(before, after);
    return [
        ...(isReported && before.inForce !== after.inForce
            ? [after.inForce === 'required' ? ('stronger' as const) : ('weaker' as const)]
            : []),
        ...(conflict ? [conflict] : []),
        ...(isStoredOtherwise(before.stored, after.stored) ? ['storedChanged' as const] : []),
        ...(!conflict && isSetOtherwise(before, after) ? ['setByChanged' as const] : []),
        ...(isOther(defaultIn(before), defaultIn(after)) ? ['defaultChanged' as const] : [])
    ];
}

function conflictOf(before: SnapshotDirection, after: SnapshotDirection): 'conflictArisen' | 'conflictGone' | null {
    if (before.setBy === 'unknown' || after.setBy === 'unknown') return null;
    const [then, now] = [before, after].map(({ setBy }) => setBy === 'policyConflict');
    return then === now ? null : now ? 'conflictArisen' : 'conflictGone';
}

function isStoredOtherwise(before: Stored, after: Stored): boolean {
    if (before.kind === 'notReported' || after.kind === 'notReported') return false;
    return before.kind !== after.kind || (before.kind === 'other' && after.kind === 'other' && before.raw !== after.raw);
}

function isSetOtherwise(before: SnapshotDirection, after: SnapshotDirection): boolean {
    if (before.setBy === 'unknown' || after.setBy === 'unknown') return false;
    if (before.setBy !== after.setBy) return true;
    return isOther(before.policy, after.policy) || isOther(before.policyValue, after.policyValue);
}

/** What sources disagree on, or don't say, is not known. */
function defaultIn({ windowsDefault }: SnapshotDirection): 'required' | 'notRequired' | null {
    return windowsDefault === 'required' || windowsDefault === 'notRequired' ? windowsDefault : null;
}

/** Whether both are known and not the same. */
function isOther<T extends string | number | boolean>(before: T | null, after: T | null): boolean {
    return before !== null && after !== null && before !== after;
}

function difference({ before, after }: Two, direction: Direction | null, kinds: readonly DifferenceKind[]): Difference {
    return { kind: kinds[0] as DifferenceKind, kinds, direction, before, after, from: before.at, to: after.at };
}

function listed(
    kind: 'gone' | 'appeared',
    before: SnapshotComputer | null,
    after: SnapshotComputer | null,
    from: string | null,
    to: string | null
): Difference {
    return { kind, kinds: [kind], direction: null, before, after, from, to };
}
