// SPDX-License-Identifier: MIT
import type { IDBPObjectStore } from 'idb';
import { InjectionToken } from '@angular/core';
import { MOST_KEPT } from '../../domain/limits';
import { type ComputerEvidence, isBrought, newest, withoutImports } from '../../domain/readiness/computer-evidence';
import { Database, NewerStorage, type Schema } from './database';
import { evidenceOf, storedEvidenceSchema, evidenceVersion, storedEvidence } from './readiness/evidence-schema';
import { Slices } from './slices';
import { isNewer, type Kept, readKept, readStored } from './stored';

/**
 * Keeps what was read of computers, so that it is there when the page is opened again. Every method rejects where the storage
 * cannot be used (`storageProblem`).
 */
export interface EvidenceStore {
    /** Everything that is kept. */
    all(): Promise<Kept<ComputerEvidence>>;
    /** What is kept of one computer; null: nothing that this version can read. @param computer its name in lower case */
    of(computer: string): Promise<ComputerEvidence | null>;
    /**
     * Keeps what was read: of each part that is kept already the one that was answered last, whichever window read it. Gives what
     * is kept now. Where there are too many, the one goes that was read longest ago, and before it what only files tell of.
     */
    keep(one: ComputerEvidence): Promise<ComputerEvidence>;
    /** The same for many at once. */
    keepAll(all: readonly ComputerEvidence[]): Promise<readonly ComputerEvidence[]>;
    /** Takes away what files brought of any computer. */
    forgetImports(): Promise<void>;
    forget(computers: readonly string[]): Promise<void>;
    /** Lets go what is of computers that have not been in the list for `unlistedDays`. @param listed their names in lower case */
    retain(listed: ReadonlySet<string>): Promise<void>;
}

export const EVIDENCE_STORE = new InjectionToken<EvidenceStore>('EVIDENCE_STORE', {
    providedIn: 'root',
    factory: () => new BrowserEvidence()
});

/** For how many days evidence stays after its computer has left the list. */
export const unlistedDays = 90;

const day = 86_400_000;

/** How many are taken from the storage at a time: each may be as large as a whole page. */
const atATime = 10;

type StoreOf<Name extends 'evidence' | 'unlisted'> = IDBPObjectStore<Schema, ('evidence' | 'unlisted')[], Name, 'readwrite'>;

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserEvidence implements EvidenceStore {
    constructor(
        private readonly database = new Database(),
        private readonly most = MOST_KEPT
    ) {}

    async all(): Promise<Kept<ComputerEvidence>> {
        const items: ComputerEvidence[] = [];
        let [unreadable, newer] = [0, 0];
        const slices = new Slices();
        const keys = await this.database.use(database => database.getAllKeys('evidence'));
        for (let first = 0; first < keys.length; first += atATime) {
            const range = IDBKeyRange.bound(keys[first], keys[Math.min(first + atATime, keys.length) - 1]);
            for (const stored of await this.database.use(database => database.getAll('evidence', range))) {
                const read = readKept(storedEvidenceSchema, evidenceVersion, [stored]);
                items.push(...read.items.map(evidenceOf));
                unreadable += read.unreadable;
                newer += read.newer;
                await slices.pause();
            }
        }
        return { items, unreadable, newer };
    }

    async of(computer: string): Promise<ComputerEvidence | null> {
        const [stored] = readStored(storedEvidenceSchema, [await this.database.use(database => database.get('evidence', computer))]);
        return stored ? evidenceOf(stored) : null;
    }

    async keep(one: ComputerEvidence): Promise<ComputerEvidence> {
        const [kept = one] = await this.keepAll([one]);
        return kept;
    }

    keepAll(all: readonly ComputerEvidence[]): Promise<readonly ComputerEvidence[]> {
        return this.change(async (store, unlisted) => {
            const kept: ComputerEvidence[] = [];
            for (const one of all) kept.push(await this.keepOne(one, store, unlisted));
            await this.makeRoom(store);
            return kept;
        });
    }

    private async keepOne(one: ComputerEvidence, store: StoreOf<'evidence'>, unlisted: StoreOf<'unlisted'>): Promise<ComputerEvidence> {
        const stored = await store.get(one.computer);
        if (isNewer(stored, evidenceVersion)) throw new NewerStorage();
        const [before] = readStored(storedEvidenceSchema, [stored]);
        const kept = before ? newest(evidenceOf(before), one, new Date().toISOString()) : one;
        await store.put(storedEvidence(kept));
        // What was there before may have gone because its computer had left the list. What is brought is to stay as long as what is new.
        if (!stored || isBrought(one)) await unlisted.delete(one.computer);
        return kept;
    }

    async forgetImports(): Promise<void> {
        await this.change(async store => {
            for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
                const [stored] = readStored(storedEvidenceSchema, [cursor.value]);
                if (!stored || !isBrought(stored)) continue;
                const rest = withoutImports(evidenceOf(stored));
                await (rest ? cursor.update(storedEvidence(rest)) : cursor.delete());
            }
        });
    }

    async forget(computers: readonly string[]): Promise<void> {
        await this.change(async store => {
            for (const computer of computers) {
                if (!isNewer(await store.get(computer), evidenceVersion)) await store.delete(computer);
            }
        });
    }

    async retain(listed: ReadonlySet<string>): Promise<void> {
        const now = Date.now();
        const oldest = new Date(now - unlistedDays * day).toISOString();
        await this.change(async (store, unlisted) => {
            const since = new Map((await unlisted.getAll()).map(one => [one.computer, one.since]));
            const kept = new Set(await store.getAllKeys());
            for (const computer of since.keys()) if (listed.has(computer) || !kept.has(computer)) await unlisted.delete(computer);
            for (const computer of kept) {
                const left = since.get(computer);
                if (listed.has(computer)) continue;
                if (left === undefined) await unlisted.put({ computer, since: new Date(now).toISOString() });
                else if (left <= oldest && !isNewer(await store.get(computer), evidenceVersion)) await store.delete(computer);
            }
        });
    }

    private async makeRoom(store: StoreOf<'evidence'>): Promise<void> {
        let left = (await store.count()) - this.most;
        for (let cursor = await store.index('readAt').openCursor(); cursor && left > 0; cursor = await cursor.continue()) {
            if (isNewer(cursor.value, evidenceVersion)) continue;
            await cursor.delete();
            left--;
        }
    }

    private change<T>(work: (store: StoreOf<'evidence'>, unlisted: StoreOf<'unlisted'>) => Promise<T>): Promise<T> {
        return this.database.use(async database => {
            // It can be read again: that it is not yet on the disk when the machine stops does not matter.
            const transaction = database.transaction(['evidence', 'unlisted'], 'readwrite');
            const working = work(transaction.objectStore('evidence'), transaction.objectStore('unlisted'));
            const [result] = await Promise.all([working, transaction.done]);
            return result;
        });
    }
}
