// SPDX-License-Identifier: MIT
import { type Snapshot, type SnapshotHead, type StateCounts, countsOf } from './snapshot';

/** A snapshot as a point in time. */
export interface TimePoint {
    readonly head: SnapshotHead;
    readonly counts: StateCounts;
    /** How many computers it found weaker than the snapshot before did; null: there is none before. */
    readonly weaker: number | null;
}

/** The point of a snapshot. @param before the one before it in time; null: none */
export function pointOf(before: Snapshot | null, snapshot: Snapshot): TimePoint {
    const { computers, ...head } = snapshot;
    return { head, counts: countsOf({ computers }), weaker: before && 0 };
}

/** The points of some snapshots, the earliest first. */
export function overTime(snapshots: readonly Snapshot[]): readonly TimePoint[] {
    const ordered = [...snapshots].sort((a, b) => (a.begun < b.begun ? -1 : 1));
    return ordered.map((one, index) => pointOf(ordered[index - 1] ?? null, one));
}
