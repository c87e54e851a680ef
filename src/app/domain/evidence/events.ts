// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { parseHost } from '../negotiate/hosts';
import { remembering } from '../remembering';
import { stripped } from '../text';
import { isGrave, type SignKind } from './peer-verdict';
import { channelNames, type EventField, type LoggedEvent, sameChannel } from './reading';
import { socketAddress } from './socket-address';

/** What an event shows. A test of a device is none. */
export type EvidenceKind = Exclude<SignKind, 'knownNotToSign' | 'guestAccount' | 'refusedBefore'>;

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
    /** Where the peer stands among values without names, and where its address does. */
    readonly places: readonly number[];
    /** Its absence proves something only where this Windows can log it. */
    readonly isNeeded?: true;
}

/**
 * Identifiers, and the places of fields, as the published definitions of Windows 11 24H2 have them. Before a name stands its
 * length. What is not seen on a Windows stands in docs/unverified-on-windows.md.
 */
const knownEvents: readonly KnownEvent[] = [
    { id: 31998, channel: channelNames.clientAudit, kind: 'noSigning', direction: 'outbound', places: [1], isNeeded: true },
    { id: 31997, channel: channelNames.clientAudit, kind: 'guest', direction: 'outbound', places: [1], isNeeded: true },
    { id: 31999, channel: channelNames.clientAudit, kind: 'noEncryption', direction: 'outbound', places: [1] },
    { id: 32000, channel: channelNames.clientAudit, kind: 'smb1', direction: 'outbound', places: [3] },
    { id: 32002, channel: channelNames.clientAudit, kind: 'smb1', direction: 'outbound', places: [4] },
    { id: 31013, channel: channelNames.clientSecurity, kind: 'badSignature', direction: 'outbound', places: [5, 12], isNeeded: true },
    { id: 31017, channel: channelNames.clientSecurity, kind: 'guestRefused', direction: 'outbound', places: [3] },
    { id: 31022, channel: channelNames.clientSecurity, kind: 'guest', direction: 'outbound', places: [3], isNeeded: true },
    { id: 3021, channel: channelNames.serverAudit, kind: 'noSigning', direction: 'inbound', places: [1], isNeeded: true },
    { id: 3022, channel: channelNames.serverAudit, kind: 'noEncryption', direction: 'inbound', places: [1] },
    { id: 3000, channel: channelNames.serverAudit, kind: 'smb1', direction: 'inbound', places: [0] },
    { id: 3002, channel: channelNames.serverAudit, kind: 'smb1', direction: 'inbound', places: [0] },
    { id: 3024, channel: channelNames.serverAudit, kind: 'noSpn', direction: 'inbound', places: [1] },
    { id: 3025, channel: channelNames.serverAudit, kind: 'noSpn', direction: 'inbound', places: [1] },
    { id: 3026, channel: channelNames.serverAudit, kind: 'noSpn', direction: 'inbound', places: [1] },
    { id: 3027, channel: channelNames.serverAudit, kind: 'smb1', direction: 'inbound', places: [1] },
    { id: 1004, channel: channelNames.serverOperational, kind: 'badSignature', direction: 'inbound', places: [1, 5], isNeeded: true },
    // The definitions name the first log, a page of Microsoft's the second.
    { id: 3023, channel: channelNames.serverOperational, kind: 'guest', direction: 'inbound', places: [1], isNeeded: true },
    { id: 3023, channel: channelNames.serverSecurity, kind: 'guest', direction: 'inbound', places: [1] },
    { id: 551, channel: channelNames.serverSecurity, kind: 'sessionFailed', direction: 'inbound', places: [10, 5] }
];

/** The events that may speak against peers of a direction. */
export function evidenceEvents(direction: Direction): readonly Pick<KnownEvent, 'id' | 'channel' | 'isNeeded'>[] {
    return knownEvents.filter(known => known.direction === direction && isGrave(known.kind));
}

/** What needs not be gathered: it says nothing of signing. */
const beside: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['noEncryption', 'noSpn']);

/** The events that tell of peers and signing: what log stores are asked for. */
export function eventsToGather(): readonly Pick<KnownEvent, 'id' | 'channel'>[] {
    return knownEvents.filter(({ kind }) => !beside.has(kind)).map(({ id, channel }) => ({ id, channel }));
}

/** Whether an event of this log is evidence, whatever it says. */
export function isEvidence({ id, channel }: Pick<LoggedEvent, 'id' | 'channel'>): boolean {
    return knownOf(id, channel) !== undefined;
}

function knownOf(id: number, channel: string): KnownEvent | undefined {
    return eventsById.get(id)?.find(one => sameChannel(one.channel, channel));
}

const eventsById: ReadonlyMap<number, readonly KnownEvent[]> = new Map(
    knownEvents.map(({ id }) => [id, knownEvents.filter(one => one.id === id)])
);

/** Codes that blame the password, the account or the domain. */
const logonFailures: ReadonlySet<number> = new Set([
    0xc000005e, 0xc0000064, 0xc000006a, 0xc000006d, 0xc000006e, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc0000133, 0xc000015b,
    0xc000018d, 0xc0000193, 0xc0000224, 0xc0000234
]);

/** What fields that name the peer are called, in lower case without blanks; the first that is there counts. */
const peerFields: Readonly<Record<Direction, readonly string[]>> = {
    outbound: ['servername', 'server', 'remotename', 'serveraddress', 'remoteaddress', 'peername'],
    inbound: ['clientname', 'client', 'clientcomputername', 'remotename', 'clientaddress', 'remoteaddress', 'peername']
};

/** The longest name that is taken for one. */
const LONGEST_HOST = 255;

/** What an event means; null where it is none of the known ones. */
export function recognise(event: LoggedEvent): EvidenceEvent | null {
    const known = knownOf(event.id, event.channel);
    if (!known) return null;
    const { kind, direction } = known;
    const peer = namedIn(event.fields, known)?.peer ?? null;
    return { kind: kind === 'sessionFailed' ? failureOf(event) : kind, direction, peer: isGrouped(event, peer) ? peer : null, event };
}

function failureOf({ status }: LoggedEvent): EvidenceKind {
    const code = status === null || status === '' ? NaN : Number(status) >>> 0;
    return logonFailures.has(code) ? 'logonFailed' : 'sessionFailed';
}

/** Whether all events of the group are of the peer that the last one names: else the computer grouped by another field. */
function isGrouped({ peer: grouped }: LoggedEvent, peer: string | null): boolean {
    if (grouped === null || peer === null) return true;
    const name = cleaned(grouped);
    return name === peer || name?.toLowerCase() === peer.toLowerCase();
}

/** Only what of an event's fields names its peer, at its place: `recognise` finds the same in it. */
export function namingFields(event: LoggedEvent): readonly EventField[] {
    const known = knownOf(event.id, event.channel);
    const named = known ? namedIn(event.fields, known) : null;
    if (named === null || !isGrouped(event, named.peer)) return [];
    const { place } = named;
    const field = event.fields[place];
    if (!field) return [];
    return field.name !== null ? [field] : [...Array.from({ length: place }, () => ({ name: null, value: '' })), field];
}

interface NamedPeer {
    readonly peer: string;
    readonly place: number;
}

/** By the names of the fields; where there are none, by place. */
function namedIn(fields: readonly EventField[], { direction, places }: KnownEvent): NamedPeer | null {
    for (const wanted of peerFields[direction]) {
        for (const [place, { name, value }] of fields.entries()) {
            if (name !== null && plainName(name) === wanted) {
                const peer = cleaned(value);
                if (peer !== null) return { peer, place };
            }
        }
    }
    for (const place of places) {
        const field = fields[place];
        const peer = field && field.name === null ? cleaned(field.value) : null;
        if (peer !== null && isHost(peer)) return { peer, place };
    }
    return null;
}

const plainName = remembering(name => name.toLowerCase().replace(/[\s_-]/g, ''), 500, 100);

function isHost(name: string | null): boolean {
    return name !== null && parseHost(name)?.name === name;
}

/** A name as a person would write it: no backslashes around it, an address as text and without its port. Many computers meet the same. */
const cleaned = remembering(cleanedAnew, 30_000, 2 * LONGEST_HOST);

function cleanedAnew(value: string): string | null {
    const address = socketAddress(value.trim());
    if (address !== null) return address;
    if (value.length > 2 * LONGEST_HOST) return null;
    const bare = stripped(value.trim(), '\\', '\\')
        .replace(/^\[([0-9a-f:.%]+)\](?::\d+)?$/i, '$1')
        .replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/, '$1');
    return bare === '' || bare.length > LONGEST_HOST || bare === '-' ? null : bare;
}
