// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../domain/change/record';
import type { Journal, Place, StoredPage } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { Slices } from '../storage/slices';
import { readStored } from '../storage/stored';

const pageSize = 200;
/** No record starts after this. */
const everything = { before: '9999' };

/** The records of all computers that started since a time, in slices. Rejects where the storage can't be read. */
export async function recordsSince(journal: Journal, since: string): Promise<readonly ChangeRecord[]> {
    const slices = new Slices();
    const records: ChangeRecord[] = [];
    let place: Place | null = null;
    do {
        const page: StoredPage = await journal.page(everything, place, pageSize);
        const found = readStored(recordSchema, page.items);
        records.push(...found.filter(({ startedAt }) => startedAt >= since));
        place = found.some(({ startedAt }) => startedAt < since) ? null : page.next;
        await slices.pause();
    } while (place !== null);
    return records;
}
