// SPDX-License-Identifier: MIT
// What an import tells while it goes on, also from a worker: nothing but data.
import type { FileFormat } from '../../domain/import/file-reader';
import type { ComputerEvidence } from '../../domain/readiness/computer-evidence';

/** A file that a person brings, or a text that was pasted, which has no name. */
export interface ImportFile {
    readonly name: string;
    readonly content: Blob;
}

/** What files hold on one computer: as it is kept, and each part with the file that it is from. */
export type ImportedComputer = Pick<ComputerEvidence, 'computer' | 'configuration' | 'evidence' | 'connections' | 'imported'>;

/** A record that was not understood. */
export interface RefusedRecord {
    readonly file: string;
    readonly line: number;
    /** Its beginning. */
    readonly text: string;
}

/** What was found in one file. */
export interface ReadFile {
    readonly name: string;
    readonly format: FileFormat;
    /** Set where it could not be read to its end: it is gone, or not allowed any more. */
    readonly isUnreadable?: true;
    readonly isEmpty?: true;
}

/** What an import has found so far. */
export interface ImportTally {
    readonly files: readonly ReadFile[];
    /** Events that count, that were in the files before, that are no evidence, and that are too many. */
    readonly taken: number;
    readonly twice: number;
    readonly other: number;
    readonly leftOut: number;
    /** Of the script that gathers: computers that it read, and those that it names and could not read. */
    readonly gathered: number;
    readonly notReached: readonly string[];
    readonly notReachedCount: number;
    /** Those that were not understood; how many of them in all. */
    readonly refused: readonly RefusedRecord[];
    readonly refusedCount: number;
    /** Events whose time can't be told. */
    readonly untimed: number;
    /** Computers that told that a log could not be forwarded, and which. */
    readonly notGathered: readonly { readonly computer: string; readonly channels: readonly string[] }[];
}

export type ImportNews =
    /** @property read so many bytes @property of of so many */
    | { readonly kind: 'progress'; readonly read: number; readonly of: number; readonly tally: ImportTally }
    | { readonly kind: 'computers'; readonly computers: readonly ImportedComputer[] }
    | { readonly kind: 'end'; readonly tally: ImportTally };
