// SPDX-License-Identifier: MIT
// What a module of version 0.1.0, whose contract is 1, reads of the event logs, told as a present one would tell it. It reads
// fewer events, each log's as one list, and ungrouped.
import {
    channelNames,
    type ChannelFacts,
    type EvidenceReading,
    type LoggedEvent,
    sameChannel,
    type SourceFacts
} from '../../domain/evidence/reading';

const idsOf: readonly (readonly [string, readonly number[]])[] = [
    [channelNames.clientAudit, [31998, 31999]],
    [channelNames.clientSecurity, [31013, 31017, 31022]],
    [channelNames.serverAudit, [3021, 3022]],
    [channelNames.serverSecurity, [3023]],
    [channelNames.system, [104]]
];

interface Contract1 {
    readonly channels: readonly ChannelFacts[];
    readonly events: readonly Omit<LoggedEvent, 'count' | 'first' | 'peer' | 'required' | 'status'>[];
    /** Of each log so many events were read at most. */
    readonly most: number;
    readonly collectedAt: string;
}

export function readingOfContract1({ channels, events, most, collectedAt }: Contract1): EvidenceReading {
    return {
        contract: 1,
        channels,
        sources: channels.flatMap(log =>
            sourcesOf(
                log,
                events.filter(({ channel }) => sameChannel(channel, log.name)).map(({ id }) => id),
                most
            )
        ),
        events: events.map(event => ({ ...event, count: 1, first: event.time, peer: null, required: null, status: null })),
        since: null,
        collectedAt
    };
}

function sourcesOf({ name, errorId, words }: ChannelFacts, read: readonly number[], most: number): SourceFacts[] {
    const ids = idsOf.find(([channel]) => sameChannel(channel, name))?.[1] ?? [];
    return ids.map(id => ({
        channel: name,
        id,
        defined: null,
        read: read.filter(one => one === id).length,
        cut: read.length >= most,
        errorId,
        words
    }));
}
