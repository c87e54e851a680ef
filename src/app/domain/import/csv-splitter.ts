// SPDX-License-Identifier: MIT
import { brokenRecord, type FileRecord, LineCount, type Splitter } from './file-record';

/** A message has at most 64 kB. What is longer is a quotation mark that is not closed. */
const LONGEST_ROW = 100_000;

const marks = /["\n]/g;

/** The rows of a table, in whose cells there may be line breaks between quotation marks (RFC 4180). The first one is its header. */
export class CsvSplitter implements Splitter {
    private text = '';
    private readonly lines = new LineCount();
    private looked = 0;
    private isQuoted = false;
    /** Whether the row at hand was too long, and its end is waited for. */
    private isLost = false;

    push(text: string): readonly FileRecord[] {
        this.text += text;
        const found: FileRecord[] = [];
        let from = 0;
        const tooLong = (to: number): boolean => !this.isLost && to - from > LONGEST_ROW;
        const lose = (): void => {
            found.push(this.broken(from, from + LONGEST_ROW));
            this.isLost = true;
            this.isQuoted = false;
            this.looked = from + LONGEST_ROW;
        };
        for (;;) {
            marks.lastIndex = this.looked;
            const mark = marks.exec(this.text);
            if (tooLong(mark?.index ?? this.text.length)) {
                lose();
                continue;
            }
            if (!mark) break;
            this.looked = mark.index + 1;
            if (mark[0] === '"') this.isQuoted = !this.isLost && !this.isQuoted;
            else if (!this.isQuoted) {
                if (!this.isLost) found.push(...this.row(from, mark.index));
                this.isLost = false;
                from = this.looked;
            }
        }
        this.looked = this.text.length;
        this.drop(this.isLost ? this.looked : from);
        return found;
    }

    end(): readonly FileRecord[] {
        if (this.isLost) return [];
        return this.isQuoted ? [this.broken(0, this.text.length)] : this.row(0, this.text.length);
    }

    private row(from: number, to: number): readonly FileRecord[] {
        const text = this.text.slice(from, to).replace(/\r$/, '');
        return text.trim() === '' ? [] : [{ line: this.lineAt(from), text }];
    }

    private broken(from: number, to: number): FileRecord {
        return brokenRecord(this.lineAt(from), this.text.slice(from, to));
    }

    private lineAt(place: number): number {
        return this.lines.at(this.text, place);
    }

    private drop(to: number): void {
        this.lines.drop(this.text, to);
        this.text = this.text.slice(to);
        this.looked -= to;
    }
}
