// SPDX-License-Identifier: MIT
import type { Journal } from '../storage/journal';

/** How many records are taken from the storage at a time. */
const atATime = 200;

/**
 * Goes through all stored records, a batch after the other, until it is over. Rejects where the storage cannot be read.
 * @param take gets them unchecked: they may be older or damaged
 */
export async function everyRecord(
    journal: Journal,
    isOver: () => boolean,
    take: (batch: readonly unknown[]) => Promise<void>
): Promise<void> {
    for (let after: string | null = null; !isOver();) {
        const batch = await journal.batch(after, atATime);
        await take(batch);
        const last: unknown = batch.at(-1);
        if (batch.length < atATime || !isIdentified(last)) return;
        after = last.id;
    }
}

function isIdentified(stored: unknown): stored is { readonly id: string } {
    return typeof stored === 'object' && stored !== null && typeof (stored as { readonly id?: unknown }).id === 'string';
}
