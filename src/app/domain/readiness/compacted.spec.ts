// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import { directions } from '../computer/facts';
import { auditSeen } from '../evidence/audit-doubt';
import { addedDays, daysOf } from '../evidence/days';
import { sortEvidence } from '../evidence/groups';
import { channelNames, type EvidenceReading, type LoggedEvent, UNKNOWN_TIME } from '../evidence/reading';
import { anyEvent, anyReading, anyTime, maybe } from '../evidence/testing/any-reading';
import { collectedAt, daysBefore, event, named, placed } from '../evidence/testing/logged';
import { audited, silent } from '../evidence/testing/silent';
import { evidenceVerdict } from '../evidence/verdict';
import { compacted } from './compacted';

const { serverAudit, serverSecurity, serverOperational, system, clientSecurity } = channelNames;

const logged = (channel: string, id: number, fields: LoggedEvent['fields'], facts: Partial<LoggedEvent> = {}): LoggedEvent => ({
    ...event(channel, id, fields),
    ...facts
});

/** Events that are often of one kind and peer, with the fields that Windows gives, in every form. */
const likelyEvent: fc.Arbitrary<LoggedEvent> = fc
    .record({
        source: fc.constantFrom(
            [serverAudit, 3021, named({ ClientName: '\\\\NAS' })] as const,
            [serverAudit, 3021, named({ ClientName: 'nas', ServerRequiresSigning: 'true' })] as const,
            [serverAudit, 3021, placed('3', '\\nas', 'True')] as const,
            [serverAudit, 3021, placed('3', '-')] as const,
            [serverAudit, 3022, named({ ClientName: 'nas' })] as const,
            [serverSecurity, 551, named({ ClientName: 'nas.lab', ClientAddress: '192.0.2.1:5000' })] as const,
            [serverOperational, 1004, placed('', '', '', '', '', '0200C351C0000201000000000000000000')] as const,
            [serverOperational, 9, named({ Name: 'x' })] as const,
            [clientSecurity, 31022, placed('4', 'anna', '3', 'nas')] as const,
            [clientSecurity, 31017, named({ ServerName: 'NAS' })] as const,
            [system, 104, named({ Channel: serverAudit, BackupPath: '' })] as const,
            [system, 104, placed('x', serverSecurity, 'y')] as const,
            [system, 7, named({})] as const
        ),
        count: fc.integer({ min: 1, max: 10_000 }),
        required: maybe(fc.boolean()),
        peer: fc.option(fc.constantFrom('nas', 'NAS', 'other'), { freq: 1 }),
        status: fc.constantFrom(null, '0xC000006D', '0xC0000022'),
        days: fc.integer({ min: -400, max: 30_000 }).map(tenths => tenths / 10),
        span: fc.constantFrom(0, 0.01, 0.5),
        isTimed: fc.integer({ max: 9 }).map(number => number > 0)
    })
    .map(({ source: [channel, id, fields], days, span, isTimed, ...facts }) => {
        const times = isTimed ? { first: daysBefore(days + span), time: daysBefore(days) } : { first: UNKNOWN_TIME, time: UNKNOWN_TIME };
        return logged(channel, id, fields, { ...facts, ...times });
    });

const likelyReading = fc
    .tuple(fc.oneof(anyReading, fc.constant(silent)), fc.array(likelyEvent, { maxLength: 40 }))
    .map(([reading, events]) => ({ ...reading, events }));

/** With several events alike, so that there is something to join. */
const strangeReading = fc
    .tuple(anyReading, fc.array(anyEvent, { maxLength: 6 }), fc.array(anyTime, { maxLength: 4 }))
    .map(([reading, events, times]) => ({ ...reading, events: times.flatMap(time => events.map(one => ({ ...one, time, first: time }))) }));

const readings = fc.oneof({ weight: 3, arbitrary: likelyReading }, { weight: 1, arbitrary: strangeReading });

/** How many events each day had, of each log and identifier. */
function countsOfDays({ events }: EvidenceReading): readonly string[] {
    const counts = new Map<string, number>();
    for (const one of events) {
        for (const { day, count } of daysOf(one)) {
            const key = `${one.channel} ${one.id} ${day}`;
            counts.set(key, (counts.get(key) ?? 0) + count);
        }
    }
    return [...counts].map(([key, count]) => `${key}: ${count}`).sort();
}

/** What is said of peers, whatever the order of those that are equally grave. */
function said(reading: EvidenceReading): readonly string[] {
    return sortEvidence(reading)
        .groups.map(({ first, ...group }) => JSON.stringify({ ...group, first: Date.parse(first) || 0, peer: group.peer?.toLowerCase() }))
        .sort();
}

describe('a reading as it is kept', () => {
    it('says the same of every peer, with the counts of every day', () => {
        let joined = 0;
        fc.assert(
            fc.property(readings, reading => {
                const kept = compacted(reading);
                joined += reading.events.length - kept.events.length;
                expect(said(kept)).toEqual(said(reading));
                expect(countsOfDays(kept)).toEqual(countsOfDays(reading));
                for (const one of kept.events) expect(one.days?.reduce((sum, { count }) => sum + count, 0)).toBe(one.count);
            }),
            { numRuns: 1_000 }
        );
        expect(joined).toBeGreaterThan(500);
    });

    it('comes to the same verdict, whenever auditing was turned on', () => {
        const backported = {
            ...sample('srv2022'),
            inbound: {
                ...sample('srv2022').inbound,
                settings: {
                    auditClientDoesNotSupportSigning: { stored: 1, policy: null },
                    auditClientDoesNotSupportEncryption: { stored: null, policy: null },
                    auditInsecureGuestLogon: { stored: null, policy: null }
                }
            }
        };
        const kinds = new Set<string>();
        fc.assert(
            fc.property(
                readings,
                maybe(fc.integer({ min: -10, max: 600 }).map(tenths => daysBefore(tenths / 10))),
                maybe(fc.constantFrom(audited, audited, sample('srv2022'), backported)),
                (reading, auditingSince, configuration) => {
                    const kept = compacted(reading);
                    for (const direction of directions) {
                        const verdict = (of: EvidenceReading): unknown =>
                            evidenceVerdict(
                                { reading: of, evidence: sortEvidence(of), readAt: collectedAt, configuration, auditingSince },
                                direction
                            );
                        const found = verdict(reading);
                        kinds.add((found as { readonly kind: string }).kind);
                        expect(verdict(kept)).toEqual(found);
                    }
                }
            ),
            { numRuns: 1_000 }
        );
        expect([...kinds].sort()).toEqual(['mayBe', 'no', 'notEnough', 'yes']);
    });

    it('tells since when the audit is at work, from any moment on', () => {
        const events = [0.2, 0.3, 0.4].map(days => event(serverAudit, 3021, named({ ClientName: 'nas' }), days));
        const reading = { ...silent, events };
        const seen = (of: EvidenceReading, days: number): number | null =>
            auditSeen({ reading: of, configuration: audited, readAt: collectedAt, auditingSince: daysBefore(days) });
        for (const days of [0.1, 0.25, 0.35, 0.5]) expect(seen(compacted(reading), days)).toBe(seen(reading, days));
        expect(seen(reading, 0.35)).toBe(Date.parse(daysBefore(0.3)));
    });

    it('stays as it is when it is made anew', () => {
        fc.assert(
            fc.property(readings, reading => {
                const kept = compacted(reading);
                expect(compacted(kept)).toEqual(kept);
            })
        );
    });

    it('holds nothing of an event but what names its peer', () => {
        const fields = [...placed('3', '\\nas', 'True', 'secret'), ...named({ Secret: 'secret' })];
        const events = [1, 2, 3].map(days => ({ ...event(serverAudit, 3022, fields, days), raw: 'secret' }));
        const kept = compacted({ ...silent, events: [...events, event(serverOperational, 9, named({ Secret: 'secret' }))] });
        expect(kept.events.map(({ count, fields: held }) => [count, held])).toEqual([
            [3, placed('', '\\nas')],
            [1, []]
        ]);
        expect(JSON.stringify(kept)).not.toContain('secret');
        expect(kept.events[0]?.days?.map(({ count }) => count)).toEqual([1, 1, 1]);
    });

    it('is small for 10,000 events of one peer', () => {
        const events = Array.from({ length: 10_000 }, (_, index) =>
            event(serverAudit, 3022, named({ ClientName: 'nas' }), (index % 30) + index / 1e6)
        );
        const kept = compacted({ ...silent, events });
        expect(kept.events.length).toBe(1);
        expect(JSON.stringify(kept.events).length).toBeLessThan(3_000);
        expect(kept.events[0]?.days?.length).toBeLessThanOrEqual(31);
    });
});

it('adds the events of a day, whatever the order', () => {
    const days = [
        { day: 5, count: 2, first: 10, last: 20 },
        { day: null, count: 1, first: 0, last: 0 },
        { day: 5, count: 3, first: 5, last: 15 }
    ];
    const wanted = [
        { day: null, count: 1, first: 0, last: 0 },
        { day: 5, count: 5, first: 5, last: 20 }
    ];
    expect(addedDays(days)).toEqual(wanted);
    expect(addedDays([...days].reverse())).toEqual(wanted);
});
