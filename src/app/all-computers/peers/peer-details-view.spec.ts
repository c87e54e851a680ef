// SPDX-License-Identifier: MIT
import type { ExportOrigin } from '../../domain/export-origin';
import type { Acceptance } from '../../domain/readiness/acceptance';
import type { JoinedPeer } from '../../domain/readiness/joined-peer';
import type { Sighting } from '../../domain/readiness/sightings';
import type { DeviceTest } from '../../readings/device-tests';
import { deviceTestText } from './device-test-text';
import { deviceAddress } from '../../ui/navigation/addresses';
import { peersCsv } from './peers-export';
import { isOfFilter, losers, openToAccept, type PeerRow } from './peers-model';
import { peerCells, type PeerDetailsView, peerDetailsView } from './peers-view';
import { anna, at, peerOf, rowOf, seen, strings } from './testing/peer-models';

const made: ExportOrigin = { exportedAt: at, exportedFrom: '', toolVersion: '1' };

describe('the details of a peer', () => {
    const label = (call: string): string | null => (call === 'gone' ? null : call.toUpperCase());
    const view = (peer: JoinedPeer, accepted: readonly Acceptance[] = []): PeerDetailsView =>
        peerDetailsView(rowOf(peer, accepted), label, strings);

    it('name who met it, how, and where it can be tested from', () => {
        const sightings = [
            seen('srv1'),
            seen('srv1', { kind: 'guest', effect: 'mayBeCutOff' }),
            seen('gone'),
            seen('srv2', { peer: 'not a host', count: 0, kind: 'connected', effect: 'none', last: null })
        ];
        const found = view(peerOf('NAS01', { sightings }));
        expect(found.sightings.map(({ title, testFrom }) => [title, testFrom])).toEqual([
            ['SRV1 (Inbound)', 'srv1'],
            ['SRV1 (Inbound)', null],
            ['gone (Inbound)', null],
            ['SRV2 (Inbound)', null]
        ]);
        expect(found.sightings[0]?.lines[0]).toBe("NAS01; Doesn't support signing; Would be cut off");
        expect(found.sightings[3]?.lines).toEqual(['not a host; Connected']);
        expect(found.isTestOfServer).toBeTrue();
        expect(view(peerOf('x', { sightings: [seen('a', { direction: 'outbound' })] })).isTestOfServer).toBeFalse();
    });

    it('offers a test from a computer once, with what a test tells about where the computer has met that', () => {
        const inbound = seen('srv1', { peer: '192.0.2.7' });
        const outbound = seen('srv1', { direction: 'outbound', peer: 'nas' });
        const offered = (...sightings: readonly Sighting[]): readonly (string | null)[] =>
            view(peerOf('nas', { sightings })).sightings.map(({ testFrom, device }) => testFrom && `${device} from ${testFrom}`);
        expect(offered(inbound, outbound, outbound)).toEqual([null, 'nas from srv1', null]);
        expect(offered(outbound, inbound)).toEqual(['nas from srv1', null]);
        expect(offered(inbound, { ...inbound, computer: 'srv2' })).toEqual(['192.0.2.7 from srv1', '192.0.2.7 from srv2']);
    });

    it('name the computers that would lose it, and no more than can be read', () => {
        const many = Array.from({ length: 60 }, (_, index) => `srv${index}`);
        const found = view(peerOf('x', { sightings: many.map(one => seen(one)), losing: { outbound: many, inbound: many.slice(0, 3) } }));
        expect([found.losing.length, found.losing.at(-1)]).toEqual([51, '10 more']);
        expect([found.sightings.length, found.more]).toEqual([50, '10 more']);
        expect(losers(peerOf('x', { losing: { outbound: ['b', 'a'], inbound: ['a'] } }))).toEqual(['b', 'a']);
    });

    it('name each decision, which can be removed by itself', () => {
        const [one] = view(peerOf('nas'), [anna('nas')]).acceptances;
        expect(one).toEqual({
            text: `nas (Inbound): accepted by Anna on ${new Date(at).toLocaleDateString()}`,
            notes: ['Replaced in December'],
            of: anna('nas'),
            counts: true
        });
    });

    describe('accepted before an undo', () => {
        const undone = (computer: string, last = '2026-11-22T00:00:00.000Z'): Sighting =>
            seen(computer, { peer: 'nas', kind: 'refusedBefore', count: 0, last });
        const row = (computer: string, last?: string): PeerRow =>
            rowOf(peerOf('nas', { sightings: [seen('srv1', { peer: 'NAS' }), undone(computer, last)] }), [anna('nas')]);

        it('say so, and have one thing to do: to accept again', () => {
            const [one] = peerDetailsView(row('srv1'), label, strings).acceptances;
            const text = 'No longer counts on SRV1, because requiring signing refused this peer there and was undone';
            expect([one?.counts, one?.notes]).toEqual([false, [text, 'Replaced in December']]);
            expect(openToAccept(row('srv1'))).toEqual(['inbound']);
            expect(peerCells(row('srv1'), strings, label).accepted.lines.map(line => line.text)[1]).toBe(text);
            expect([isOfFilter(row('srv1'), 'accepted'), peersCsv([row('srv1')], made).includes('Anna')]).toEqual([false, false]);
        });

        it('still count for other computers, and can be removed there', () => {
            expect(peerDetailsView(row('srv2'), label, strings).acceptances[0]?.counts).toBeTrue();
            expect(openToAccept(row('srv2'))).toEqual(['inbound']);
        });

        it('count where the undo came before', () => {
            const before = row('srv1', '2026-11-20T00:00:00.000Z');
            expect(peerDetailsView(before, label, strings).acceptances[0]?.notes).toEqual(['Replaced in December']);
            expect([openToAccept(before), isOfFilter(before, 'accepted'), peersCsv([before], made).includes('Anna')]).toEqual([
                [],
                true,
                true
            ]);
        });
    });

    it('lead to a test by an address that takes any name', () => {
        expect(deviceAddress('a&b#c?')).toBe('/compatibility?device=a%26b%23c%3F');
    });

    it('tell what became of a test of the peer, and nothing of other tests', () => {
        const testedAt = new Date();
        const host = { name: 'nas', port: 445 };
        const failure = { kind: 'accessDenied', errorId: null, words: 'Access is denied.' };
        const said = (test: object | null): string =>
            deviceTestText(test && ({ hosts: [host], results: [], failure: null, ...test } as unknown as DeviceTest), 'NAS', strings);
        const outcome = (found: object): string => said({ results: [{ host, testedAt, outcome: found }] });
        expect([said(null), said({ hosts: [] }), said({ state: 'stopped' })]).toEqual(['', '', '']);
        expect(said({ state: 'running' })).toBe('Testing…');
        expect(outcome({ kind: 'offered' })).toBe(`Tested at ${testedAt.toLocaleTimeString()}: Can sign`);
        expect(outcome({ kind: 'callFailed', failure })).toBe('The test failed: Access is denied.');
        expect(said({ state: 'failed', failure })).toBe('The test failed: Access is denied.');
    });
});
