// SPDX-License-Identifier: MIT
// The history as a file: of any size, since neither the file nor the history is ever in memory as a whole.
import type { Origin } from '../../domain/origin';
import { type ChangeRecord, recordVersion } from '../../domain/change/record';
import type { Journal } from '../storage/journal';
import { endedRecordSchema, type HistoryFile, historyFileSchema, historyFormat, recordSchema } from '../storage/record-schema';
import { RecordFinder } from './record-stream';
import { Slices } from '../storage/slices';
import { parseJson, readStored } from '../storage/stored';

/** How many records are read, or saved, at a time: what storage does with them cannot be interrupted. */
const part = 100;

/** How far an import is; `share` from 0 to 1. */
export interface ImportProgress {
    readonly phase: 'checking' | 'adding';
    readonly share: number;
}

/**
 * What became of an import. `newerVersion` and `damaged` changed nothing. The others may have ended in the middle: what was
 * `added` by then stays.
 */
export type ImportResult =
    | { readonly kind: 'newerVersion'; readonly version: number }
    | { readonly kind: 'damaged'; readonly where: string }
    | { readonly kind: 'imported' | 'notSaved' | 'cancelled' | 'unreadable'; readonly added: number; readonly known: number };

/** The file that `importHistory` takes: one record a line. */
export async function exportHistory(journal: Journal, toolVersion: string): Promise<Blob> {
    const file: HistoryFile = { format: historyFormat, version: recordVersion, exportedAt: new Date().toISOString(), toolVersion };
    const head = Object.entries(file).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},\n`);
    const pieces: Blob[] = [new Blob(['{\n', ...head, '  "records": ['])];
    const slices = new Slices();
    let separator = '\n';
    for (let last: string | null = null, stored = await journal.batch(null, part); stored.length > 0;) {
        const lines: string[] = [];
        for (const one of stored) {
            await slices.pause();
            const [record] = readStored(recordSchema, [one]);
            if (record?.step !== 'ended') continue;
            lines.push(separator, JSON.stringify(record));
            separator = ',\n';
        }
        pieces.push(new Blob(lines)); // what is in a Blob is no longer on the page's heap
        last = (stored.at(-1) as ChangeRecord).id;
        stored = await journal.batch(last, part);
    }
    return new Blob([...pieces, '\n  ]\n}\n'], { type: 'application/json' });
}

/**
 * Adds the records of a file that are not known yet, marked as imported. The file is checked as a whole first; then it is
 * added in parts, all or nothing of each. Never rejects.
 * @param signal aborts it: before the first part nothing was changed, afterwards what was added stays
 */
export async function importHistory(
    journal: Journal,
    file: Blob,
    signal: AbortSignal | undefined,
    tell: (progress: ImportProgress) => void
): Promise<ImportResult> {
    let [added, known] = [0, 0];
    const ended = (kind: 'imported' | 'notSaved' | 'cancelled' | 'unreadable'): ImportResult => ({ kind, added, known });
    try {
        const checked = await check(file, signal, share => tell({ phase: 'checking', share }));
        if ('kind' in checked) return checked;
        for await (const records of partsOf(file, checked, signal, share => tell({ phase: 'adding', share }))) {
            const anew = await journal.addNew(records).catch(() => null);
            if (anew === null) return ended('notSaved');
            added += anew;
            known += records.length - anew;
        }
        return ended('imported');
    } catch {
        // The file was taken away, or became another, while it was read.
        return ended(signal?.aborted ? 'cancelled' : 'unreadable');
    }
}

/** What is wrong with a file, or, where nothing is, its origin. Rejects where it cannot be read, or the signal is aborted. */
async function check(file: Blob, signal: AbortSignal | undefined, tell: (share: number) => void): Promise<ImportResult | Origin> {
    const finder = new RecordFinder();
    const slices = new Slices();
    let damaged: string | null = null;
    let index = 0;
    for await (const piece of piecesOf(file, signal, tell)) {
        const texts = finder.take(piece);
        if (texts === null) return { kind: 'damaged', where: historyFormat };
        for (const text of texts) {
            await slices.pause();
            if (damaged === null) damaged = damageOf(text, index);
            index++;
        }
    }
    const outside = historyFileSchema.safeParse(parseJson(finder.outside));
    if (!outside.success) return { kind: 'damaged', where: outside.error.issues[0]?.path.join('.') || historyFormat };
    if (outside.data.version > recordVersion) return { kind: 'newerVersion', version: outside.data.version };
    if (damaged !== null) return { kind: 'damaged', where: damaged };
    const { exportedAt, toolVersion } = outside.data;
    return { importedAt: new Date().toISOString(), exportedAt, toolVersion };
}

/** Where a record does not fit; null: it does. */
function damageOf(text: string, index: number): string | null {
    const record = endedRecordSchema.safeParse(parseJson(text));
    return record.success ? null : ['records', index, ...(record.error.issues[0]?.path ?? [])].join('.');
}

/** The records of a file that was checked, some at a time. One that does not fit any more ends it: the file became another. */
async function* partsOf(
    file: Blob,
    origin: Origin,
    signal: AbortSignal | undefined,
    tell: (share: number) => void
): AsyncGenerator<readonly ChangeRecord[]> {
    const finder = new RecordFinder();
    const slices = new Slices();
    let records = new Map<string, ChangeRecord>();
    for await (const piece of piecesOf(file, signal, tell)) {
        for (const text of finder.take(piece) ?? []) {
            await slices.pause();
            const record = endedRecordSchema.parse(parseJson(text));
            records.set(record.id, { ...record, imported: true, origin });
            if (records.size < part) continue;
            yield [...records.values()];
            records = new Map();
        }
    }
    if (records.size > 0) yield [...records.values()];
}

/** The text of a file in pieces. @param tell how much of it was read, from 0 to 1 */
async function* piecesOf(file: Blob, signal: AbortSignal | undefined, tell: (share: number) => void): AsyncGenerator<string> {
    const reader = file.stream().getReader();
    const decoder = new TextDecoder();
    const slices = new Slices();
    let done = 0;
    // A file on a share that does not answer keeps a reading waiting.
    const stop = (): void => void reader.cancel().catch(() => undefined);
    // Whoever cancelled before this was listened to has cancelled, too.
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
        for (let read = await reader.read(); !read.done; read = await reader.read()) {
            signal?.throwIfAborted();
            const bytes: Uint8Array = read.value;
            // A browser may give the whole of a file at once.
            for (let from = 0; from < bytes.length; from += pieceSize) {
                const piece = bytes.subarray(from, from + pieceSize);
                yield decoder.decode(piece, { stream: true });
                done += piece.length;
                tell(done / file.size);
                await slices.pause();
                signal?.throwIfAborted();
            }
        }
        signal?.throwIfAborted();
        yield decoder.decode();
    } finally {
        signal?.removeEventListener('abort', stop);
        stop();
    }
}

/** How much is checked at a time, in bytes. */
const pieceSize = 65_536;
