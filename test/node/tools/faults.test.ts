// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faults, faultTable, groups, operations } from '../../../tools/checks/faults';

const spec = 'src/app/a.spec.ts';
const source = `
import { all } from './testing/all';
// it('was here once', () => {});
describe('an operation', () => {
    it("keeps what isn't told", () => {});
    for (const fault of all) it(\`meets \${fault}, in the end\`, () => {});
});
`;
const data = `export const all = { cut: 1, 'page closed': 2 };\n`.replace('{ ', '{\n    ').replace(', ', ',\n    ');

/** What is said of a table in which every cell is right but for these rows of the first section. */
function problems(rows: readonly string[], change: (table: string) => string = table => table, files: Record<string, string> = {}): string {
    const section = (name: string, more: readonly string[]): string =>
        [
            `## ${name}`,
            '',
            '| fault | tried by |',
            '| --- | --- |',
            ...more,
            `| ${faults.join(', ')} | Cannot happen: it is so. |`,
            ''
        ].join('\n');
    const lists = Object.entries(groups).map(([name, members]) => `- ${name}: ${members.join(', ')}\n`);
    const table = lists.join('') + operations.map((name, index) => section(name, index === 0 ? rows : [])).join('\n');
    const all: Readonly<Record<string, string>> = {
        'docs/faults.md': change(table),
        [spec]: source,
        'src/app/testing/all.ts': data,
        ...files
    };
    return faultTable({ files: Object.keys(all), read: file => all[file] ?? '' }).join('\n');
}

describe('the table of faults', () => {
    it('is right where each cell names a test that there is, or a reason', () => {
        const rows = [
            `| cut, page closed | \`${spec}\` › an operation › meets {fault}, in the end |`,
            `| late | \`${spec}\` › keeps what isn't told |`,
            `| late | \`${spec}\` › an operation › meets cut, in the end |`,
            '| every fault around it, hangs | Cannot harm: nobody waits for it. |'
        ];
        assert.equal(problems(rows), '');
    });

    const planted: readonly [string, string, RegExp][] = [
        ['a test that is gone', `| cut | \`${spec}\` › an operation › is gone |`, /Read: src\/app\/a\.spec\.ts has no test "is gone"/],
        ['a test that only a comment has', `| cut | \`${spec}\` › was here once |`, /no test "was here once"/],
        ['a fault that the data lacks', `| cut, late | \`${spec}\` › meets {fault}, in the end |`, /no test "meets late, in the end"/],
        ['a group of tests that is gone', `| cut | \`${spec}\` › another › meets {fault}, in the end |`, /no test "another"/],
        ['a file that is gone', '| cut | `src/app/b.spec.ts` › x |', /no such test file/],
        ['a file that holds no tests', '| cut | `src/app/testing/all.ts` › cut |', /no such test file/],
        ['an empty cell', '| cut | |', /the cell of "cut" is empty/],
        ['a reason that is blank', '| cut | Cannot happen: |', /no reason is given for "cut"/],
        ['what is neither a test nor a reason', '| cut | Tried by hand. |', /neither a test nor a reason/],
        ['a fault that is none', '| cut, rain | Cannot happen: x |', /"rain" is no fault/],
        ['a row without a fault', '| | Cannot happen: x |', /a row without a fault/]
    ];
    for (const [what, row, expected] of planted) it(`is refused with ${what}`, () => assert.match(problems([row]), expected));

    it('is refused where a fault, an operation or all of it is missing, or one too many', () => {
        assert.match(
            problems([], table => table.replace('| unreachable, refused', '| refused')),
            /Read: nothing is said of "unreachable"/
        );
        assert.match(
            problems([], table => table.replace('## Print', '## Prints')),
            /"Prints" is no operation(.|\n)*Print: nothing is said of "unreachable"/
        );
        assert.match(
            problems([], table => `${table}\n## Scan\n`),
            /"Scan" is no operation, or stands twice/
        );
        assert.match(
            problems([], table => table.replace(', late', '')),
            /lacks the line "- every fault of a call: /
        );
        assert.equal(problems([], () => '').split('\n').length, 2 + operations.length * faults.length);
    });
});
