// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import stored1 from '../../../../../test/stored/snapshot-1.json';
import { compare } from '../../../domain/snapshots/compare';
import type { Snapshot } from '../../../domain/snapshots/snapshot';
import { anySnapshot } from '../../../domain/snapshots/testing/any-snapshot';
import { computer, facts, snapshot, unread } from '../../../domain/snapshots/testing/snapshots';
import { readSnapshotText, snapshotText } from './snapshot-text';

/** A list of so many computers as they might be: some unread, most alike. */
function large(count: number): Snapshot {
    const windows = [
        'Microsoft Windows Server 2022 Standard',
        'Microsoft Windows 11 Enterprise',
        'Microsoft Windows Server 2025 Datacenter'
    ];
    const policyApplied = { at: '2026-11-19T22:10:00.123Z', by: 'event' } as const;
    const computers = Array.from({ length: count }, (_, index) => {
        const name = `server-${index}.emea.corp.example`;
        if (index % 20 === 0) return unread(name, 'unreachable');
        const setBy = index % 3 === 0 ? ({ setBy: 'groupPolicy', policy: `Servers of region ${index % 7}` } as const) : {};
        const read = facts({ windows: windows[index % 3] ?? null, policyApplied, inbound: setBy });
        const id = `${String(index).padStart(8, '0')}-1111-2222-3333-444455556666`;
        return computer(name, read, { id, fqdn: name, names: index % 10 === 0 ? [name, `server-${index}`] : [name] });
    });
    return snapshot(computers);
}

describe('a snapshot as text', () => {
    it('is the same after it was read again', () => {
        const property = fc.property(anySnapshot, one =>
            expect(readSnapshotText(snapshotText(one))).toEqual({ kind: 'read', snapshot: one })
        );
        fc.assert(property);
    });

    it('of version 1 is read, as it was stored then', () => {
        const read = readSnapshotText(JSON.stringify(stored1));
        if (read.kind !== 'read') return fail(read);
        expect(read.snapshot.computers.map(({ label, outcome }) => [label, outcome])).toEqual([
            ['srv1.lab.example', 'ok'],
            ['SRV2', 'needsCredentials'],
            ['srv3', 'notRead']
        ]);
        const [first] = read.snapshot.computers;
        const expected = computer(
            'srv1.lab.example',
            facts({ cluster: 'cl1', policyApplied: { at: '2026-11-20T07:00:00.000Z', by: 'event' } }),
            {
                names: ['srv1.lab.example', 'srv1'],
                id: '4c4c4544-0000-1000-8000-000000000001',
                fqdn: 'srv1.lab.example'
            }
        );
        expect(compare(snapshot(first ? [first] : []), snapshot([expected]))).toEqual([]);
        expect(first?.facts).toEqual(expected.facts);
    });

    it('of 5,000 computers is under 2 MB', () => {
        const text = snapshotText(large(5000));
        expect(text.length).toBeLessThan(2_000_000);
        expect(readSnapshotText(text).kind).toBe('read');
    });

    it('of a newer version says so, whatever else it holds', () => {
        expect(readSnapshotText('{"format":"smb-signing-snapshot","version":2,"more":[]}')).toEqual({ kind: 'newerVersion', version: 2 });
    });

    it('that is damaged says where, and never throws', () => {
        const whole = JSON.parse(snapshotText(snapshot([computer('srv1', facts())]))) as Record<string, unknown>;
        const [cells] = whole['computers'] as readonly (readonly unknown[])[];
        const withCell = (index: number, value: unknown): unknown => ({
            ...whole,
            computers: [cells?.map((cell, at) => (at === index ? value : cell))]
        });
        for (const value of [{}, -1, 1e9, 0.5, 'x'.repeat(2000), [[]], NaN, true])
            for (const [index] of (cells ?? []).entries()) {
                const read = readSnapshotText(JSON.stringify(withCell(index, value)));
                // Some cells may hold any number.
                if (read.kind !== 'read')
                    expect(read).toEqual({ kind: 'damaged', where: jasmine.stringMatching(/^computers\.0\.\d+$/) as never });
            }
        expect(readSnapshotText(JSON.stringify({ ...whole, computers: [[]] }))).toEqual({ kind: 'damaged', where: 'computers.0.0' });
        expect(readSnapshotText(JSON.stringify({ ...whole, begun: 'yesterday' }))).toEqual({ kind: 'damaged', where: 'begun' });
        expect(readSnapshotText(JSON.stringify({ ...whole, texts: [7] }))).toEqual({ kind: 'damaged', where: 'texts' });
        for (const text of ['', '{', 'null', '[]', '{"format":"other","version":1}']) expect(readSnapshotText(text).kind).toBe('damaged');
    });

    it('that is anything is read or refused', () => {
        const content = fc.record({
            format: fc.constant('smb-signing-snapshot'),
            version: fc.constant(1),
            id: fc.constant('x'),
            begun: fc.constant('2026-11-20T08:30:00.000Z'),
            ended: fc.constant(null),
            toolVersion: fc.constant('1'),
            origin: fc.constant(null),
            texts: fc.array(fc.oneof(fc.string(), fc.constantFrom('ok', 'required', 'zero', 'unknown')), { maxLength: 4 }),
            computers: fc.array(fc.array(fc.oneof(fc.nat(4), fc.jsonValue()), { minLength: 6, maxLength: 30 }))
        });
        fc.assert(fc.property(content, one => expect(['read', 'damaged']).toContain(readSnapshotText(JSON.stringify(one)).kind)));
    });
});
