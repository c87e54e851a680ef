// SPDX-License-Identifier: MIT
// Which two snapshots are compared.
import { countsOf, type Snapshot, type SnapshotSummary } from '../../domain/snapshots/snapshot';

/** Stands in the address for a file, which isn't kept. */
export const fileId = 'file';

/** What a person chose; null: nothing, so the last two. */
export interface Sides {
    readonly from: string | null;
    readonly to: string | null;
}

/** `same`: both sides are one snapshot. */
export type Choice =
    | { readonly kind: 'two'; readonly from: SnapshotSummary; readonly to: SnapshotSummary }
    | { readonly kind: 'none' }
    | { readonly kind: 'one' | 'same'; readonly only: SnapshotSummary };

/** A file as an entry beside the kept ones. */
export function fileSummary(snapshot: Snapshot): SnapshotSummary {
    const { computers, ...head } = snapshot;
    return { ...head, id: fileId, computers: computers.length, counts: countsOf(snapshot), bytes: 0 };
}

/**
 * @param kept the latest first
 * @param file counts only where it was chosen
 */
export function choice(kept: readonly SnapshotSummary[], file: SnapshotSummary | null, { from, to }: Sides): Choice {
    const all = file ? [...kept, file] : kept;
    const named = (id: string | null): SnapshotSummary | undefined => all.find(one => one.id === id);
    const [chosenFrom, chosenTo] = [named(from), named(to)];
    const later = chosenTo ?? kept.find(one => one !== chosenFrom);
    const earlier =
        chosenFrom ?? kept.find(one => one !== later && (!later || one.begun <= later.begun)) ?? kept.find(one => one !== later);
    const only = later ?? earlier;
    if (!only) return { kind: 'none' };
    if (!later || !earlier) return { kind: 'one', only };
    return later === earlier ? { kind: 'same', only } : { kind: 'two', from: earlier, to: later };
}
