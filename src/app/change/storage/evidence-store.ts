// SPDX-License-Identifier: MIT
import type { IDBPObjectStore } from 'idb';
import { InjectionToken } from '@angular/core';
import { MOST_KEPT } from '../../domain/limits';
import { type ComputerEvidence, isBrought, newest, withoutImports } from '../../domain/readiness/computer-evidence';
import { Database, NewerStorage, type Schema } from './database';
import { takeBeside } from './readiness/beside/reading-beside';
import { startReading } from './readiness/beside/start-reading';
import { allByKey, entriesOf, inBatches, inParts, type Part } from './readiness/evidence-batches';
import {
    besideFilesAlone,
    evidenceVersion,
    ofFilesAlone,
    readEvidence,
    storedEvidence,
    type WrittenEvidence
} from './readiness/packed-evidence';
import { Slices } from './slices';
import { isNewer, type Kept } from './stored';

/**
 * Keeps what was read of computers, so that it is there when the page is opened again. Every method rejects where the storage
 * cannot be used (`storageProblem`).
 */
export interface EvidenceStore {
    /**
     * Everything that is kept, read in slices that leave the page free. There may be MOST_KEPT computers: whoever takes them should do
     * so in slices, too (`Slices`), and tell others once, not of each.
     */
    all(): Promise<Kept<ComputerEvidence>>;
    /** What is kept of one computer; null: nothing that this version can read. @param computer its name in lower case */
    of(computer: string): Promise<ComputerEvidence | null>;
    /**
     * Keeps what was read: of each part that is kept already the one that was answered last, whichever window read it. Gives what
     * is kept now. Where there are too many, the one goes that was read longest ago, and before it what only files tell of.
     */
    keep(one: ComputerEvidence): Promise<ComputerEvidence>;
    /**
     * The same for many at once, some in each transaction: where one of these fails, those before it are kept. What a newer version
     * wrote stays as it is.
     * @param tell is told each time how many more are kept
     */
    keepAll(all: readonly ComputerEvidence[], tell?: (computers: number) => void): Promise<KeptMany>;
    /** Takes away what files brought of any computer. */
    forgetImports(): Promise<void>;
    forget(computers: readonly string[]): Promise<void>;
    /**
     * Lets go what is of computers that have not been in the list for `unlistedDays`, or what only files told, so long after the last one
     * did, of computers that are not in it. @param listed their names in lower case
     */
    retain(listed: ReadonlySet<string>): Promise<void>;
}

/**
 * @property others what is kept now, of those that are kept otherwise than they were given
 * @property newer how many were not kept, because a newer version wrote what is there
 */
export interface KeptMany {
    readonly others: readonly ComputerEvidence[];
    readonly newer: number;
}

export const EVIDENCE_STORE = new InjectionToken<EvidenceStore>('EVIDENCE_STORE', {
    providedIn: 'root',
    factory: () => new BrowserEvidence(new Database(), MOST_KEPT, startReading)
});

/** For how many days evidence stays after its computer has left the list. */
export const unlistedDays = 90;

const day = 86_400_000;

/** So many changes are asked for before their end is waited for. */
const atOnce = 200;

/** Fewer are there sooner than a worker. */
const fewestBeside = 2_000;

/** @param giveAll gives everything that is stored, some of it at a time */
async function readAll(giveAll: (take: (batch: readonly unknown[]) => Promise<void>) => Promise<void>): Promise<Kept<ComputerEvidence>> {
    const items: ComputerEvidence[] = [];
    let [unreadable, newer] = [0, 0];
    const slices = new Slices();
    await giveAll(async batch => {
        for (const stored of batch) {
            const one = isNewer(stored, evidenceVersion) ? null : readEvidence(stored);
            if (one) items.push(one);
            else if (isNewer(stored, evidenceVersion)) newer++;
            else unreadable++;
            // Not after each: to wait for nothing takes as long as to read one.
            if (slices.isOver) await slices.rest();
        }
    });
    return { items, unreadable, newer };
}

type StoreOf<Name extends 'evidence' | 'unlisted'> = IDBPObjectStore<Schema, ('evidence' | 'unlisted')[], Name, 'readwrite'>;

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserEvidence implements EvidenceStore {
    /** @param start starts a worker that takes what is kept of many computers from the storage; null: the page does that, too */
    constructor(
        private readonly database = new Database(),
        private readonly most = MOST_KEPT,
        private readonly start: (() => Worker) | null = null
    ) {}

    async all(): Promise<Kept<ComputerEvidence>> {
        const { start } = this;
        const isBeside = start !== null && (await this.database.use(database => database.count('evidence'))) >= fewestBeside;
        const beside = isBeside ? readAll(take => takeBeside(start, take)) : null;
        const batchOf = (range: IDBKeyRange | null, most: number): Promise<WrittenEvidence[]> =>
            this.database.use(database => database.getAll('evidence', range, most));
        const inPage = (): Promise<Kept<ComputerEvidence>> => readAll(take => inBatches(batchOf, take));
        return beside ? beside.catch(inPage) : inPage();
    }

    async of(computer: string): Promise<ComputerEvidence | null> {
        return readEvidence(await this.database.use(database => database.get('evidence', computer)));
    }

    async keep(one: ComputerEvidence): Promise<ComputerEvidence> {
        const { others, newer } = await this.keepAll([one]);
        if (newer > 0) throw new NewerStorage();
        return others[0] ?? one;
    }

    async keepAll(all: readonly ComputerEvidence[], tell?: (computers: number) => void): Promise<KeptMany> {
        const others: ComputerEvidence[] = [];
        let [newer, added] = [0, 0];
        const keepPart = async (part: Part, store: StoreOf<'evidence'>, unlisted: StoreOf<'unlisted'>): Promise<void> => {
            const stored = await entriesOf(part, (range, most) => store.getAll(range, most));
            const left = await entriesOf(part, (range, most) => unlisted.getAll(range, most));
            const keepOne = async (one: ComputerEvidence): Promise<void> => {
                const known = stored.get(one.computer);
                if (isNewer(known, evidenceVersion)) {
                    newer++;
                    return;
                }
                const before = known ? readEvidence(known) : null;
                const kept = before ? newest(before, one, new Date().toISOString()) : one;
                if (!known) added++;
                if (kept !== one) others.push(kept);
                // What was there before may have gone because its computer had left the list. What is brought is to stay as long as
                // what is new.
                const isNew = left.has(one.computer) && (!known || isBrought(one));
                await Promise.all([store.put(storedEvidence(kept)), isNew && unlisted.delete(one.computer)]);
            };
            await Promise.all(part.map(keepOne));
        };
        for (const part of inParts(all)) {
            const newerBefore = newer;
            await this.change((store, unlisted) => keepPart(part, store, unlisted));
            tell?.(part.length - (newer - newerBefore));
        }
        if (added > 0) await this.change(store => this.makeRoom(store));
        return { others, newer };
    }

    async forgetImports(): Promise<void> {
        await this.forgetFormer();
        const slices = new Slices();
        const batchOf = (range: IDBKeyRange | null, most: number): Promise<WrittenEvidence[]> =>
            this.change(async store => {
                const batch = await store.getAll(range, most);
                const changes: Promise<unknown>[] = [];
                // Those that stand side by side go at once.
                let [first, last]: (string | null)[] = [null, null];
                const letGo = (): void => {
                    if (first !== null) changes.push(store.delete(IDBKeyRange.bound(first, last)));
                    [first, last] = [null, null];
                };
                for (const stored of batch) {
                    const one = isNewer(stored, evidenceVersion) ? null : readEvidence(stored);
                    const rest = one && isBrought(one) ? withoutImports(one) : one;
                    if (one && !rest) [first, last] = [first ?? one.computer, one.computer];
                    else letGo();
                    if (rest && rest !== one) changes.push(store.put(storedEvidence(rest)));
                }
                letGo();
                await Promise.all(changes);
                return batch;
            });
        await inBatches(batchOf, () => slices.pause());
    }

    async forget(computers: readonly string[]): Promise<void> {
        await this.forgetFormer();
        await this.change(async store => {
            for (const computer of computers) {
                if (!isNewer(await store.get(computer), evidenceVersion)) await store.delete(computer);
            }
        });
    }

    async retain(listed: ReadonlySet<string>): Promise<void> {
        const now = Date.now();
        const oldest = new Date(now - unlistedDays * day).toISOString();
        let isAnyGone = false;
        await this.change(async (store, unlisted) => {
            const left = await allByKey(
                (range, most) => unlisted.getAll(range, most),
                one => one.computer
            );
            const since = new Map(left.map(one => [one.computer, one.since]));
            // Of what only files tell, its place in the index says since when: tens of thousands of notes more would take long.
            const read = new Set((await Promise.all(besideFilesAlone().map(range => store.index('readAt').getAllKeys(range)))).flat());
            const old = await store.index('readAt').getAllKeys(ofFilesAlone(oldest));
            const leave = async (computer: string): Promise<void> => {
                isAnyGone = true;
                if (!isNewer(await store.get(computer), evidenceVersion)) await store.delete(computer);
            };
            const changes: Promise<unknown>[] = [];
            for (const computer of since.keys()) {
                const isKept = !listed.has(computer) && (read.has(computer) || (await store.getKey(computer)) !== undefined);
                if (!isKept) changes.push(unlisted.delete(computer));
            }
            for (const computer of old) if (!listed.has(computer)) changes.push(leave(computer));
            for (const computer of read) {
                const leftAt = since.get(computer);
                if (listed.has(computer)) continue;
                if (leftAt === undefined) changes.push(unlisted.put({ computer, since: new Date(now).toISOString() }));
                else if (leftAt <= oldest) changes.push(leave(computer));
                // Others' turn: what was asked for is done first.
                if (changes.length >= atOnce) await Promise.all(changes.splice(0));
            }
            await Promise.all(changes);
        });
        if (isAnyGone) await this.forgetFormer();
    }

    /** What a page showed goes with what it rested on. */
    private async forgetFormer(): Promise<void> {
        await this.database.use(database => database.clear('former'));
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
