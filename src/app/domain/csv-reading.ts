// SPDX-License-Identifier: MIT
// Reads the tables that csv.ts writes, also after a spreadsheet has saved them with another separator.
import { withoutMarks } from './csv';

/**
 * The rows of a table, each a map from the names in its first row. Stops after `most` rows and gives one more, so that it shows. A
 * quotation mark that is never closed takes the rest of the text. Never throws.
 */
export function csvRows(text: string, most: number): readonly ReadonlyMap<string, string>[] {
    const separator = separatorOf(text);
    const cells = cellsOf(text, separator);
    const header = cells.next().value ?? [];
    const rows: ReadonlyMap<string, string>[] = [];
    for (const row of cells) {
        if (row.length === 1 && row[0] === '') continue;
        rows.push(new Map(header.map((name, index) => [name, withoutMarks(row[index] ?? '')])));
        if (rows.length > most) break;
    }
    return rows;
}

/** The one that stands most often in the first line. */
function separatorOf(text: string): string {
    const end = text.indexOf('\n');
    const line = text.slice(0, Math.min(end < 0 ? text.length : end, 10_000));
    const count = (one: string): number => line.split(one).length;
    return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Each row as its cells (RFC 4180). */
function* cellsOf(text: string, separator: string): Generator<readonly string[], undefined> {
    let row: string[] = [];
    let at = text.startsWith('\uFEFF') ? 1 : 0;
    while (at < text.length) {
        const { value, end } = text[at] === '"' ? quoted(text, at + 1) : { value: '', end: at };
        const next = endOfCell(text, end, separator);
        row.push(value + text.slice(end, next).replace(/\r$/, ''));
        if (text[next] !== separator) {
            yield row;
            row = [];
        } else if (next + 1 === text.length) row.push('');
        at = next + 1;
    }
    if (row.length > 0) yield row;
    return undefined;
}

/** What stands in quotation marks, of which two are one. @param start after the first */
function quoted(text: string, start: number): { readonly value: string; readonly end: number } {
    const parts: string[] = [];
    for (let from = start; ;) {
        const mark = text.indexOf('"', from);
        if (mark < 0) return { value: [...parts, text.slice(from)].join(''), end: text.length };
        parts.push(text.slice(from, mark));
        if (text[mark + 1] !== '"') return { value: parts.join(''), end: mark + 1 };
        parts.push('"');
        from = mark + 2;
    }
}

function endOfCell(text: string, start: number, separator: string): number {
    let at = start;
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++;
    return at;
}
