// SPDX-License-Identifier: MIT
import type { Direction } from '../facts';
import { isAddress, parseHost } from '../negotiate/hosts';
import { stripped } from '../text';
import { channelNames, type EventField, type LoggedEvent, sameChannel } from './reading';

/**
 * What an event shows of a peer. `noSigning`, `noEncryption`: it does not support that. `badSignature`: its signature was
 * wrong. `guest`: it was used as a guest, and guests cannot sign. `guestRefused`: that was refused.
 */
export type EvidenceKind = 'noSigning' | 'badSignature' | 'guest' | 'guestRefused' | 'noEncryption';

/** An event whose meaning is known. */
export interface EvidenceEvent {
    readonly kind: EvidenceKind;
    readonly direction: Direction;
    /** Null: it names no peer in a form that is known. */
    readonly peer: string | null;
    readonly event: LoggedEvent;
}

interface KnownEvent {
    readonly id: number;
    readonly channel: string;
    readonly kind: EvidenceKind;
    readonly direction: Direction;
    /** Where the peer stands among values without names; null: not established. */
    readonly place: number | null;
}

/**
 * Identifiers and fields: reference in docs/unverified-on-windows.md. Before a name stands its length. 31013: Smb2Command,
 * MessageId, SessionId, TreeId, ServerNameLength, ServerName; 31017, 31022: UserNameLength, UserName, ServerNameLength,
 * ServerName. The fields of the audit channels and of 3023 are not established.
 */
const knownEvents: readonly KnownEvent[] = [
    { id: 31998, channel: channelNames.clientAudit, kind: 'noSigning', direction: 'outbound', place: null },
    { id: 31999, channel: channelNames.clientAudit, kind: 'noEncryption', direction: 'outbound', place: null },
    { id: 31013, channel: channelNames.clientSecurity, kind: 'badSignature', direction: 'outbound', place: 5 },
    { id: 31017, channel: channelNames.clientSecurity, kind: 'guestRefused', direction: 'outbound', place: 3 },
    { id: 31022, channel: channelNames.clientSecurity, kind: 'guest', direction: 'outbound', place: 3 },
    { id: 3021, channel: channelNames.serverAudit, kind: 'noSigning', direction: 'inbound', place: null },
    { id: 3022, channel: channelNames.serverAudit, kind: 'noEncryption', direction: 'inbound', place: null },
    { id: 3023, channel: channelNames.serverSecurity, kind: 'guest', direction: 'inbound', place: null }
];

/** What fields that name the peer are called, in lower case without blanks; the first that is there counts. */
const peerFields: Readonly<Record<Direction, readonly string[]>> = {
    outbound: ['servername', 'server', 'remotename', 'serveraddress', 'remoteaddress', 'peername'],
    inbound: ['clientname', 'client', 'clientcomputername', 'remotename', 'clientaddress', 'remoteaddress', 'peername']
};

/** The longest name that is taken for one. */
const LONGEST_HOST = 255;

/** What an event means; null where it is none of the known ones. */
export function recognise(event: LoggedEvent): EvidenceEvent | null {
    const known = knownEvents.find(one => one.id === event.id && sameChannel(one.channel, event.channel));
    if (!known) return null;
    const { kind, direction, place } = known;
    return { kind, direction, peer: namedPeer(event.fields, direction) ?? placedPeer(event.fields, place), event };
}

function namedPeer(fields: readonly EventField[], direction: Direction): string | null {
    for (const wanted of peerFields[direction]) {
        for (const { name, value } of fields) {
            if (name !== null && name.toLowerCase().replace(/[\s_-]/g, '') === wanted) {
                const peer = cleaned(value);
                if (peer !== null) return peer;
            }
        }
    }
    return null;
}

/** By place where there are no names; without a known place only what cannot be anything else than a peer. */
function placedPeer(fields: readonly EventField[], place: number | null): string | null {
    if (place !== null) {
        const field = fields[place];
        return field && field.name === null && isHost(cleaned(field.value)) ? cleaned(field.value) : null;
    }
    let peer: string | null = null;
    for (const value of new Set(fields.map(field => field.value.trim()))) {
        const name = standsAlone(value) ? cleaned(value) : null;
        if (name === null || !isHost(name)) continue;
        if (peer !== null && peer.toLowerCase() !== name.toLowerCase()) return null; // which of them it is, nothing says
        peer ??= name;
    }
    return peer;
}

/** An address, or a name with backslashes in front: no user, share or number looks like that. */
function standsAlone(value: string): boolean {
    return /^\\+[^\\]+\\*$/.test(value) || isAddress(cleaned(value) ?? '');
}

function isHost(name: string | null): boolean {
    return name !== null && parseHost(name)?.name === name;
}

/** A name as a person would write it: no backslashes around it, no port of an address. */
function cleaned(value: string): string | null {
    if (value.length > 2 * LONGEST_HOST) return null;
    const bare = stripped(value.trim(), '\\', '\\')
        .replace(/^\[([0-9a-f:.%]+)\](?::\d+)?$/i, '$1')
        .replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/, '$1');
    return bare === '' || bare.length > LONGEST_HOST || bare === '-' ? null : bare;
}
