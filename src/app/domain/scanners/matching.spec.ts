// SPDX-License-Identifier: MIT
import { makeList } from '../list/list';
import { cluster, entry, facts, failed } from '../testing/list-entries';
import { ComputersByName, type HostMatch } from './matching';

const said = ({ kind, ...more }: HostMatch): string =>
    'row' in more ? `${more.row.label} ${more.by}${more.isElsewhere ? ' elsewhere' : ''}` : kind;

describe('a host of a scanner', () => {
    const rows = makeList(
        [
            entry('fs01', facts('fs01')),
            entry('fs02.lab.example', failed('unreachable')),
            entry('fs03', failed('unreachable')),
            entry('192.0.2.4', facts('fs04')),
            entry('files', facts('fs05', { cluster: 'clu', domainJoined: true })),
            entry(cluster('clu2')),
            entry('twin.a.example', failed('unreachable')),
            entry('twin.b.example', failed('unreachable'))
        ],
        null
    ).rows;
    const addresses = new Map([['fs01', new Set(['192.0.2.1', '2001:db8::1'])]]);
    const computers = new ComputersByName(addresses);
    for (const row of rows) computers.add(row);
    const table: readonly (readonly [names: readonly string[], expected: string])[] = [
        [['fs01'], 'fs01 name'],
        [['FS01.LAB.EXAMPLE.'], 'fs01 name'],
        [['fs01.other.example'], 'none'],
        [['fs01.other.example', 'fs01'], 'none'],
        [['fs01', 'fs01.other.example', '192.0.2.50'], 'none'],
        [['alias.lab.example', 'fs01'], 'fs01 name'],
        [['fs02', '192.0.2.1'], 'several'],
        [['2001:DB8:0:0:0:0:0:1'], 'fs01 address'],
        [['fs01', '2001:db8:0::1'], 'fs01 name'],
        [['192.0.2.4', 'fs04', '2001:db8::4'], '192.0.2.4 name'],
        [['fs02'], 'fs02.lab.example shortName'],
        [['fs02.lab.example'], 'fs02.lab.example name'],
        [['fs02.other.example'], 'none'],
        [['fs03.lab.example'], 'fs03 shortName'],
        [['192.0.2.4'], '192.0.2.4 address'],
        [['fs04'], '192.0.2.4 name'],
        [['files'], 'files name'],
        [['fs05.lab.example'], 'files name'],
        [['192.0.2.1'], 'fs01 address'],
        [['[2001:DB8::1]'], 'fs01 address'],
        [['fs01', '192.0.2.1'], 'fs01 name'],
        [['fs01', '192.0.2.99'], 'fs01 name elsewhere'],
        [['fs02', '192.0.2.99'], 'fs02.lab.example shortName'],
        [['fs01', 'fs02'], 'several'],
        [['twin'], 'several'],
        [['clu'], 'several'],
        [['clu.lab.example', 'fs05'], 'several'],
        [['clu2'], 'several'],
        [['lab.example'], 'several'],
        [['203.0.113.7'], 'none'],
        [['gone'], 'none']
    ];
    for (const [names, expected] of table) {
        it(`named ${names.join(' and ')} is found: ${expected}`, () => {
            expect(said(computers.find(names))).toBe(expected);
        });
    }
});
