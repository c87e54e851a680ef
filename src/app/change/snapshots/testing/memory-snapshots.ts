// SPDX-License-Identifier: MIT
import { Subject } from 'rxjs';
import { countsOf, type Snapshot, type SnapshotSummary } from '../../../domain/snapshots/snapshot';
import type { SnapshotLimits, SnapshotStore } from '../../storage/snapshot-store';
import { snapshotText } from '../../storage/snapshots/snapshot-text';
import type { Kept } from '../../storage/stored';

/** Snapshots in memory, for specs: what windows share. */
export class MemorySnapshots implements SnapshotStore {
    readonly changed = new Subject<void>();
    /** What every use rejects with, as full or blocked storage does; null: nothing. */
    refusal: Error | null = null;
    /** What cannot be read of it, and what a newer version wrote. */
    unreadable = 0;
    newer = 0;
    /** The limits by which the last one was kept. */
    limits: SnapshotLimits | null = null;
    readonly kept = new Map<string, Snapshot>();

    async all(): Promise<Kept<SnapshotSummary>> {
        this.refuse();
        const items = [...this.kept.values()].map(one => {
            const { computers, ...head } = one;
            return { ...head, computers: computers.length, counts: countsOf(one), bytes: snapshotText(one).length };
        });
        return { items: items.sort((a, b) => (a.begun < b.begun ? 1 : -1)), unreadable: this.unreadable, newer: this.newer };
    }

    async load(id: string): Promise<Snapshot | null> {
        this.refuse();
        return this.kept.get(id) ?? null;
    }

    async keep(snapshot: Snapshot, limits: SnapshotLimits): Promise<void> {
        this.refuse();
        this.limits = limits;
        this.kept.set(snapshot.id, snapshot);
        this.changed.next();
    }

    async remove(ids: readonly string[]): Promise<void> {
        this.refuse();
        for (const id of ids) this.kept.delete(id);
        this.changed.next();
    }

    private refuse(): void {
        if (this.refusal) throw this.refusal;
    }
}
