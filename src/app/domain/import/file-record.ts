// SPDX-License-Identifier: MIT
// A file of events as its records: each is taken apart by itself, so that damage takes no other one along.

/** What stands for one event, or for one computer, in a file. */
export interface FileRecord {
    /** The line that it begins in, from 1. */
    readonly line: number;
    readonly text: string;
    /** Whether it has no end, or is too long: its text is only its beginning. */
    readonly isBroken?: true;
}

/** Takes a text in parts of any size, and gives its records: the same whatever the parts are. */
export interface Splitter {
    push(text: string): readonly FileRecord[];
    /** What is left once the text has ended. */
    end(): readonly FileRecord[];
}

/** How much of what is broken is kept, in UTF-16 units. */
export const LONGEST_BEGINNING = 200;

export function brokenRecord(line: number, text: string): FileRecord {
    return { line, text: text.slice(0, LONGEST_BEGINNING), isBroken: true };
}

/** How many line breaks there are from one place up to another. */
export function linesIn(text: string, from: number, to: number): number {
    let count = 0;
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
    return count;
}
