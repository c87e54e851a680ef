// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { pointOf, type TimePoint } from '../../domain/snapshots/over-time';
import type { Snapshot, SnapshotSummary } from '../../domain/snapshots/snapshot';
import type { SnapshotFileFault, SnapshotFileResult } from '../../domain/snapshots/snapshot-csv';
import { type StorageProblem, storageProblem } from '../storage/database';
import { Slices } from '../storage/slices';
import { isFull, SNAPSHOT_STORE, type SnapshotLimits, type SnapshotStore } from '../storage/snapshot-store';
import { snapshotText } from '../storage/snapshots/snapshot-text';
import { readSnapshotFile } from './snapshot-file';

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

const usual: SnapshotLimits = { most: 30, days: 400 };
const place = 'community.smb-signing.keepSnapshots';

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
    readonly limits = new BehaviorSubject(storedLimits());
    private readonly points = new Map<string, TimePoint>();
    private readings = 0;

    constructor(@Inject(SNAPSHOT_STORE) private readonly store: SnapshotStore) {
        store.changed.subscribe(() => void this.refresh());
        void this.refresh();
    }

    /** Sets how many are kept, and for how long. It holds from the next one on that is kept. */
    setLimits(limits: SnapshotLimits): void {
        this.limits.next(limits);
        try {
            localStorage.setItem(place, JSON.stringify(limits));
        } catch {
            // Storage may be refused: it then holds until the page is closed.
        }
    }

    /** A snapshot with its computers; null: there is none of that id, or it can't be read. */
    load(id: string): Promise<Snapshot | null> {
        return this.store.load(id);
    }

    /** The last one of this browser, whether or not its scan ended; null: there is none. */
    last(): Promise<Snapshot | null> {
        return this.firstIn(snapshot => snapshot);
    }

    /**
     * What is sought, from the first snapshot of this browser that has it, the last one first; null: none does.
     * @param most in so many it is sought, because each is as long as its computers are many
     */
    async firstIn<T>(find: (snapshot: Snapshot) => T | null, most = Infinity): Promise<T | null> {
        const own = (await this.store.all()).items.filter(({ origin }) => origin === null);
        for (const { id } of own.slice(0, most)) {
            const snapshot = await this.store.load(id);
            const found = snapshot && find(snapshot);
            if (found !== null) return found;
        }
        return null;
    }

    /** Keeps what a scan found, in place of an earlier state of it. Never rejects: `state.notKept` says why it wasn't kept. */
    async keep(snapshot: Snapshot): Promise<void> {
        try {
            await this.store.keep(snapshot, this.limits.value);
            this.tell({ notKept: null });
        } catch (error) {
            this.tell({ notKept: isFull(error) ? 'full' : storageProblem(error) });
        }
    }

    remove(ids: readonly string[]): Promise<void> {
        return this.store.remove(ids);
    }

    /** The points of all scans of this browser, the earliest first; in slices, because each is compared with the one before. */
    async overTime(): Promise<readonly TimePoint[]> {
        const slices = new Slices();
        const points: TimePoint[] = [];
        let before: SnapshotSummary | null = null;
        // What was compared already isn't loaded again: a snapshot is as long as its computers are many.
        let loaded: Snapshot | null = null;
        for (const one of [...(await this.store.all()).items].reverse()) {
            if (one.origin !== null) continue;
            const key: string = [before?.id, before?.ended, one.id, one.bytes, one.ended].join(' ');
            let point = this.points.get(key);
            if (!point) {
                const snapshot: Snapshot | null = await this.store.load(one.id);
                if (!snapshot) continue;
                if (before && loaded?.id !== before.id) loaded = await this.store.load(before.id);
                point = pointOf(before && loaded, snapshot);
                this.points.set(key, point);
                loaded = snapshot;
                await slices.pause();
            }
            points.push(point);
            before = one;
        }
        return points;
    }

    /** A snapshot as a file that `import` takes. */
    export(snapshot: Snapshot): string {
        return snapshotText(snapshot);
    }

    /** Reads a file without keeping what is in it: a snapshot that was exported, or the CSV of an export of the list. Never rejects. */
    read(file: Blob): Promise<SnapshotFileResult | { readonly kind: 'unreadable' }> {
        return readSnapshotFile(file);
    }

    /** Reads a file and keeps what is in it. Never rejects. */
    async import(file: Blob): Promise<SnapshotImport> {
        const read = await this.read(file);
        if (read.kind !== 'read') return read;
        const { id } = read.snapshot;
        try {
            if ((await this.store.all()).items.some(one => one.id === id)) return { kind: 'known', id };
            await this.store.keep(read.snapshot, this.limits.value);
            return { kind: 'imported', id };
        } catch {
            return { kind: 'notSaved' };
        }
    }

    private async refresh(): Promise<void> {
        const reading = ++this.readings;
        const found = await this.store.all().then(
            ({ items: snapshots, unreadable, newer }) => ({ snapshots, unreadable, newer, problem: null }),
            error => ({ problem: storageProblem(error) })
        );
        if (reading === this.readings) this.tell({ isLoaded: true, ...found });
    }

    private tell(part: Partial<SnapshotsState>): void {
        this.state.next({ ...this.state.value, ...part });
    }
}

function storedLimits(): SnapshotLimits {
    try {
        const { most, days } = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<SnapshotLimits>;
        const isKnown = keptCounts.some(one => one === most) && keptDays.some(one => one === days);
        return isKnown ? ({ most, days } as SnapshotLimits) : usual;
    } catch {
        return usual; // storage may be refused, or hold something else
    }
}
