// SPDX-License-Identifier: MIT
import type { SnapshotComputer } from './snapshot';
import { computer, facts, unread } from './testing/snapshots';
import { weakerSince } from './weaker-since';

const later = '2026-11-21T08:30:00.000Z';
const weak = { inForce: 'notRequired', stored: { kind: 'zero' } } as const;
const now = computer('srv1', facts({ inbound: weak }), { at: later });
const before = computer('srv1', facts());

function directionsOf(computers: readonly SnapshotComputer[], read = now): readonly (string | null)[] | null {
    return weakerSince({ computers }, read)?.map(({ direction }) => direction) ?? null;
}

describe('a computer in comparison with a snapshot', () => {
    it('is weaker in each direction that was required and is not', () => {
        expect(directionsOf([before, computer('srv2', facts())])).toEqual(['inbound']);
        expect(directionsOf([before], computer('srv1', facts({ inbound: weak, outbound: weak }), { at: later }))).toEqual([
            'outbound',
            'inbound'
        ]);
    });

    it('is not weaker where it is the same, stronger, or what it was is not reported', () => {
        const same = computer('srv1', facts(), { at: later });
        expect(directionsOf([before], same)).toEqual([]);
        expect(directionsOf([computer('srv1', facts({ inbound: weak }))], same)).toEqual([]);
        expect(directionsOf([computer('srv1', facts({ inbound: { inForce: 'notReported' } }))])).toEqual([]);
    });

    it('is found again under another name, by its identity', () => {
        const renamed = computer('old', facts(), { id: now.id, fqdn: now.fqdn });
        expect(directionsOf([renamed])).toEqual(['inbound']);
        expect(directionsOf([computer('old', facts(), { id: now.id, fqdn: null })])).toBeNull();
    });

    it('is sought as snapshots match computers, whatever others there are', () => {
        const clone = computer('clone', facts(), { id: now.id });
        const others = [computer('srv2', facts()), clone, unread('srv3', 'unreachable')];
        for (const one of [before, computer('old', facts(), { id: 'ID OF SRV1', fqdn: now.fqdn }), computer('SRV1', facts())])
            expect(directionsOf([...others, one])).toEqual(['inbound']);
        expect(directionsOf(others)).toBeNull();
    });

    it('is not compared with another one that had its name', () => {
        expect(directionsOf([computer('srv1', facts(), { id: 'another' })])).toEqual([]);
        expect(directionsOf([computer('srv1', facts(), { fqdn: 'another.lab.example' })])).toEqual([]);
    });

    it('is unknown to a snapshot that does not have it, could not read it, or is from later', () => {
        expect(directionsOf([])).toBeNull();
        expect(directionsOf([computer('srv2', facts())])).toBeNull();
        for (const outcome of ['unreachable', 'notRead'] as const) expect(directionsOf([unread('srv1', outcome)])).toBeNull();
        for (const at of [later, '2026-11-22T08:30:00.000Z', null]) expect(directionsOf([{ ...before, at }])).toBeNull();
    });
});
