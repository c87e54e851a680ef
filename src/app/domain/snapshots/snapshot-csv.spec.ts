// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { makeList } from '../list/list';
import { toCsv } from '../list/list-export';
import { defaultView } from '../list/list-view';
import { cluster, entry, facts, failed } from '../testing/list-entries';
import { compare } from './compare';
import type { Snapshot } from './snapshot';
import { snapshotFromCsv } from './snapshot-csv';
import { takeSnapshot } from './take';

const importedAt = '2026-11-29T22:00:00.000Z';
const at = Date.parse('2026-11-20T08:30:00.000Z');
const exportedAt = '2026-11-20T09:00:00.000Z';
const list = makeList(
    [
        entry('srv1', facts('srv1', { caption: '=2+5; "Windows", the\nbest' }), 'idle', at),
        entry('srv2', facts('srv2', { cluster: 'cl1' }, false, true), 'idle', at + 1),
        entry('srv3', failed('unreachable', 'no, "really"\r\n'), 'idle', at + 2),
        entry('-srv4', failed('needsCredentials'), 'idle', at + 3),
        entry('srv5'),
        entry(cluster('cl1'))
    ],
    null
);
const origin = { toolVersion: '1.0.0', exportedAt, exportedFrom: 'https://wac.lab.example', view: defaultView };
const taken = takeSnapshot(list, { id: 'scan', begun: exportedAt, ended: exportedAt, toolVersion: '1.0.0', origin: null });

function read(text: string): Snapshot {
    const result = snapshotFromCsv(text, importedAt);
    if (result.kind !== 'read') throw new Error(JSON.stringify(result));
    return result.snapshot;
}

describe('the CSV of an export of the list', () => {
    const csv = toCsv(list.rows, list, origin);

    it('is the snapshot of that list, as far as it has its facts', () => {
        const snapshot = read(csv);
        expect([snapshot.begun, snapshot.ended]).toEqual(['2026-11-20T08:30:00.000Z', exportedAt]);
        expect(snapshot.origin).toEqual({ importedAt, exportedAt, toolVersion: '1.0.0' });
        expect(snapshot.computers.map(({ label, outcome, at: readAt }) => [label, outcome, readAt])).toEqual(
            taken.computers.map(({ label, outcome, at: readAt }) => [label, outcome, readAt])
        );
        expect(snapshot.computers[0]?.facts?.windows).toBe('=2+5; "Windows", the\nbest');
        for (const [index, { facts: kept }] of taken.computers.entries()) {
            const csvFacts = snapshot.computers[index]?.facts;
            for (const direction of ['outbound', 'inbound'] as const) expect(csvFacts?.[direction]).toEqual(kept?.[direction]);
            for (const part of ['build', 'ubr', 'role', 'cluster'] as const) expect(csvFacts?.[part]).toEqual(kept?.[part]);
        }
    });

    it('differs in nothing from that list', () => {
        expect(compare(read(csv), taken)).toEqual([]);
        expect(compare(taken, read(csv))).toEqual([]);
    });

    it('is read after a spreadsheet saved it with other separators and line ends, and without marks', () => {
        const plain = csv.slice(1).replace(/\r\n/g, '\n');
        const cells = plain.replace(/("(?:[^"]|"")*")|,/g, (all, quoted) => (quoted ? all : ';'));
        expect(read(plain).computers).toEqual(read(csv).computers);
        expect(read(cells).computers).toEqual(read(csv).computers);
    });

    it('that was filtered does not claim that what is missing is gone', () => {
        const views = [{ search: 'srv' }, { state: 'neither' as const }, { tag: 'ring 1' }];
        for (const view of views) expect(read(toCsv(list.rows, list, { ...origin, view: { ...defaultView, ...view } })).ended).toBeNull();
    });

    it('with columns or words of another version is read as far as they are known', () => {
        const other = csv.replace('"inboundWindowsDefault"', '"somethingElse"');
        expect(read(other).computers[0]?.facts?.inbound).toEqual(
            jasmine.objectContaining({ windowsDefault: 'unknown', inForce: 'notRequired' })
        );
        expect(read(csv.replace(/"unreachable"/, '"asleep"')).computers[2]?.outcome).toBe('notRead');
    });

    it('is refused where it is another table', () => {
        expect(snapshotFromCsv('', importedAt)).toEqual({ kind: 'damaged', where: 'computer' });
        expect(snapshotFromCsv('a,b\r\n1,2\r\n', importedAt)).toEqual({ kind: 'damaged', where: 'computer' });
        expect(snapshotFromCsv(csv.replace('"reading"', '"x"'), importedAt)).toEqual({ kind: 'damaged', where: 'reading' });
        expect(snapshotFromCsv(csv.split(exportedAt).join('yesterday'), importedAt)).toEqual({ kind: 'damaged', where: 'exportedAt' });
        const [header, line] = csv.split('\r\n');
        expect(snapshotFromCsv([header, ...Array<string>(20_001).fill(line ?? '')].join('\r\n'), importedAt)).toEqual({ kind: 'tooLarge' });
    });

    it('is never thrown at, whatever it holds', () => {
        const pieces = fc.constantFrom('"', ',', ';', '\r\n', '\n', '\t', "'=", ...csv.split(','));
        const property = fc.property(fc.array(pieces, { maxLength: 200 }), fc.boolean(), (parts, isHeaded) => {
            const text = isHeaded ? `${csv.split('\r\n')[0]}\r\n${parts.join(',')}` : parts.join('');
            expect(['read', 'damaged']).toContain(snapshotFromCsv(text, importedAt).kind);
        });
        fc.assert(property, { numRuns: 500 });
    });
});
