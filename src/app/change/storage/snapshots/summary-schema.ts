// SPDX-License-Identifier: MIT
import { z } from 'zod';
import { LONGEST_NAME, MOST_COMPUTERS } from '../../../domain/limits';
import { countsOf, type Snapshot, type SnapshotSummary } from '../../../domain/snapshots/snapshot';
import { originSchema } from '../record-schema';
import { schemaOf } from '../schema-of';

/** The version in which summaries are stored. */
export const summaryVersion = 1;

export interface StoredSummary extends SnapshotSummary {
    readonly version: typeof summaryVersion;
}

const count = z.number().int().nonnegative();
const time = z.string().datetime();

export const summarySchema = schemaOf<StoredSummary>()(
    z.object({
        version: z.literal(summaryVersion),
        id: z.string().min(1).max(LONGEST_NAME),
        begun: time,
        ended: time.nullable(),
        toolVersion: z.string().max(LONGEST_NAME),
        origin: originSchema,
        computers: count.max(MOST_COMPUTERS),
        counts: z.object({
            both: count,
            outboundOnly: count,
            inboundOnly: count,
            neither: count,
            unknown: count,
            notAccepting: count,
            unreachable: count,
            needsCredentials: count,
            notRead: count
        }),
        bytes: count
    })
);

/** As it is stored. Rejects what its schema would refuse later. */
export function storedSummary(snapshot: Snapshot, bytes: number): StoredSummary {
    const { computers, id, begun, ended, toolVersion, origin } = snapshot;
    const head = { id, begun, ended, toolVersion, origin };
    return summarySchema.parse({ version: summaryVersion, ...head, computers: computers.length, counts: countsOf(snapshot), bytes });
}

export function summaryOf({ id, begun, ended, toolVersion, origin, computers, counts, bytes }: StoredSummary): SnapshotSummary {
    return { id, begun, ended, toolVersion, origin, computers, counts, bytes };
}

/** Since when it is kept here: that it is old does not make a file that was just read go. */
export function keptSince({ origin, begun }: Pick<SnapshotSummary, 'origin' | 'begun'>): string {
    return origin?.importedAt ?? begun;
}
