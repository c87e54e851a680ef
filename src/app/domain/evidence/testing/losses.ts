// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../../computer/facts';
import { LOG_CLEARED } from '../clearings';
import { evidenceEvents } from '../events';
import { type ChannelFacts, channelNames, channelsOf, type EvidenceReading, type SourceFacts } from '../reading';
import { ENOUGH_DAYS } from '../verdict';
import { daysBefore } from './logged';

/** What a verdict rests on, beside when it was read. */
export interface EvidenceKnown {
    readonly reading: EvidenceReading;
    readonly configuration: SigningConfiguration | null;
    readonly auditingSince: string | null;
}

/** Something that was not read, or is off, and what then is not known. */
export type Loss = (known: EvidenceKnown) => EvidenceKnown;

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

export const lossesOf = (direction: Direction): readonly Loss[] => [
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
