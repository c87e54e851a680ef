// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { LOG_CLEARED } from './clearings';
import { evidenceEvents } from './events';
import { sortEvidence } from './groups';
import { type ChannelFacts, channelNames, channelsOf, type EvidenceReading, type SourceFacts } from './reading';
import { anyEvent, anyReading, anyTime, maybe } from './testing/any-reading';
import { collectedAt, daysBefore } from './testing/logged';
import { audited, silent } from './testing/silent';
import { ENOUGH_DAYS, evidenceVerdict } from './verdict';

const DAY = 86_400_000;
const anyDirection = fc.constantFrom(...directions);

interface Known {
    readonly reading: EvidenceReading;
    readonly configuration: SigningConfiguration | null;
    readonly auditingSince: string | null;
}

const isYes = ({ reading, configuration, auditingSince }: Known, direction: Direction): boolean => {
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
        expect(yes).toBeGreaterThan(20);
    });
});

/** Something that was not read, or is off, and what then is not known. */
type Loss = (known: Known) => Known;

const inReading =
    (change: (reading: EvidenceReading) => Partial<EvidenceReading>): Loss =>
    known => ({ ...known, reading: { ...known.reading, ...change(known.reading) } });

/** The events of a source are not there where it was not read. */
const losingSource = (lost: Pick<SourceFacts, 'channel' | 'id'>, facts: Partial<SourceFacts> | null): Loss =>
    inReading(({ sources: all, events }) => {
        const isLost = ({ channel, id }: Pick<SourceFacts, 'channel' | 'id'>): boolean => id === lost.id && channel === lost.channel;
        return {
            sources: all.flatMap(one => (!isLost(one) ? [one] : facts === null ? [] : [{ ...one, ...facts }])),
            events: events.filter(event => !isLost(event))
        };
    });

const losingChannel = (lost: string, facts: Partial<ChannelFacts> | null): Loss =>
    inReading(({ channels, events }) => ({
        channels: channels.flatMap(one => (one.name !== lost ? [one] : facts === null ? [] : [{ ...one, ...facts }])),
        events: events.filter(({ channel }) => channel !== lost)
    }));

const lossesOf = (direction: Direction): readonly Loss[] => [
    ...evidenceEvents(direction).flatMap(source =>
        [null, { cut: true }, { errorId: 'X' }, { defined: null }, ...(source.isNeeded ? [{ defined: false }] : [])].map(facts =>
            losingSource(source, facts)
        )
    ),
    ...channelsOf[direction].flatMap(name =>
        [null, { errorId: 'X' }, { enabled: false }, { enabled: null }, { recordCount: null }, { maximumBytes: 1 }].map(facts =>
            losingChannel(name, facts)
        )
    ),
    losingChannel(channelNames.system, null),
    losingSource({ channel: channelNames.system, id: LOG_CLEARED }, null),
    inReading(() => ({ contract: 1 })),
    inReading(() => ({ leftOut: true })),
    inReading(() => ({ since: daysBefore(ENOUGH_DAYS - 1) })),
    known => ({ ...known, configuration: null }),
    known => ({ ...known, auditingSince: null })
];

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
