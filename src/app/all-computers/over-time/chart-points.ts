// SPDX-License-Identifier: MIT
// The kept snapshots as the chart takes them, without what draws it: that is loaded with the chart.
import { type TimePoint, weakerById } from '../../domain/snapshots/over-time';
import type { SnapshotSummary, StateCounts } from '../../domain/snapshots/snapshot';

/** A snapshot as a column of the chart. */
export interface ChartPoint {
    readonly id: string;
    /** When the scan began, ISO 8601. */
    readonly begun: string;
    readonly counts: StateCounts;
    /** How many computers of it are weaker than in the one before; null: unknown. */
    readonly weaker: number | null;
    readonly isInterrupted: boolean;
    /** It came from a file: it may be of another list of computers. */
    readonly isImported: boolean;
}

/**
 * The earliest first.
 * @param snapshots the latest first, as they are kept
 * @param points of the scans of this browser; null: they are being compared
 */
export function chartPoints(snapshots: readonly SnapshotSummary[], points: readonly TimePoint[] | null): readonly ChartPoint[] {
    const weaker = weakerById(points ?? []);
    return [...snapshots].reverse().map(({ id, begun, ended, origin, counts }) => ({
        ...{ id, begun, counts, weaker: weaker.get(id) ?? null },
        isInterrupted: ended === null,
        isImported: origin !== null
    }));
}
