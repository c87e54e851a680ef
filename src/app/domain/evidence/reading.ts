// SPDX-License-Identifier: MIT
import type { Direction } from '../facts';

/** What Get-SmbSigningEvidence read, its events taken apart. */
export interface EvidenceReading {
    readonly channels: readonly ChannelFacts[];
    /** Of each channel the newest, `most` at most. */
    readonly events: readonly LoggedEvent[];
    readonly most: number;
    /** ISO 8601, UTC, by the computer's clock. */
    readonly collectedAt: string;
    /** Set where the answer held more than is taken of one: there may be more events of any channel. */
    readonly leftOut?: true;
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

/** An event as it was logged. */
export interface LoggedEvent {
    readonly channel: string;
    readonly id: number;
    readonly recordId: number | null;
    /** ISO 8601, UTC; UNKNOWN_TIME where the log gave none. */
    readonly time: string;
    readonly fields: readonly EventField[];
    /** Everything that is known of it, as text: XML, or what stands in its place. */
    readonly raw: string;
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
    serverSecurity: 'Microsoft-Windows-SMBServer/Security',
    system: 'System'
} as const;

/** The logs that tell of a direction. */
export const channelsOf: Readonly<Record<Direction, readonly string[]>> = {
    outbound: [channelNames.clientAudit, channelNames.clientSecurity],
    inbound: [channelNames.serverAudit, channelNames.serverSecurity]
};

/** A channel by its name, whatever its case. */
export function channelOf(reading: EvidenceReading, name: string): ChannelFacts | null {
    return reading.channels.find(channel => sameChannel(channel.name, name)) ?? null;
}

export function sameChannel(one: string, other: string): boolean {
    return one.toLowerCase() === other.toLowerCase();
}

/** Whether the channel may hold more of the events that were asked for than were read. */
export function isCut(reading: EvidenceReading, name: string): boolean {
    return reading.leftOut === true || reading.events.filter(event => sameChannel(event.channel, name)).length >= reading.most;
}

/** Milliseconds since 1970; null where it is no time. */
export function timeOf(text: string | null): number | null {
    const time = text === null ? NaN : Date.parse(text);
    return Number.isNaN(time) ? null : time;
}
