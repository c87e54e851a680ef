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
const LONGEST_BEGINNING = 200;

export function brokenRecord(line: number, text: string): FileRecord {
    return { line, text: text.slice(0, LONGEST_BEGINNING), isBroken: true };
}

/** Counts the lines of a text that is taken in parts, going on from where it stopped: a text may be one line of a million records. */
export class LineCount {
    private line = 1;
    private counted = 0;

    /** The line of a place, none of which may be before the last one that was asked for. */
    at(text: string, place: number): number {
        const part = text.slice(this.counted, place);
        for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) this.line++;
        this.counted = Math.max(this.counted, place);
        return this.line;
    }

    /** Tells that the beginning of the text is gone. */
    drop(text: string, to: number): void {
        this.at(text, to);
        this.counted -= to;
    }
}
