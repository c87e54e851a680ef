// SPDX-License-Identifier: MIT
import type { PlannedChange } from '../domain/change/plan';
import { type FleetItem, fleetScript } from './fleet-script';

// What it does is tested where it runs: test/node/equivalents.

const settings = { atOnce: 5, stopAfter: 3, pilot: null };
const origin = { createdAt: '2026-11-25T10:00:00.000Z', toolVersion: '0.1.0', targetText: 'Require signing', settings };
const require: PlannedChange = {
    setting: 'inbound',
    direction: 'inbound',
    before: { inForce: 'notRequired', stored: { kind: 'zero' } },
    after: { inForce: 'required', stored: { kind: 'one' } },
    takenBackBy: null
};

function listed(...items: Partial<FleetItem>[]): string[] {
    const text = fleetScript(
        items.map(one => ({ name: 'fs1', id: null, fqdn: null, cluster: null, changes: [require], ...one })),
        origin
    );
    return text.match(/@\{ Name = .*; Set = \d+ \}/g) ?? [];
}

describe('fleetScript', () => {
    it('is ASCII with lines for Windows, whatever the names and the target are', () => {
        const text = fleetScript([{ name: 'm\u00fcller\u2019', id: null, fqdn: null, cluster: null, changes: [require] }], {
            ...origin,
            targetText: '\u7f72\u540d\n#>'
        });
        expect(text).toMatch(/^[ -~\r\n]*$/);
        expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
        expect(text.match(/#>/g)?.length).toBe(1);
    });

    it('quotes a plain name, and writes any other as numbers', () => {
        expect(listed({ name: "o'neill" })).toEqual(["@{ Name = 'o''neill'; Wave = 0; Set = 0 }"]);
        expect(listed({ name: '\u2019' })).toEqual(['@{ Name = (-join [char[]] (8217)); Wave = 0; Set = 0 }']);
    });

    it('says which computer each is, as far as that was read', () => {
        expect(listed({ id: 'a', fqdn: "o'neill" })).toEqual(["@{ Name = 'fs1'; Id = 'a'; FullName = 'o''neill'; Wave = 0; Set = 0 }"]);
        expect(listed({ id: 'a' })).toEqual(["@{ Name = 'fs1'; Id = 'a'; Wave = 0; Set = 0 }"]);
    });

    it('gives nodes of a cluster, and a name that comes twice, waves of their own', () => {
        const items = [
            { name: 'a', cluster: 'C' },
            { name: 'b', cluster: 'c' },
            { name: 'c' },
            { name: 'C' },
            { name: 'A' },
            { name: 'd', cluster: 'C' }
        ];
        expect(listed(...items).map(line => Number(/Wave = (\d)/.exec(line)?.[1]))).toEqual([0, 1, 0, 1, 1, 2]);
    });

    it('lets nodes of different clusters, and what is no node, share a wave; what may be a node shares it with neither kind of node', () => {
        const items = [
            { name: 'a', cluster: 'C1' },
            { name: 'b', cluster: 'C2' },
            { name: 'c' },
            { name: 'perhaps', mayBeNode: true },
            { name: 'perhaps too', mayBeNode: true },
            { name: 'd' },
            { name: 'e', cluster: 'C1' }
        ];
        expect(listed(...items).map(line => Number(/Wave = (\d)/.exec(line)?.[1]))).toEqual([0, 0, 0, 1, 2, 0, 3]);
    });

    it('names each set of changes once', () => {
        const off: PlannedChange = { ...require, before: require.after, after: require.before };
        const sets = listed({}, { name: 'b', changes: [off] }, { name: 'c' }, { name: 'd', changes: [] });
        expect(sets.map(line => Number(/Set = (\d)/.exec(line)?.[1]))).toEqual([0, 1, 0, 2]);
    });
});
