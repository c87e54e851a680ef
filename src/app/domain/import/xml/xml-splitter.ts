// SPDX-License-Identifier: MIT
import { brokenRecord, type FileRecord, LineCount, type Splitter } from '../file-record';

/** An event has at most 64 kB; as XML, in which characters are escaped, it is longer. */
const LONGEST_EVENT_XML = 500_000;

/** Where an event begins, and where it ends. EventData and EventID begin alike. */
const marks = /<Event(?=[\s/>])|<\/Event>/g;

/** So much of a mark may stand before the next part of the text. */
const partOfMark = '</Event>'.length - 1;

/** The events of what `wevtutil qe` writes: one behind the other, in an element or in none. */
export class XmlSplitter implements Splitter {
    private text = '';
    private readonly lines = new LineCount();
    /** Where the event at hand begins; null: there is none. */
    private start: number | null = null;
    private looked = 0;

    push(text: string): readonly FileRecord[] {
        this.text += text;
        const found: FileRecord[] = [];
        marks.lastIndex = this.looked;
        for (let mark = marks.exec(this.text); mark; mark = marks.exec(this.text)) found.push(...this.take(mark[0] ?? '', mark.index));
        const isLong = this.start !== null && this.text.length - this.start > LONGEST_EVENT_XML;
        if (isLong) found.push(...this.cut(this.text.length));
        // A mark that was seen is not looked at again: it is followed by more than this.
        this.drop(this.start ?? Math.max(this.looked, this.text.length - partOfMark));
        return found;
    }

    end(): readonly FileRecord[] {
        return this.cut(this.text.length);
    }

    private take(mark: string, at: number): readonly FileRecord[] {
        this.looked = at + mark.length;
        if (!mark.startsWith('</')) {
            const found = this.cut(at);
            this.start = at;
            return found;
        }
        if (this.start === null || this.looked - this.start > LONGEST_EVENT_XML) return this.cut(at);
        const whole = { line: this.lineAt(this.start), text: this.text.slice(this.start, this.looked) };
        this.drop(this.looked);
        marks.lastIndex = this.looked;
        return [whole];
    }

    /** Tells of the event at hand, which has no end. */
    private cut(to: number): readonly FileRecord[] {
        const { start } = this;
        this.start = null;
        return start === null ? [] : [brokenRecord(this.lineAt(start), this.text.slice(start, to))];
    }

    private lineAt(place: number): number {
        return this.lines.at(this.text, place);
    }

    private drop(to: number): void {
        this.lines.drop(this.text, to);
        this.text = this.text.slice(to);
        this.looked = Math.max(0, Math.max(this.looked, to) - to);
        if (this.start !== null) this.start = this.start >= to ? this.start - to : null;
    }
}
