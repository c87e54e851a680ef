// SPDX-License-Identifier: MIT
import { compare } from './compare';
import { countsOf, type Snapshot, type SnapshotComputer, type SnapshotHead, type StateCounts } from './snapshot';

/** A snapshot as a point in time. */
export interface TimePoint {
    readonly head: SnapshotHead;
    readonly counts: StateCounts;
    /** How many computers are weaker in a direction than in the snapshot before; null: there is none before. */
    readonly weaker: number | null;
}

/** The point of a snapshot. @param before the one before it in time; null: none */
export function pointOf(before: Snapshot | null, snapshot: Snapshot): TimePoint {
    const { computers, ...head } = snapshot;
    return { head, counts: countsOf({ computers }), weaker: before && weakerIn(before, snapshot) };
}

function weakerIn(before: Snapshot, after: Snapshot): number {
    const weaker = new Set<SnapshotComputer | null>();
    for (const { kinds, after: computer } of compare(before, after)) if (kinds.includes('weaker')) weaker.add(computer);
    return weaker.size;
}

/** How many computers are weaker in each snapshot, by its id. */
export function weakerById(points: readonly TimePoint[]): ReadonlyMap<string, number | null> {
    return new Map(points.map(({ head, weaker }) => [head.id, weaker]));
}
