// SPDX-License-Identifier: MIT
// How many computers' evidence is taken from the storage, or put there, at a time: what only files tell of a computer is a short text,
// and what was read of one may be as large as a page, or as a hundred.
import type { ComputerEvidence } from '../../../domain/readiness/computer-evidence';
import type { WrittenEvidence } from './packed-evidence';

type Batch = readonly WrittenEvidence[];

const fewest = 10;
const most = 1000;

/** So many characters are taken at once, in one task of the page. */
const mostCharacters = 1_500_000;
/** What is stored as objects, as earlier versions did, takes as long as a text of so many. */
const ofObjects = 200_000;

/**
 * Takes everything by its keys, one batch behind the other. The next one is on its way while one is taken.
 * @param batchOf gives so many of a range; null: of all
 */
export async function inBatches(
    batchOf: (range: IDBKeyRange | null, most: number) => Promise<Batch>,
    take: (batch: Batch) => Promise<void>
): Promise<void> {
    let asked = fewest;
    let next = batchOf(null, asked);
    for (;;) {
        const batch = await next;
        const last = batch[batch.length - 1];
        if (!last) return;
        const isEnd = batch.length < asked;
        asked = sizeAfter(batch, asked);
        if (!isEnd) next = batchOf(IDBKeyRange.lowerBound(last.computer, true), asked);
        // Where taking fails, nobody waits for it.
        next.catch(() => undefined);
        await take(batch);
        if (isEnd) return;
    }
}

function sizeAfter(batch: Batch, size: number): number {
    const characters = batch.reduce((sum, one) => sum + charactersOf(one), 0);
    const fitting = Math.floor((mostCharacters * batch.length) / Math.max(1, characters));
    return Math.max(fewest, Math.min(most, 2 * size, fitting));
}

function charactersOf(one: WrittenEvidence): number {
    // It may be of another version, or damaged: nothing is certain of it.
    const { shared, own, imported, ...others } = one as Readonly<Record<keyof WrittenEvidence, unknown>>;
    if (Object.values(others).some(part => typeof part === 'object' && part !== null)) return ofObjects;
    const texts = [own, imported, ...(Array.isArray(shared) ? (shared as readonly unknown[]) : [])];
    return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

/** So many short ones come from the storage in one task of the page. */
const shortAtOnce = 2000;

/** Everything of one kind that is short, by its keys. */
export async function allByKey<T>(
    read: (range: IDBKeyRange | null, most: number) => Promise<readonly T[]>,
    keyOf: (one: T) => string
): Promise<readonly T[]> {
    const all: T[] = [];
    for (;;) {
        const last = all[all.length - 1];
        const batch = await read(last === undefined ? null : IDBKeyRange.lowerBound(keyOf(last), true), shortAtOnce);
        all.push(...batch);
        if (batch.length < shortAtOnce) return all;
    }
}

/** How much is put there in one task of the page: what was read of a computer weighs more, and each of its events. */
const [mostWeight, weightOfRead, weightOfEvent] = [200, 5, 0.05];

/** Some computers, at least one, by name as far as they come so. */
export type Part = readonly ComputerEvidence[];

/**
 * What is there of a part's computers. They are often all that is there from the first name to the last one: to ask for these at once is
 * much faster than by name.
 */
export async function entriesOf<T extends { readonly computer: string }>(
    part: Part,
    read: (range: IDBKeyRange, most: number) => Promise<readonly T[]>
): Promise<ReadonlyMap<string, T>> {
    const names = part.map(({ computer }) => computer).sort();
    const most = 2 * names.length;
    const between = await read(IDBKeyRange.bound(names[0], names[names.length - 1]), most);
    const isAll = between.length < most;
    const found = isAll ? between : (await Promise.all(names.map(name => read(IDBKeyRange.only(name), 1)))).flat();
    return new Map(found.map(one => [one.computer, one]));
}

/** Parts of which each is put into the storage at once, with each computer at most once. */
export function inParts(all: readonly ComputerEvidence[]): readonly Part[] {
    const parts: Map<string, ComputerEvidence>[] = [];
    let room = 0;
    for (const one of all) {
        const weight = weightOf(one);
        let part = parts[parts.length - 1];
        if (!part || room < weight || part.has(one.computer)) {
            parts.push((part = new Map()));
            room = mostWeight;
        }
        part.set(one.computer, one);
        room -= weight;
    }
    return parts.map(part => [...part.values()]);
}

function weightOf({ configuration, evidence, connections }: ComputerEvidence): number {
    if (!configuration && !evidence && !connections) return 1;
    return weightOfRead + weightOfEvent * (evidence?.value.events.length ?? 0);
}
