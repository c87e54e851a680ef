// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import type { Direction } from '../../domain/computer/facts';
import { MOST_KEPT } from '../../domain/limits';
import type { FormerFleet, FormerReadiness } from '../../domain/readiness/former';
import { Database } from './database';
import { isTime } from './readiness/evidence-checks';
import { formerVersion, type StoredFormer, unpackedFormer } from './readiness/packed-former';
import { Slices } from './slices';

/**
 * Keeps what a page showed of the readiness of many computers. What it is made of can change, or go, at any time: it says how it was
 * at one time, and no more. It goes with the evidence that a person, or another computer under the same name, takes away
 * (`EvidenceStore.forgetImports`, `forget`). Every method rejects where the storage can't be used (`storageProblem`).
 */
export interface FormerStore {
    /** Null: there is nothing that this version can read, or some of it is damaged. Read in slices that leave the page free. */
    load(direction: Direction): Promise<FormerFleet | null>;
    /** In place of what was kept of this direction. @param texts as `packingFormer` makes them, together at most LONGEST_FORMER long */
    keep(direction: Direction, judgedAt: string, texts: readonly string[]): Promise<void>;
}

/** So many characters are kept of a direction, or nothing: 50,000 computers that few cut off have a fifth of it. */
export const LONGEST_FORMER = 40_000_000;

export const FORMER_STORE = new InjectionToken<FormerStore>('FORMER_STORE', {
    providedIn: 'root',
    factory: () => new BrowserFormer()
});

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserFormer implements FormerStore {
    constructor(private readonly database = new Database()) {}

    async load(direction: Direction): Promise<FormerFleet | null> {
        const stored = await this.database.use(async database => {
            // In one transaction: another window may put others in their place.
            const store = database.transaction('former').store;
            const first = await store.get([direction, 0]);
            const parts = first?.version === formerVersion ? first.parts : 0;
            if (!Number.isInteger(parts) || parts > MOST_KEPT) return [];
            const others = Array.from({ length: Math.max(0, parts - 1) }, (_, index) => store.get([direction, index + 1]));
            return parts > 0 ? [first, ...(await Promise.all(others))] : [];
        });
        const judgedAt = stored[0]?.judgedAt;
        if (!isTime(judgedAt)) return null;
        const computers: FormerReadiness[] = [];
        const slices = new Slices();
        for (const part of stored) {
            const some = part?.version === formerVersion && part.judgedAt === judgedAt ? unpackedFormer(part.text) : null;
            if (!some) return null;
            for (const one of some) computers.push(one);
            if (slices.isOver) await slices.rest();
        }
        return { judgedAt, computers };
    }

    async keep(direction: Direction, judgedAt: string, texts: readonly string[]): Promise<void> {
        await this.database.use(async database => {
            const transaction = database.transaction('former', 'readwrite');
            const { store } = transaction;
            const part = (text: string, index: number): StoredFormer => ({
                version: formerVersion,
                direction,
                part: index,
                parts: texts.length,
                judgedAt,
                text
            });
            const putting = async (): Promise<void> => {
                await store.delete(IDBKeyRange.bound([direction, 0], [direction, Infinity]));
                // One in each task: all of them at once would hold up the page.
                for (const [index, text] of texts.entries()) await store.put(part(text, index));
            };
            await Promise.all([putting(), transaction.done]);
        });
    }
}
