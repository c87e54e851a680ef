// SPDX-License-Identifier: MIT
import type { IDBPObjectStore } from 'idb';
import { InjectionToken } from '@angular/core';
import { type Observable, Subject } from 'rxjs';
import type { Snapshot, SnapshotSummary } from '../../domain/snapshots/snapshot';
import { Database, NewerStorage, type Schema } from './database';
import { readSnapshotText, snapshotTextInSlices } from './snapshots/snapshot-text';
import { keptSince, storedSummary, summaryOf, summarySchema, summaryVersion } from './snapshots/summary-schema';
import { isNewer, type Kept, readKept } from './stored';

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

/** Whether the browser has no room for what should be stored. */
export function isFull(error: unknown): boolean {
    return error instanceof DOMException && error.name === 'QuotaExceededError';
}

const day = 86_400_000;

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserSnapshots implements SnapshotStore {
    readonly changed: Observable<void>;
    private readonly here = new Subject<void>();
    private readonly channel = new BroadcastChannel('community.smb-signing.snapshots');

    constructor(private readonly database = new Database()) {
        this.changed = this.here;
        this.channel.onmessage = () => this.here.next();
    }

    async all(): Promise<Kept<SnapshotSummary>> {
        const stored = await this.database.use(database => database.getAll('snapshots'));
        const found = readKept(summarySchema, summaryVersion, stored);
        return { ...found, items: found.items.map(summaryOf).sort((a, b) => (a.begun < b.begun ? 1 : -1)) };
    }

    async load(id: string): Promise<Snapshot | null> {
        const stored = await this.database.use(database => database.get('snapshotTexts', id));
        const read = readSnapshotText(typeof stored?.text === 'string' ? stored.text : '');
        return read.kind === 'read' ? read.snapshot : null;
    }

    async keep(snapshot: Snapshot, limits: SnapshotLimits): Promise<void> {
        const text = await snapshotTextInSlices(snapshot);
        const summary = storedSummary(snapshot, text.length);
        await this.change(async (heads, texts) => {
            const all = await heads.getAll();
            if (all.some(one => one.id === snapshot.id && isNewer(one, summaryVersion))) throw new NewerStorage();
            // Beside it, the latest of the others stay. What this version can't read, it does not count, either.
            const others = all.filter(({ id, version }) => id !== snapshot.id && version === summaryVersion);
            const latest = others.sort((a, b) => (keptSince(a) < keptSince(b) ? 1 : -1));
            const oldest = limits.days === null ? '' : new Date(Date.now() - limits.days * day).toISOString();
            const beyond = latest.filter((one, index) => index >= limits.most - 1 || keptSince(one) < oldest);
            await Promise.all([texts.put({ id: snapshot.id, text }), heads.put(summary)]);
            // Only now: where there is no room for the new one, nothing goes.
            for (const { id } of beyond) await Promise.all([heads.delete(id), texts.delete(id)]);
        });
    }

    async remove(ids: readonly string[]): Promise<void> {
        await this.change(async (heads, texts) => {
            for (const id of ids)
                if (!isNewer(await heads.get(id), summaryVersion)) await Promise.all([heads.delete(id), texts.delete(id)]);
        });
    }

    private async change(work: (heads: Store<'snapshots'>, texts: Store<'snapshotTexts'>) => Promise<void>): Promise<void> {
        await this.database.use(async database => {
            const transaction = database.transaction(['snapshots', 'snapshotTexts'], 'readwrite');
            const working = work(transaction.objectStore('snapshots'), transaction.objectStore('snapshotTexts'));
            await Promise.all([working, transaction.done]);
        });
        this.here.next();
        this.channel.postMessage(null);
    }
}

type Store<Name extends 'snapshots' | 'snapshotTexts'> = IDBPObjectStore<Schema, ('snapshots' | 'snapshotTexts')[], Name, 'readwrite'>;
