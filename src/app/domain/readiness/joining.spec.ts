// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { daysOf } from '../evidence/days';
import { recognise } from '../evidence/events';
import { type LoggedEvent, UNKNOWN_TIME } from '../evidence/reading';
import { joinPeers } from './joined-peers';
import type { JoinedPeer } from './joined-peer';
import type { KnownOfComputer } from './known';
import { graveEvent, guest, harmless, pc, peerNames, wrongSignature } from './testing/known';

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

/** As if nothing had been worked out of it before. */
const anew = (all: readonly KnownOfComputer[]): readonly KnownOfComputer[] => structuredClone(all) as readonly KnownOfComputer[];

describe('joining', () => {
    it('again, comes to what it would come to had nothing been joined before', () => {
        const tests = ['nas', '192.0.2.7'].map(peer => ({ computer: 'fs0', peer, canSign: true, testedAt: '2026-11-19T12:00:00.000Z' }));
        fc.assert(
            fc.property(anyFleet, anyFleet, fc.nat(4), fc.subarray(tests), (all, others, from, tested) => {
                joinPeers(all, []);
                // Some were read since, or left the list, and others are the same.
                const later = [...all.slice(0, from), ...others.slice(from)];
                expect(joinPeers(later, tested)).toEqual(joinPeers(anew(later), tested));
                expect(joinPeers(all, tested)).toEqual(joinPeers(anew(all), tested));
                expect(joinPeers(all, [])).toEqual(joinPeers(anew(all), []));
            }),
            { numRuns: 200 }
        );
    });

    it('says of two things at the same time always the same one', () => {
        const both = [wrongSignature('nas'), guest('nas')];
        const why = (events: readonly LoggedEvent[]): readonly unknown[] => joinPeers([pc('a', events)], []).map(one => one.why);
        expect(why([...both].reverse())).toEqual(why(both));
        const timeless = both.map(one => ({ ...one, first: UNKNOWN_TIME, time: UNKNOWN_TIME }));
        expect(why([...timeless].reverse())).toEqual(why(timeless));
    });

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
