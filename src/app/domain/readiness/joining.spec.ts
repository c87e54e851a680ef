// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { daysOf } from '../evidence/days';
import { recognise } from '../evidence/events';
import { joinPeers } from './joined-peers';
import type { JoinedPeer } from './joined-peer';
import type { KnownOfComputer } from './known';
import { graveEvent, harmless, pc, peerNames } from './testing/known';

const anyFleet = fc
    .array(
        fc.tuple(
            fc.array(
                fc.oneof(
                    graveEvent,
                    fc.constantFrom(...peerNames).map(peer => harmless(peer, 4))
                ),
                { maxLength: 8 }
            ),
            fc.boolean()
        ),
        {
            maxLength: 5
        }
    )
    .map(fleet =>
        fleet.map(([events, isOfDomain], index) => pc(`fs${index}`, events, isOfDomain ? {} : { fqdn: null, domainJoined: false }))
    );

/** How many events each day had, of each computer, direction and kind. */
function countsOf(sightings: JoinedPeer['sightings']): readonly string[] {
    return sightings
        .flatMap(({ computer, direction, kind, days }) => days.map(({ day, count }) => `${computer} ${direction} ${kind} ${day} ${count}`))
        .sort();
}

describe('joining', () => {
    it('loses and invents no count of any day', () => {
        fc.assert(
            fc.property(anyFleet, all => {
                const peers = joinPeers(all, []);
                const joined = new Map<string, number>();
                const logged = new Map<string, number>();
                const add = (to: Map<string, number>, key: string, count: number): unknown => to.set(key, (to.get(key) ?? 0) + count);
                for (const { sightings, count } of peers) {
                    expect(sightings.reduce((sum, one) => sum + one.count, 0)).toBe(count);
                    for (const { computer, direction, kind, days } of sightings)
                        for (const one of days) add(joined, `${computer} ${direction} ${kind} ${one.day}`, one.count);
                }
                for (const { kept } of all) {
                    for (const one of kept.evidence?.value.events ?? []) {
                        const known = recognise(one);
                        if (!known || known.peer === null) continue;
                        for (const { day, count } of daysOf(one))
                            add(logged, `${kept.computer} ${known.direction} ${known.kind} ${day}`, count);
                    }
                }
                expect([...joined].sort()).toEqual([...logged].sort());
                expect(new Set(peers.map(({ id }) => id)).size).toBe(peers.length);
            }),
            { numRuns: 300 }
        );
    });

    it('comes to the same in whichever order computers and events were read', () => {
        const orders = anyFleet.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
        const said = (all: readonly KnownOfComputer[]): readonly string[] =>
            joinPeers(all, [])
                .map(({ sightings, ...peer }) => JSON.stringify([peer, countsOf(sightings)]))
                .sort();
        fc.assert(
            fc.property(orders, ([all, others]) => {
                expect(said(others)).toEqual(said(all));
                const reversed = all.map(one => {
                    const { evidence } = one.kept;
                    const events = [...(evidence?.value.events ?? [])].reverse();
                    return { ...one, kept: { ...one.kept, evidence: evidence && { ...evidence, value: { ...evidence.value, events } } } };
                });
                expect(said(reversed)).toEqual(said(all));
            }),
            { numRuns: 200 }
        );
    });
});
