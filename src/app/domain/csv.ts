// SPDX-License-Identifier: MIT

export type CsvValue = string | number | boolean | null;

/** A table for spreadsheets (RFC 4180). The mark at the start makes them read UTF-8. */
export function csvTable(rows: readonly (readonly CsvValue[])[]): string {
    return '\uFEFF' + rows.map(cells => cells.map(csvCell).join(',') + '\r\n').join('');
}

/**
 * A cell that a spreadsheet shows and never executes: a text that begins like a formula gets an apostrophe in front, and
 * all texts are quoted.
 */
function csvCell(value: CsvValue): string {
    if (value === null || value === '') return '';
    if (typeof value !== 'string') return String(value);
    // Also with blanks in front, and in the wide forms that East Asian versions take for the same signs.
    const inert = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/.test(value) ? `'${value}` : value;
    return `"${inert.replace(/"/g, '""')}"`;
}
