// SPDX-License-Identifier: MIT
// A snapshot as text: what is stored in the browser, and what an exported file holds.
import { z } from 'zod';
import { LONGEST_NAME, LONGEST_TEXT, MOST_COMPUTERS } from '../../../domain/limits';
import { type CompactComputers, compactComputers, compactInSteps, DamagedSnapshot, expanded } from '../../../domain/snapshots/compact';
import { type Snapshot, snapshotVersion } from '../../../domain/snapshots/snapshot';
import type { SnapshotFileResult } from '../../../domain/snapshots/snapshot-csv';
import { originSchema } from '../record-schema';
import { Slices } from '../slices';
import { parseJson } from '../stored';

const snapshotFormat = 'smb-signing-snapshot';

/** As far as a newer version, too, must have it. */
const envelope = z.object({ format: z.literal(snapshotFormat), version: z.number().int().positive() });

/** Each of twenty thousand computers has some texts of its own, at most. */
const mostTexts = 20 * MOST_COMPUTERS;

const isTexts = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= mostTexts && value.every(one => typeof one === 'string' && one.length <= LONGEST_TEXT);
const isLists = (value: unknown): boolean => Array.isArray(value) && value.length <= MOST_COMPUTERS && value.every(Array.isArray);

const time = z.string().datetime();
const content = z.object({
    version: z.literal(snapshotVersion),
    id: z.string().min(1).max(LONGEST_NAME),
    begun: time,
    ended: time.nullable(),
    toolVersion: z.string().max(LONGEST_NAME),
    origin: originSchema,
    texts: z.custom<readonly string[]>(isTexts),
    computers: z.custom<readonly (readonly unknown[])[]>(isLists)
});

export function snapshotText(snapshot: Snapshot): string {
    return textOf(snapshot, compactComputers(snapshot));
}

/** The same, in slices that leave the page free. */
export async function snapshotTextInSlices(snapshot: Snapshot): Promise<string> {
    const slices = new Slices();
    const work = compactInSteps(snapshot);
    for (;;) {
        const step = work.next();
        if (step.done) return textOf(snapshot, step.value);
        await slices.pause();
    }
}

function textOf({ id, begun, ended, toolVersion, origin }: Snapshot, computers: CompactComputers): string {
    return JSON.stringify({ format: snapshotFormat, version: snapshotVersion, id, begun, ended, toolVersion, origin, ...computers });
}

/** Reads it again. Never throws, whatever it is given. */
export function readSnapshotText(text: string): SnapshotFileResult {
    const value = parseJson(text);
    const outside = envelope.safeParse(value);
    if (!outside.success) return { kind: 'damaged', where: pathOf(outside.error) };
    if (outside.data.version > snapshotVersion) return { kind: 'newerVersion', version: outside.data.version };
    const parsed = content.safeParse(value);
    if (!parsed.success) return { kind: 'damaged', where: pathOf(parsed.error) };
    const { id, begun, ended, toolVersion, origin, ...list } = parsed.data;
    try {
        return { kind: 'read', snapshot: { id, begun, ended, toolVersion, origin, computers: expanded(begun, list) } };
    } catch (error) {
        if (error instanceof DamagedSnapshot) return { kind: 'damaged', where: error.message };
        throw error;
    }
}

function pathOf({ issues }: z.ZodError): string {
    return issues[0]?.path.join('.') || snapshotFormat;
}
