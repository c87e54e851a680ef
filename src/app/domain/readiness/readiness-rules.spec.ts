// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { makePlan } from '../change/plan';
import { directions } from '../computer/facts';
import { evidenceEvents, recognise } from '../evidence/events';
import type { LoggedEvent } from '../evidence/reading';
import { anyReading, anyTime } from '../evidence/testing/any-reading';
import { collectedAt, daysBefore } from '../evidence/testing/logged';
import { type EvidenceKnown, lossesOf } from '../evidence/testing/losses';
import { audited, silent } from '../evidence/testing/silent';
import { ENOUGH_DAYS } from '../evidence/verdict';
import { sample } from '../../remote/testing/samples';
import { auditedSince } from '../settings/audit-since';
import { type ComputerEvidence, newest, nothingOf } from './computer-evidence';
import { impactsOf } from '../peers/impact';
import { anyConnections, anySuspects } from '../testing/any-connections';
import { anyFacts } from '../testing/any-facts';
import { nothingAccepted } from './accepted';
import { compacted } from './compacted';
import { type KnownOfComputer, suspectsOf } from './known';
import { readinessOf } from './readiness';
import { accepting, cannotSign, graveEvent, guest, knownOf, noConnections, peerNames, serverCannotSign } from './testing/known';

const someAccepted = fc.subarray(peerNames).map(peers => accepting(...peers));
const anyDirection = fc.constantFrom(...directions);

describe('whatever is known', () => {
    it('more evidence never turns "would cut off" into "ready"', () => {
        let cutOff = 0;
        // Guests that were refused (31017) are no loss: they say less, not more.
        const property = fc.property(
            fc.array(graveEvent, { maxLength: 4 }),
            fc.array(graveEvent, { maxLength: 4 }),
            someAccepted,
            anyDirection,
            (events, more, accepted, direction) => {
                if (readinessOf(knownOf({ events }), direction, accepted).kind !== 'wouldCutOff') return;
                cutOff++;
                for (const all of [
                    [...events, ...more],
                    [...more, ...events]
                ])
                    expect(readinessOf(knownOf({ events: all }), direction, accepted).kind).toBe('wouldCutOff');
            }
        );
        fc.assert(property, { numRuns: 500 });
        expect(cutOff).toBeGreaterThan(100);
    });

    it('is never "ready" without every log and every event that it needs, whoever was accepted', () => {
        const everyone = accepting(...peerNames);
        const known = ({ reading, configuration, auditingSince }: EvidenceKnown, connections = noConnections): KnownOfComputer =>
            knownOf({ reading, configuration, since: auditingSince, connections });
        for (const direction of directions) {
            for (const lose of lossesOf(direction)) {
                for (const events of [[], [cannotSign('nas'), serverCannotSign('nas'), guest('nas', 3)]]) {
                    const whole = { reading: { ...silent, events }, configuration: audited, auditingSince: daysBefore(30) };
                    expect(readinessOf(known(whole), direction, everyone).kind).toBe('ready');
                    expect(readinessOf(known(lose(whole)), direction, everyone).kind).not.toBe('ready');
                    for (const part of [null, { ...noConnections, [direction]: null }])
                        expect(readinessOf(knownOf({ events, connections: part }), direction, everyone).kind).not.toBe('ready');
                }
            }
        }
    });

    it('is "ready" only where nobody is known that was not accepted, and every event was looked for', () => {
        let ready = 0;
        const facts = fc.oneof({ weight: 1, arbitrary: anyFacts }, { weight: 4, arbitrary: fc.constant(audited) });
        const readings = fc.oneof(
            anyReading,
            fc.array(graveEvent, { maxLength: 2 }).map(events => ({ ...silent, events }))
        );
        const connections = fc.option(fc.oneof(anyConnections, fc.constant(noConnections)));
        const suspected = fc.oneof(anySuspects, fc.constant([]));
        const times = fc.option(fc.oneof(anyTime, fc.constant(daysBefore(30))), { freq: 6 });
        fc.assert(
            fc.property(
                facts,
                fc.option(readings),
                connections,
                suspected,
                times,
                someAccepted,
                anyDirection,
                (configuration, reading, connected, suspects, since, accepted, direction) => {
                    const known = knownOf({ configuration, reading, connections: connected, since }, { suspects });
                    if (readinessOf(known, direction, accepted).kind !== 'ready') return;
                    ready++;
                    const { found } = impactsOf(
                        makePlan(configuration, { [direction]: 'required' }),
                        configuration,
                        connected,
                        suspectsOf(known)
                    );
                    for (const { kind, peer } of found)
                        if (kind === 'cutOff' || kind === 'suspect') expect(accepted(peer, direction)).not.toBeNull();
                    for (const { channel, id } of evidenceEvents(direction)) {
                        const source = reading?.sources.find(one => one.id === id && one.channel === channel);
                        expect([source?.cut, source?.errorId]).toEqual([false, null]);
                    }
                }
            ),
            { numRuns: 1_500 }
        );
        expect(ready).toBeGreaterThan(20);
    });

    it('is never "ready" before readings have seen auditing on for as long as evidence needs', () => {
        let ready = 0;
        const off = { ...audited, outbound: sample('srv2025').outbound, inbound: sample('srv2025').inbound };
        const anyReadings = fc.array(fc.record({ days: fc.nat(40), isOn: fc.oneof(fc.constant(true), fc.boolean()) }), { maxLength: 6 });
        const property = fc.property(anyReadings, anyDirection, (all, direction) => {
            const inTurn = [...all, { days: 0, isOn: true }].sort((a, b) => b.days - a.days || Number(b.isOn) - Number(a.isOn));
            const kept = inTurn.map(({ days, isOn }) => ({
                ...nothingOf('fs1'),
                configuration: { value: isOn ? audited : off, readAt: daysBefore(days) }
            }));
            const { audits } = kept.reduce<ComputerEvidence>((known, one) => newest(known, one, collectedAt), nothingOf('fs1'));
            const known = { ...knownOf(), auditingSince: auditedSince([], 'fs1', audited, audits) };
            const begun = inTurn.slice(inTurn.map(({ isOn }) => isOn).lastIndexOf(false) + 1);
            const isLongEnough = (begun[0]?.days ?? 0) >= ENOUGH_DAYS;
            expect(readinessOf(known, direction, nothingAccepted).kind === 'ready').toBe(isLongEnough);
            if (isLongEnough) ready++;
        });
        fc.assert(property, { numRuns: 300 });
        expect(ready).toBeGreaterThan(30);
    });

    it('accepted peers alone turn "would cut off" into "ready"', () => {
        let blocked = 0;
        fc.assert(
            fc.property(fc.array(graveEvent, { maxLength: 5 }), anyDirection, (events, direction) => {
                const known = knownOf({ events });
                const before = readinessOf(known, direction, nothingAccepted);
                const all = events.flatMap(one => recognise(one) ?? []).filter(one => one.direction === direction);
                const isNamed = all.every(({ peer }) => peer !== null);
                expect(before.kind).toBe(all.length > 0 ? 'wouldCutOff' : 'ready');
                const peers = [...new Set(all.flatMap(({ peer }) => peer?.toLowerCase() ?? []))];
                expect(readinessOf(known, direction, accepting(...peers)).kind).toBe(isNamed ? 'ready' : 'wouldCutOff');
                for (const one of peers) {
                    const others = accepting(...peers.filter(peer => peer !== one));
                    expect(readinessOf(known, direction, others).kind).toBe('wouldCutOff');
                    blocked++;
                }
            }),
            { numRuns: 300 }
        );
        expect(blocked).toBeGreaterThan(100);
    });

    it('is the same in whichever order it was read, and as it is kept', () => {
        const shuffled = fc
            .array(graveEvent, { maxLength: 6 })
            .chain(events => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
        fc.assert(
            fc.property(shuffled, someAccepted, anyDirection, ([events, others], accepted, direction) => {
                const found = (all: readonly LoggedEvent[], keep: typeof compacted): unknown => {
                    const readiness = readinessOf(knownOf({ reading: keep({ ...silent, events: all }) }), direction, accepted);
                    return readiness.kind === 'wouldCutOff' ? { ...readiness, peers: readiness.peers.length } : readiness;
                };
                expect(found(others, one => one)).toEqual(found(events, one => one));
                expect(found(events, compacted)).toEqual(found(events, one => one));
            }),
            { numRuns: 300 }
        );
    });
});
