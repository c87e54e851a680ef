// SPDX-License-Identifier: MIT
import { type ComputerEvents, FileEvents } from '../file-events';
import { EventFileReader } from '../file-reader';
import { TextDecoding } from '../text-decoding';

/** What was found in files. */
export interface Found {
    readonly computers: readonly ComputerEvents[];
    readonly taken: number;
    readonly twice: number;
    readonly other: number;
    /** The lines of what is broken. */
    readonly broken: readonly number[];
    readonly gathered: number;
}

/** Reads files whose parts end wherever it is said. @param cuts lengths of the parts, again and again */
export function readFiles(files: readonly (string | Uint8Array)[], cuts: readonly number[] = [65_536]): Found {
    const events = new FileEvents(5000);
    const counts = { taken: 0, twice: 0, other: 0, untold: 0, leftOut: 0, gathered: 0 };
    const broken: number[] = [];
    for (const [index, file] of files.entries()) {
        const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
        const [decoding, reader] = [new TextDecoding(), new EventFileReader()];
        const take = (records: ReturnType<EventFileReader['push']>): void => {
            for (const { read, line } of records) {
                if (read.kind === 'event') counts[events.take(read.event, index)]++;
                else if (read.kind === 'broken') broken.push(line);
                else counts[read.kind]++;
            }
        };
        for (let [at, turn] = [0, 0]; at < bytes.length; turn++) {
            const next = at + Math.max(1, cuts[turn % cuts.length] ?? 1);
            take(reader.push(decoding.push(bytes.subarray(at, next))));
            at = next;
        }
        take(reader.push(decoding.end()));
        take(reader.end());
    }
    const computers: ComputerEvents[] = [];
    for (const name of [...events.names].sort()) {
        const { twice = 0, ...one } = events.finish(name) ?? {};
        computers.push(one as ComputerEvents);
        counts.taken -= twice;
        counts.twice += twice;
    }
    return { computers, ...counts, broken };
}

/** A text in UTF-16, with its mark. */
export function utf16(text: string, isBig = false, mark = true): Uint8Array {
    const units = mark ? `\uFEFF${text}` : text;
    const bytes = new Uint8Array(2 * units.length);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < units.length; at++) view.setUint16(2 * at, units.charCodeAt(at), !isBig);
    return bytes;
}
