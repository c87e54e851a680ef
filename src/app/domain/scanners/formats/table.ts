// SPDX-License-Identifier: MIT
// Tables of scanners: cells with line breaks, any of three separators, columns in any order.
import papa from 'papaparse';
import { LONGEST_NAME } from '../../limits';
import type { ScannedHosts } from '../scanner-list';

/** A row of a table. */
export interface ScannerRow {
    /** The line that it begins in. */
    readonly line: number;
    /** Its cells by the names of their columns, in lower case; of two of one name the first. */
    readonly cells: ReadonlyMap<string, string>;
}

/** How much is read in one step, in rows and in UTF-16 units: a row that is longer is not read. */
const rowsAtOnce = 200;
const unitsAtOnce = 200_000;

/** Rows of a table, whatever they are of. */
const mostRows = 200_000;

function separatorOfTable(header: string): string {
    const count = (one: string): number => header.split(one).length;
    return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

export function columnsOf(header: string): readonly string[] {
    const { data } = papa.parse<string[]>(header, { delimiter: separatorOfTable(header), newline: '\n', fastMode: false, preview: 1 });
    return (data[0] ?? []).map(name => name.trim().toLowerCase());
}

/** Reads the rows below the header, in steps that are short each, as long as more hosts are wanted. */
export function* readTable(
    text: string,
    header: ScannerHeader,
    found: ScannedHosts,
    take: (row: ScannerRow) => void
): Generator<void, void> {
    const columns = columnsOf(header.text);
    const delimiter = separatorOfTable(header.text);
    let [line, count] = [header.line + 1, 0];
    for (let at = header.end; at < text.length && !found.isFull;) {
        if (count > mostRows) return found.end();
        const part = text.slice(at, at + unitsAtOnce);
        const rows = rowsIn(part, delimiter, at + part.length < text.length);
        for (const { cells, from, to } of rows) {
            if (cells.some(cell => cell.trim() !== '')) take({ line, cells: cellsBy(columns, cells) });
            if (found.isFull) return;
            line += linesIn(part, from, to);
        }
        const end = rows[rows.length - 1]?.to ?? 0;
        count += rows.length + 1;
        at += end;
        yield;
        if (end > 0) continue;
        found.refuse(line, part.slice(0, LONGEST_NAME * 2));
        const row = yield* longRow(text, at, delimiter);
        at = row.end;
        line += row.lines;
    }
}

interface RawRow {
    readonly cells: readonly string[];
    readonly from: number;
    readonly to: number;
}

/** @param isCut whether the text goes on behind it: then its last row might, too */
function rowsIn(text: string, delimiter: string, isCut: boolean): readonly RawRow[] {
    const rows: RawRow[] = [];
    papa.parse<string[]>(text, {
        delimiter,
        newline: '\n',
        fastMode: false, // it would split everything at once
        preview: rowsAtOnce,
        step: ({ data, meta: { cursor } }) => rows.push({ cells: data, from: rows[rows.length - 1]?.to ?? 0, to: cursor })
    });
    return isCut && rows[rows.length - 1]?.to === text.length ? rows.slice(0, -1) : rows;
}

/** Where a row ends that is too long to be read: what its cells hold, such as the output of another program, is no row. */
function* longRow(text: string, from: number, delimiter: string): Generator<void, { readonly end: number; readonly lines: number }> {
    let [isQuoted, beginsCell, lines] = [false, true, 0];
    for (let [at, count] = [from, 1]; at < text.length; at++, count++) {
        if (count % unitsAtOnce === 0) yield;
        const unit = text[at];
        if (unit === '\n') lines++;
        if (isQuoted) {
            if (unit !== '"') continue;
            if (text[at + 1] === '"') at++;
            else isQuoted = !endsCell(text, at + 1, delimiter);
        } else if (unit === '\n') return { end: at + 1, lines };
        else {
            isQuoted = beginsCell && unit === '"';
            beginsCell = unit === delimiter;
        }
    }
    return { end: text.length, lines };
}

const mostSpaces = 20;

/** Whether a quotation mark before it is the last of its cell, as papaparse takes it: spaces might follow. */
function endsCell(text: string, from: number, delimiter: string): boolean {
    const next = text.slice(from, from + mostSpaces).replace(/^ +/, '')[0];
    return next === undefined || next === delimiter || next === '\n';
}

/** Where the header of a table stands. */
export interface ScannerHeader {
    readonly text: string;
    readonly line: number;
    /** Where the next line begins. */
    readonly end: number;
}

/** The first line that isn't empty. */
export function headerOf(text: string): ScannerHeader {
    for (let [at, line] = [0, 1]; at < text.length; line++) {
        const next = text.indexOf('\n', at);
        const end = next < 0 ? text.length : next + 1;
        const found = text.slice(at, end).trim();
        if (found !== '') return { text: text.slice(at, Math.min(end, at + longestHeader)).trimEnd(), line, end };
        at = end;
    }
    return { text: '', line: 1, end: text.length };
}

/** What is longer is no header: it would be read again and again for its format. */
const longestHeader = 10_000;

function cellsBy(columns: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    columns.forEach((column, index) => {
        if (!found.has(column)) found.set(column, (cells[index] ?? '').trim());
    });
    return found;
}

function linesIn(text: string, from: number, to: number): number {
    let count = 0;
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
    return count;
}
