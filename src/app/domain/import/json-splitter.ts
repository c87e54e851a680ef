// SPDX-License-Identifier: MIT
import { brokenRecord, type FileRecord, LineCount, type Splitter } from './file-record';

/** All that is read of one computer, as the script that gathers writes it, is one object. */
const LONGEST_OBJECT = 10_000_000;

const outside = /["{}\n]/g;
const inside = /["\\\n]/g;

/** What ConvertTo-Json and some services put around a list. */
const wrapping = /^\{\s{0,50}"(?:value|results|data)"\s{0,50}:\s{0,50}\[\s{0,50}$/;

/** A line that begins with more blanks than these tells nothing. */
const longestIndent = 50;

/**
 * The outermost objects of JSON: lines, a list, or one behind the other. After a broken one it goes on where an object begins a line
 * as the first one did.
 */
export class JsonSplitter implements Splitter {
    private text = '';
    private readonly lines = new LineCount();
    private looked = 0;
    private start: number | null = null;
    private depth = 0;
    private isInString = false;
    /** Where the line at hand begins; below 0: further back than the text at hand. */
    private lineStart = 0;
    /** How many blanks stood before the first object; -1: it began no line; null: there was none yet. */
    private indent: number | null = null;
    private isWrapped: boolean | null = null;
    /** Whether damage is being left behind. */
    private isLost = false;

    push(text: string): readonly FileRecord[] {
        this.text += text;
        const found: FileRecord[] = [];
        while (this.looked < this.text.length) {
            const next = this.isInString ? inside : outside;
            next.lastIndex = this.looked;
            const mark = next.exec(this.text);
            if (!mark) {
                this.looked = this.text.length;
                break;
            }
            // What stands behind a backslash is in the next part.
            if (mark[0] === '\\' && mark.index + 1 === this.text.length) {
                this.looked = mark.index;
                break;
            }
            this.looked = mark.index + 1;
            found.push(...(this.isInString ? this.inString(mark[0] ?? '') : this.outOfString(mark[0] ?? '')));
        }
        if (this.start !== null && this.looked - this.start > LONGEST_OBJECT) found.push(...this.lose());
        this.drop();
        return found;
    }

    end(): readonly FileRecord[] {
        return this.lose();
    }

    private inString(mark: string): readonly FileRecord[] {
        if (mark === '\\') this.looked++;
        else this.isInString = false;
        // A string has no line break: it was not closed.
        return mark === '\n' ? this.newLine(this.lose()) : [];
    }

    private outOfString(mark: string): readonly FileRecord[] {
        switch (mark) {
            case '\n':
                return this.newLine([]);
            case '"':
                this.isInString = this.start !== null;
                return [];
            case '{':
                return this.open();
            default:
                return this.close();
        }
    }

    private newLine(found: readonly FileRecord[]): readonly FileRecord[] {
        this.lineStart = this.looked;
        return found;
    }

    private open(): readonly FileRecord[] {
        const at = this.looked - 1;
        const indent = this.indentAt(at);
        const beginsLine = this.indent !== null && this.indent >= 0 && indent === this.indent;
        if (this.start === null && this.isLost && !beginsLine) return [];
        const isFirst = this.indent === null;
        const isListed =
            this.start !== null && this.depth === 1 && this.isWrapped === null && wrapping.test(this.text.slice(this.start, at));
        if (this.depth === 1) this.isWrapped ??= isListed;
        const found = this.start !== null && beginsLine && !isListed ? this.lose() : [];
        if (this.start !== null && !isListed) {
            this.depth++;
            return found;
        }
        this.start = at;
        this.depth = 1;
        this.isLost = false;
        if (isFirst || isListed) this.indent = indent;
        return found;
    }

    private close(): readonly FileRecord[] {
        if (this.start === null || --this.depth > 0) return [];
        this.isWrapped ??= false;
        const [start, to] = [this.start, this.looked];
        if (to - start > LONGEST_OBJECT) return this.lose();
        this.start = null;
        return [{ line: this.lineAt(start), text: this.text.slice(start, to) }];
    }

    /** Leaves an object that is broken behind. */
    private lose(): readonly FileRecord[] {
        const { start } = this;
        [this.start, this.depth, this.isInString, this.isLost] = [null, 0, false, true];
        return start === null ? [] : [brokenRecord(this.lineAt(start), this.text.slice(start, this.looked))];
    }

    private indentAt(at: number): number {
        const before = at - this.lineStart;
        if (this.lineStart < 0 || before > longestIndent) return -1;
        return this.text.slice(this.lineStart, at).trim() === '' ? before : -1;
    }

    private lineAt(place: number): number {
        return this.lines.at(this.text, place);
    }

    /** Lets go of what is done with; of the line at hand as much stays as tells how it begins. */
    private drop(): void {
        const to = this.start ?? Math.max(0, this.looked - this.lineStart > longestIndent ? this.looked : this.lineStart);
        this.lines.drop(this.text, to);
        this.text = this.text.slice(to);
        this.looked -= to;
        this.lineStart -= to;
        if (this.start !== null) this.start = 0;
    }
}
