// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import { type Direction, directions } from '../computer/facts';
import { evidenceEvents } from './events';
import { sortEvidence } from './groups';
import { channelsOf } from './reading';
import { anyEvent, anyReading, anyTime, maybe } from './testing/any-reading';
import { collectedAt, daysBefore } from './testing/logged';
import { type EvidenceKnown, lossesOf } from './testing/losses';
import { audited, silent } from './testing/silent';
import { ENOUGH_DAYS, evidenceVerdict } from './verdict';

const DAY = 86_400_000;
const anyDirection = fc.constantFrom(...directions);

const isYes = ({ reading, configuration, auditingSince }: EvidenceKnown, direction: Direction): boolean => {
    const basis = { reading, evidence: sortEvidence(reading), readAt: collectedAt, configuration, auditingSince };
    return evidenceVerdict(basis, direction).kind === 'yes';
};

describe('whatever a computer answers', () => {
    it('is judged, and never with yes on too little', () => {
        let yes = 0;
        fc.assert(
            fc.property(
                fc.oneof({ weight: 3, arbitrary: anyReading }, { weight: 1, arbitrary: fc.constant(silent) }),
                maybe(anyTime),
                maybe(fc.constantFrom(audited, sample('srv2022'))),
                anyDirection,
                (reading, auditingSince, configuration, direction) => {
                    if (!isYes({ reading, configuration, auditingSince }, direction)) return;
                    yes++;
                    const logs = channelsOf[direction].map(name => reading.channels.find(one => one.name === name));
                    expect([configuration, reading.contract]).toEqual([audited, 2]);
                    expect(Date.parse(collectedAt) - Date.parse(auditingSince ?? '')).toBeGreaterThanOrEqual(ENOUGH_DAYS * DAY);
                    expect(logs.every(log => log?.enabled && log.errorId === null && (log.maximumBytes ?? 0) >= 1_048_576)).toBe(true);
                    for (const log of logs) {
                        const age = Date.parse(reading.collectedAt) - Date.parse(log?.oldestEvent ?? '');
                        if (log?.recordCount !== 0) expect(age).toBeGreaterThanOrEqual(ENOUGH_DAYS * DAY);
                    }
                    for (const { id, channel, isNeeded } of evidenceEvents(direction)) {
                        const source = reading.sources.find(one => one.id === id && one.channel === channel);
                        expect(source && source.errorId === null && !source.cut && (source.defined || !isNeeded)).toBeTrue();
                    }
                }
            ),
            { numRuns: 2000 }
        );
        expect(yes).toBeGreaterThan(0); // it was put to the test
    });
});

it('a verdict never becomes yes when anything is taken away or not read', () => {
    const base = fc.record({
        reading: fc.array(anyEvent, { maxLength: 3 }).map(events => ({ ...silent, events })),
        configuration: fc.constant(audited),
        auditingSince: fc.constant(daysBefore(30))
    });
    for (const direction of directions) {
        for (const lose of lossesOf(direction)) {
            expect(isYes(lose({ reading: silent, configuration: audited, auditingSince: daysBefore(30) }), direction)).toBeFalse();
            fc.assert(
                fc.property(base, known => isYes(known, direction) || !isYes(lose(known), direction)),
                { numRuns: 50 }
            );
        }
    }
});
