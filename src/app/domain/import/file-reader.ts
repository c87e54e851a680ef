// SPDX-License-Identifier: MIT
import papa from 'papaparse';
import { CsvSplitter } from './csv-splitter';
import { broken, other, type ReadRecord } from './file-event';
import type { FileRecord, Splitter } from './file-record';
import { JsonSplitter } from './json-splitter';
import { areEventColumns, readRow } from './row-event';
import { readXmlEvent } from './xml/xml-event';
import { XmlSplitter } from './xml/xml-splitter';

/** How a file of events is written. */
export type FileFormat = 'xml' | 'json' | 'csv' | 'unknown';

/** A record of a file, and what it is. */
export interface ToldRecord {
    readonly line: number;
    readonly read: ReadRecord;
    /** Its beginning. */
    readonly text: string;
}

/** The member by which what the script that gathers writes is known. */
const GATHERED = 'smbSigningGathered';

/** Reads a text of events in parts of any size, whatever its format is. Never throws, whatever it is given. */
export class EventFileReader {
    format: FileFormat | null = null;
    private beginning = '';
    private splitter: Splitter | null = null;
    private columns: readonly string[] | null = null;
    private delimiter = ',';

    *push(text: string): Generator<ToldRecord> {
        if (this.splitter) return yield* this.told(this.splitter.push(text));
        this.beginning += text;
        if (this.beginning.length >= longestLook) yield* this.begin();
    }

    *end(): Generator<ToldRecord> {
        if (this.format === null) yield* this.begin();
        if (this.splitter) yield* this.told(this.splitter.end());
    }

    private *begin(): Generator<ToldRecord> {
        const text = this.beginning;
        this.beginning = '';
        if (this.format === 'unknown') return;
        this.format ??= formatOf(text.slice(0, longestLook));
        this.splitter = this.format === 'xml' ? new XmlSplitter() : this.format === 'json' ? new JsonSplitter() : null;
        if (this.format === 'csv') this.splitter = new CsvSplitter();
        if (this.splitter) yield* this.told(this.splitter.push(text));
    }

    private *told(records: readonly FileRecord[]): Generator<ToldRecord> {
        for (const { line, text, isBroken } of records) {
            const read = isBroken ? broken : this.readOne(text);
            if (read) yield { line, read, text: text.slice(0, 200) };
        }
    }

    /** Null: it is no record, such as a header. */
    private readOne(text: string): ReadRecord | null {
        switch (this.format) {
            case 'xml':
                return isElsewhere(text) ? other : readXmlEvent(text);
            case 'json':
                return readObject(text);
            default:
                return this.readCells(text);
        }
    }

    private readCells(text: string): ReadRecord | null {
        if (!this.columns) {
            if (text.startsWith('#TYPE ')) return null;
            this.delimiter = delimiterOf(text);
            this.columns = (cellsOf(text, this.delimiter) ?? []).map(name => name.trim().toLowerCase());
            return null;
        }
        if (!evidenceLogs.test(text)) return other;
        const cells = cellsOf(text, this.delimiter);
        if (!cells || cells.length !== this.columns.length) return broken;
        const row = new Map<string, string>();
        this.columns.forEach((name, index) => {
            if (!row.has(name)) row.set(name, cells[index] ?? '');
        });
        return readRow(row);
    }
}

/** So much of a text tells its format. */
const longestLook = 20_000;

const evidenceLogs = /microsoft-windows-(?:smbclient|smbserver|forwarding)\//i;

/** The format, by the content. */
function formatOf(look: string): FileFormat {
    const text = look.trimStart();
    if (text.startsWith('<')) return 'xml';
    if (/^[[{]/.test(text)) return 'json';
    const [header = ''] = text.split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#TYPE '));
    const columns = cellsOf(header, delimiterOf(header)) ?? [];
    return areEventColumns(columns.map(name => name.trim().toLowerCase())) ? 'csv' : 'unknown';
}

const channelElement = /<Channel>([^<]{1,300})<\/Channel>/;

/** Whether an event is of a log without evidence. It takes ten times as long to read it as XML. */
function isElsewhere(text: string): boolean {
    const channel = channelElement.exec(text)?.[1];
    return channel !== undefined && !evidenceLogs.test(channel);
}

function readObject(text: string): ReadRecord {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        return broken;
    }
    if (typeof value !== 'object' || value === null) return broken;
    if (GATHERED in value) return { kind: 'gathered', value };
    // Splunk puts each result into an object.
    const { result } = value as { readonly result?: unknown };
    const row = typeof result === 'object' && result !== null ? result : value;
    const entries = Object.entries(row).slice(0, mostColumns);
    return readRow(new Map(entries.map(([name, one]) => [name.toLowerCase(), one as unknown])));
}

const mostColumns = 200;

/** The cells of one row; null: it is none. */
function cellsOf(row: string, delimiter: string): readonly string[] | null {
    const { data, errors } = papa.parse<string[]>(row, { delimiter, newline: '\n', fastMode: false });
    return errors.length > 0 || data.length !== 1 ? null : (data[0] ?? null);
}

/** The one that stands most often in the header. */
function delimiterOf(header: string): string {
    const count = (one: string): number => header.split(one).length;
    return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
