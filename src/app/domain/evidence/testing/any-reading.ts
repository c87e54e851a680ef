// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { channelNames, type EvidenceReading, type LoggedEvent, type SourceFacts } from '../reading';
import { allSources, collectedAt, daysBefore } from './logged';
import { silent } from './silent';

/** A time of the logs, or what is none. */
export const anyTime = fc.oneof(fc.integer({ min: -5, max: 60 }).map(daysBefore), fc.constant('no time'), fc.constant(''));
export const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 6 });
const anyError = fc.option(fc.constantFrom('NoMatchingLogsFound,X', 'LogInfoUnavailable'), { freq: 1 });

const anyChannel = fc.record({
    name: fc.constantFrom(...Object.values(channelNames), 'Application'),
    enabled: maybe(fc.boolean()),
    mode: maybe(fc.constantFrom('Circular', 'Retain', 'AutoBackup')),
    maximumBytes: maybe(fc.constantFrom(0, 65_536, 1_048_576, 8_388_608)),
    fileBytes: maybe(fc.nat()),
    full: maybe(fc.boolean()),
    recordCount: maybe(fc.nat(5)),
    oldestRecord: maybe(fc.nat(5)),
    oldestEvent: maybe(anyTime),
    errorId: anyError,
    words: fc.constant(null)
});

const sources: readonly Pick<SourceFacts, 'channel' | 'id'>[] = [
    ...allSources,
    ...[31999, 31017, 3022].map(id => ({ id, channel: channelNames.clientAudit }))
];

export const anyEvent: fc.Arbitrary<LoggedEvent> = fc
    .record({
        source: fc.constantFrom(...sources, { channel: channelNames.serverAudit, id: 1 }),
        recordId: maybe(fc.nat()),
        count: fc.integer({ min: 1, max: 9 }),
        peer: fc.option(fc.constantFrom('nas', '192.0.2.1')),
        required: maybe(fc.boolean()),
        status: maybe(fc.constantFrom('', '0xC000006D', '-1073741790', 'x')),
        first: anyTime,
        time: anyTime,
        fields: fc.array(
            fc.record({
                name: maybe(fc.constantFrom('ServerName', 'ClientName', 'ClientAddress', 'Channel', 'x')),
                value: fc.oneof(
                    fc.fullUnicodeString({ maxLength: 20 }),
                    fc.constantFrom('\\\\nas', '192.0.2.1', channelNames.clientAudit, '2 0 1 2 192 0 2 1 0 0 0 0 0 0 0 0')
                )
            }),
            { maxLength: 4 }
        ),
        raw: fc.constant('')
    })
    .map(({ source, ...event }) => ({ ...source, ...event }));

/** Most of them as they are where all went well: else hardly any reading would be worth anything. */
const anySources = fc.oneof(
    { weight: 5, arbitrary: fc.constant(allSources) },
    {
        weight: 1,
        arbitrary: fc.array(
            fc.record({
                channel: fc.constantFrom(...Object.values(channelNames)),
                id: fc.constantFrom(...allSources.map(({ id }) => id)),
                defined: maybe(fc.boolean()),
                read: fc.nat(9),
                cut: fc.boolean(),
                errorId: anyError,
                words: fc.constant(null)
            })
        )
    }
);

/** Any answer on event logs that the schema lets in; most of its parts as they are where all went well. */
export const anyReading: fc.Arbitrary<EvidenceReading> = fc.record({
    contract: fc.constantFrom(1 as const, 2 as const, 2 as const, 2 as const),
    channels: fc.oneof(
        fc.array(anyChannel, { maxLength: 8 }),
        fc.tuple(...silent.channels.map(one => anyChannel.map(facts => ({ ...one, ...facts, name: one.name }))))
    ),
    sources: anySources,
    events: fc.array(anyEvent, { maxLength: 4 }),
    since: fc.option(anyTime, { freq: 1 }),
    collectedAt: fc.oneof({ weight: 5, arbitrary: fc.constant(collectedAt) }, { weight: 1, arbitrary: anyTime })
});
