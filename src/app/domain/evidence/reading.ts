// SPDX-License-Identifier: MIT
import type { ContractVersion, Direction, UnavailablePart } from '../computer/facts';
import { parseTime } from '../iso-time';
import { LONGEST_NAME } from '../limits';
import { remembering } from '../remembering';

/** What Get-SmbSigningEvidence read. */
export interface EvidenceReading {
    /** 1: a module of version 0.1.0, which does not look for all events. */
    readonly contract: ContractVersion;
    readonly channels: readonly ChannelFacts[];
    /** What was looked for, one of each log and identifier. */
    readonly sources: readonly SourceFacts[];
    /** Of each source the newest. */
    readonly events: readonly LoggedEvent[];
    /** The earliest time that was asked for, ISO 8601, UTC; null: any. */
    readonly since: string | null;
    /** ISO 8601, UTC, by the computer's clock. */
    readonly collectedAt: string;
    /** Set where the answer held more than is taken of one, or what is not understood: there may be more events of any channel. */
    readonly leftOut?: true;
    /** Set where events are among it that files brought: of logs that are not in `channels`, nothing but these events is known. */
    readonly imported?: true;
    /** The parts of the answer that are not understood. */
    readonly notUnderstood?: readonly UnavailablePart[];
}

/** An event log as the computer describes it. Null: not reported. */
export interface ChannelFacts {
    readonly name: string;
    readonly enabled: boolean | null;
    /** Circular, Retain or AutoBackup: what becomes of the oldest events when it is full. */
    readonly mode: string | null;
    readonly maximumBytes: number | null;
    readonly fileBytes: number | null;
    readonly full: boolean | null;
    /** Of all its events, not only those that were asked for. */
    readonly recordCount: number | null;
    /** The number of the oldest event that is still there. */
    readonly oldestRecord: number | null;
    /** ISO 8601, UTC: when the oldest event that is still there was logged. Null: there is none, or it could not be read. */
    readonly oldestEvent: string | null;
    /** Why it could not be read; null where it could. */
    readonly errorId: string | null;
    /** The computer's own words. */
    readonly words: string | null;
}

/** What was read of the events of one identifier in one log. */
export interface SourceFacts {
    readonly channel: string;
    readonly id: number;
    /** Whether this Windows can log it; null: not known. */
    readonly defined: boolean | null;
    /** How many events were read. */
    readonly read: number;
    /** Whether there are more than were taken. */
    readonly cut: boolean;
    /** Why it, or one of its events, could not be read; null where it could. */
    readonly errorId: string | null;
    readonly words: string | null;
}

/** Events of one identifier, peer, Boolean and day (UTC), with what the last of them says. */
export interface LoggedEvent {
    readonly channel: string;
    readonly id: number;
    readonly count: number;
    /** The peer as the computer grouped them, without a port; null: they name none, or an older module did not group. */
    readonly peer: string | null;
    /** Whether what the peer lacks was required already; null: the event does not say. */
    readonly required: boolean | null;
    /** A number as text, decimal or hexadecimal; null: the event has none. */
    readonly status: string | null;
    /** Of the first and the last: ISO 8601, UTC; UNKNOWN_TIME where the log gave none. */
    readonly first: string;
    readonly time: string;
    readonly recordId: number | null;
    readonly fields: readonly EventField[];
    /** Everything that is known of it, as text: XML, or what stands in its place. */
    readonly raw: string;
    /** Only where events of several days are joined, as in what is kept: how many each day had. */
    readonly days?: readonly DayCount[];
}

/** What events have in common that are counted together: kind, peer, Boolean, and status. @param peer null: they name none */
export function countedAs({ channel, id, required, status }: LoggedEvent, peer: string | null): string {
    return JSON.stringify([channel.toLowerCase(), id, peer?.toLowerCase() ?? null, required, status]);
}

/** How many events there were on one day (UTC). */
export interface DayCount {
    /** Days since 1970-01-01; null: the log gave no time. */
    readonly day: number | null;
    readonly count: number;
    /** Of the first and the last: milliseconds since the day began. 0 where there is no day. */
    readonly first: number;
    readonly last: number;
}

/** Stands in place of the time of an event that has none. */
export const UNKNOWN_TIME = '\u2013';

export interface EventField {
    /** Null where only the place of the value is known. */
    readonly name: string | null;
    readonly value: string;
}

/** The channels that hold evidence, and the one that tells which of them were cleared. */
export const channelNames = {
    clientAudit: 'Microsoft-Windows-SmbClient/Audit',
    clientSecurity: 'Microsoft-Windows-SmbClient/Security',
    serverAudit: 'Microsoft-Windows-SMBServer/Audit',
    serverOperational: 'Microsoft-Windows-SMBServer/Operational',
    serverSecurity: 'Microsoft-Windows-SMBServer/Security',
    system: 'System'
} as const;

/** What a computer logs where it can't forward the events of a log. */
export const notForwarded = { channel: 'Microsoft-Windows-Forwarding/Operational', id: 101 } as const;

/** The logs that tell of a direction. */
export const channelsOf: Readonly<Record<Direction, readonly string[]>> = {
    outbound: [channelNames.clientAudit, channelNames.clientSecurity],
    inbound: [channelNames.serverAudit, channelNames.serverOperational, channelNames.serverSecurity]
};

/** A channel by its name, whatever its case. */
export function channelOf(reading: EvidenceReading, name: string): ChannelFacts | null {
    return reading.channels.find(channel => sameChannel(channel.name, name)) ?? null;
}

export function sameChannel(one: string, other: string): boolean {
    return one === other || plainName(one) === plainName(other);
}

/** There are few logs, and each is compared again and again. */
const plainName = remembering(name => name.toLowerCase(), 500, LONGEST_NAME);

/** What was read of an identifier in a log; null: it was not looked for. */
export function sourceOf(reading: EvidenceReading, { channel, id }: Pick<SourceFacts, 'channel' | 'id'>): SourceFacts | null {
    return reading.sources.find(source => source.id === id && sameChannel(source.channel, channel)) ?? null;
}

/** Whether there may be more of these events than were read. */
export function isCut(reading: EvidenceReading, source: Pick<SourceFacts, 'channel' | 'id'>): boolean {
    return reading.leftOut === true || sourceOf(reading, source)?.cut !== false;
}

/** Milliseconds since 1970; null where it is no time. */
export function timeOf(text: string | null): number | null {
    const time = text === null ? NaN : parseTime(text);
    return Number.isNaN(time) ? null : time;
}
