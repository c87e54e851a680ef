// SPDX-License-Identifier: MIT
import { snapshotFromCsv, type SnapshotFileResult } from '../../domain/snapshots/snapshot-csv';
import { readSnapshotText } from '../storage/snapshots/snapshot-text';

/** So much text twenty thousand computers have at most, with names of a usual length. */
const largest = 32_000_000;

/** Reads an exported snapshot, or the CSV of an export of the list. Never rejects. */
export async function readSnapshotFile(file: Blob): Promise<SnapshotFileResult | { readonly kind: 'unreadable' }> {
    if (file.size > largest) return { kind: 'tooLarge' };
    const text = await file.text().catch(() => null);
    if (text === null) return { kind: 'unreadable' };
    const importedAt = new Date().toISOString();
    if (!/^\s*\{/.test(text)) return snapshotFromCsv(text, importedAt);
    const read = readSnapshotText(text);
    if (read.kind !== 'read') return read;
    const origin = { importedAt, exportedAt: null, toolVersion: read.snapshot.toolVersion };
    return { kind: 'read', snapshot: { ...read.snapshot, origin } };
}
