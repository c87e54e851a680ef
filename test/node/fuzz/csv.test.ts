// SPDX-License-Identifier: MIT
// No spreadsheet executes a cell of an export, whatever it takes for a separator, and people can still read what stands there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvTable } from '../../../src/app/domain/csv';
import { fuzzed } from './runs';

/** What a spreadsheet reads, cell by cell: a quotation mark counts only at a cell's beginning, and what follows a closed one is text. */
function read(csv: string, separators: string, quote: string | null): string[][] {
    const rows: string[][] = [[]];
    let at = 0;
    while (at < csv.length) {
        let cell = '';
        if (csv[at] === quote) {
            for (at++; at < csv.length && (csv[at] !== quote || csv[at + 1] === quote); at++) {
                if (csv[at] === quote) at++;
                cell += csv[at];
            }
            at++;
        }
        while (at < csv.length && !separators.includes(csv[at] as string) && !'\r\n'.includes(csv[at] as string)) cell += csv[at++];
        rows.at(-1)?.push(cell);
        const end = csv[at++];
        if (end === '\r' && csv[at] === '\n') at++;
        if (end === '\r' || end === '\n') rows.push([]);
    }
    return rows.slice(0, -1);
}

const invisible = [
    '\u200b',
    '\u200e',
    '\u202e',
    '\u00ad',
    '\u0000',
    '\u2060',
    '\ufeff',
    '\u061c',
    '\u3164',
    '\u034f',
    '\ufe0f',
    '\u{e0001}'
];
const blanks = [' ', '\u00a0', '\u3000', '\u2003', '\u2028', '\u0085', '\v', '\f'];
const signs = [...'=+-@%', ...'\u2212\ufe62\ufe63\ufe66\ufe6b\uff1d\uff0b\uff0d\uff20\u207b\u2010\u2011\u2013\u2014\u2796\ufb29'];

/** Whether a spreadsheet could take a cell for a formula, blanks, quotation marks and invisible characters left out. */
function isFormula(cell: string): boolean {
    let rest = cell;
    while (rest !== '' && ['"', '\t', '\r', '\n', ...blanks, ...invisible].some(one => rest.startsWith(one)))
        rest = rest.slice(rest.codePointAt(0) === 0xe0001 ? 2 : 1);
    return signs.some(sign => rest.startsWith(sign));
}

const piece = fc.oneof(
    fc.constantFrom(...signs),
    fc.constantFrom(',', ';', '|', '\t', '\n', '\r', '\r\n', ' ; '),
    fc.constantFrom('"', '""', "'", '","', '";"', '"\r\n"'),
    fc.constantFrom(...invisible, ...blanks),
    fc.constantFrom('=1+1', "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example";"y")', '@SUM(A1)', '-2+3', 'x', 'nas', 'K\u00f6ln'),
    fc.fullUnicodeString({ maxLength: 4 })
);
const cell = fc.oneof(
    { weight: 8, arbitrary: fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')) },
    { weight: 1, arbitrary: fc.oneof(fc.integer({ min: 0 }), fc.boolean(), fc.constant(null)) }
);
const table = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }));
const readers = [',', ';', '\t', '|', ',;', ',;\t', ';\t|', ',;\t|'];

describe('a table for spreadsheets', () => {
    it('has no formula for a reader with any separator, with or without quotation marks', () => {
        fc.assert(
            fc.property(table, fc.constantFrom(...readers), fc.constantFrom('"', null), (rows, separators, quote) => {
                const cells = read(csvTable(rows).slice(1), separators, quote).flat();
                // A quotation mark that a reader takes for text makes the whole cell one.
                assert.deepEqual(
                    cells.filter(found => isFormula(found) && !(quote === null && found.startsWith('"'))),
                    []
                );
            }),
            fuzzed
        );
    });

    it('holds what was written, apart from apostrophes in front of what looks like a formula', () => {
        const plain = (text: string): string => text.replaceAll("'", '');
        fc.assert(
            fc.property(table, rows => {
                const found = read(csvTable(rows).slice(1), ',', '"');
                assert.deepEqual(
                    found.map(cells => cells.map(plain)),
                    rows.map(cells => cells.map(value => plain(String(value ?? ''))))
                );
            }),
            fuzzed
        );
    });

    it('leaves names, numbers and words alone, and those with a sign in front can be read', () => {
        const written = [
            'srv-1.lab.example',
            'Server 2025, "Core"; build 26100',
            'a-b=c',
            5,
            true,
            null,
            'M\u00fcller | Sons',
            '\u65e5\u672c'
        ];
        assert.deepEqual(read(csvTable([written]).slice(1), ',', '"'), [written.map(value => String(value ?? ''))]);
        assert.deepEqual(read(csvTable([['-fs1', 'a; -b', '\u200b=1']]).slice(1), ',', '"'), [["'-fs1", "a;' -b", "'\u200b=1"]]);
    });
});
