// SPDX-License-Identifier: MIT

export type CsvValue = string | number | boolean | null;

/** A table for spreadsheets (RFC 4180). The mark at the start makes them read UTF-8. */
export function csvTable(rows: readonly (readonly CsvValue[])[]): string {
    return '\uFEFF' + csvLines(rows);
}

/** A part of a table, without the mark. */
export function csvLines(rows: readonly (readonly CsvValue[])[]): string {
    return rows.map(cells => cells.map(csvCell).join(',') + '\r\n').join('');
}

/** The one place that writes a cell: a spreadsheet shows it and never executes it. All texts are quoted. */
function csvCell(value: CsvValue): string {
    if (value === null || value === '') return '';
    if (typeof value !== 'string') return String(value);
    return `"${inert(value).replace(/"/g, '""')}"`;
}

/**
 * Where a reader may begin another cell. Not every reader separates at commas: in many countries it is the semicolon, and
 * such a reader takes the quotation marks around our cells for part of the text. So every separator inside of one counts.
 */
// eslint-disable-next-line no-control-regex -- some readers end a line at these
const separators = /([,;|\t\n\v\f\r\x1c-\x1f\u0085\u2028\u2029])/u;

/** A text with an apostrophe in front of each part that a reader could take for a formula. */
function inert(text: string): string {
    const pieces = text.split(separators); // parts, with a separator between any two
    return pieces.map((piece, index) => (index % 2 === 0 && beginsFormula(index === 0 ? text : piece) ? `'${piece}` : piece)).join('');
}

/** What a cell held before it was made inert. */
export function withoutMarks(cell: string): string {
    const pieces = cell.split(separators);
    return pieces.map(piece => (piece.startsWith("'") && beginsFormula(piece.slice(1)) ? piece.slice(1) : piece)).join('');
}

/** What readers skip or drop in front of a formula: blanks, quotation marks, and what cannot be seen. */
const skipped = /["\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** = + - @ | %, and signs that look like a plus or a minus. */
const signs = /^[=+@|%\p{Pd}\u2212\u02d6\u02d7\u2795\u2796]/u;

function beginsFormula(text: string): boolean {
    for (const character of text) {
        // NFKC makes the plain sign of wide, small, raised and lowered ones, which some readers do, too.
        if (!skipped.test(character)) return signs.test(character.normalize('NFKC'));
    }
    return false;
}
