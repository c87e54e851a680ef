// SPDX-License-Identifier: MIT
// Whom a planned change hurts, as far as this computer shows. Never complete, and never one alarm for all.
import { type ConnectionFacts, guestPeers, type OutboundConnection, protectionOf } from './connections';
import type { Direction, SigningConfiguration } from './facts';
import { PeerIndex } from './peer-index';
import { isSetting, type Plan, type PlannedChange, weakens } from './plan';

/**
 * `cutOff`: will be. `suspect`: has shown that it cannot or may not sign. `unsigned`: not protected today, and expected
 * to sign. `unguarded`: signed today, and free not to be.
 */
export type ImpactClass = 'cutOff' | 'suspect' | 'unsigned' | 'unguarded';

export const impactClasses: readonly ImpactClass[] = ['cutOff', 'suspect', 'unsigned', 'unguarded'];

/** A peer that showed something against it, from wherever that is known: audit events, a test of the device. */
export interface Suspect {
    readonly direction: Direction;
    readonly peer: string;
    /**
     * `guest`: a guest logon was allowed. `guestRefused`: one was rejected. `knownNotToSign`: a test showed that it does
     * not sign. `cannotSign`: an audit event says so (31998, 3021). `badSignature`: a signature was wrong (31013).
     */
    readonly why: 'guest' | 'guestRefused' | 'knownNotToSign' | 'cannotSign' | 'badSignature';
    /** ISO 8601; null: not known. */
    readonly lastSeen: string | null;
}

export interface Impact {
    readonly kind: ImpactClass;
    readonly direction: Direction;
    readonly peer: string;
    readonly why: Suspect['why'] | 'unsignedNow' | 'signedNow';
    readonly lastSeen: string | null;
    /** What shows it, or the document that says so. */
    readonly source: string;
}

/** What may depend on unsigned connections and shows nowhere. */
export type Dependant = 'witness' | 'virtualMachines' | 'backup' | 'deployment' | 'configMgr' | 'dfs' | 'scan' | 'oldLinux' | 'java';

export interface Impacts {
    readonly found: readonly Impact[];
    /** Peers of which this Windows does not say whether they are protected. */
    readonly notReported: Readonly<Record<Direction, number>>;
    /** What nobody can see from here, per direction that will be required. */
    readonly dependants: readonly { readonly direction: Direction; readonly id: Dependant }[];
    /** Guests stay refused although signing is no longer required: that takes a second setting. */
    readonly guestsStayRefused: boolean;
}

const hardening = 'Microsoft, "SMB security hardening"';

/** One for both directions, or one for each: the logs of the SMB client and of the SMB server are others. */
const sources: Readonly<Record<Impact['why'], string | Readonly<Record<Direction, string>>>> = {
    guest: {
        outbound: `Event 31022, SmbClient/Security; ${hardening}`,
        inbound: `Event 3023, SMBServer/Security; ${hardening}`
    },
    guestRefused: 'Event 31017, SmbClient/Security',
    knownNotToSign: 'A test of the device; [MS-SMB2] 2.2.4',
    cannotSign: { outbound: 'Event 31998, SmbClient/Audit', inbound: 'Event 3021, SMBServer/Audit' },
    badSignature: 'Event 31013, SmbClient/Security',
    unsignedNow: 'Get-SmbConnection; [MS-SMB2] 3.3.5.4',
    signedNow: 'Get-SmbConnection'
};

function sourceOf(why: Impact['why'], direction: Direction): string {
    const source = sources[why];
    return typeof source === 'string' ? source : source[direction];
}

/** What a plan does to whom. Null connections: not read, or not yet. */
export function impactsOf(
    { changes }: Pick<Plan, 'changes'>,
    configuration: SigningConfiguration,
    connections: ConnectionFacts | null,
    suspects: readonly Suspect[] = []
): Impacts {
    const tightened = changes.filter(tightens).map(({ direction }) => direction);
    const loosened = changes.filter(weakens).map(({ direction }) => direction);
    const known = [...(connections ? guestSuspects(connections) : []), ...suspects];
    const against = [
        ...tightened.flatMap(direction => judged(direction, known, connections)),
        ...(changes.some(endsGuests) && !tightened.includes('outbound')
            ? judged(
                  'outbound',
                  known.filter(({ why }) => why === 'guest'),
                  connections
              )
            : [])
    ];
    const found = [...against, ...liveImpacts(tightened, loosened, connections, against)];
    found.sort((a, b) => impactClasses.indexOf(a.kind) - impactClasses.indexOf(b.kind));
    return {
        found,
        notReported: {
            outbound: tightened.includes('outbound') ? unknownServers(connections) : 0,
            inbound: tightened.includes('inbound') ? (connections?.inbound?.total ?? 0) : 0
        },
        dependants: tightened.flatMap(direction => dependantsOf(direction, configuration).map(id => ({ direction, id }))),
        guestsStayRefused:
            loosened.includes('outbound') &&
            configuration.outbound.insecureGuestLogons === false &&
            !changes.some(change => isSetting(change) && change.setting === 'guestLogons' && change.after.inForce === 'on') &&
            known.some(({ why }) => why === 'guestRefused')
    };
}

/** Whether a change makes signing required that is not now. */
export function tightens({ before, after }: PlannedChange): boolean {
    return before.inForce === 'notRequired' && after.inForce === 'required';
}

/** Whether a change refuses the guests that were let in. */
function endsGuests(change: PlannedChange): boolean {
    return isSetting(change) && change.setting === 'guestLogons' && change.before.inForce === 'on' && change.after.inForce === 'off';
}

/** Whether a plan changes what is required of peers at all. */
export function affectsPeers({ changes }: Pick<Plan, 'changes'>): boolean {
    return changes.some(change => tightens(change) || weakens(change) || endsGuests(change));
}

/** What the events of the connections' reading show. */
function guestSuspects(connections: ConnectionFacts): Suspect[] {
    return guestPeers(connections).map(({ peer, allowed, refused }) => {
        const isAllowed = allowed !== null && (refused === null || allowed >= refused);
        return { direction: 'outbound', peer, why: isAllowed ? 'guest' : 'guestRefused', lastSeen: isAllowed ? allowed : refused };
    });
}

const classes: Readonly<Record<Suspect['why'], ImpactClass>> = {
    guest: 'cutOff',
    knownNotToSign: 'cutOff',
    guestRefused: 'suspect',
    cannotSign: 'suspect',
    badSignature: 'suspect'
};

/** One impact per peer: the gravest of what is known against it. */
function judged(direction: Direction, suspects: readonly Suspect[], connections: ConnectionFacts | null): Impact[] {
    const impacts: Impact[] = [];
    const told = new PeerIndex<true>();
    const live = new PeerIndex<OutboundConnection>();
    for (const row of connections?.outbound?.rows ?? []) if (row.server !== null) live.add(row.server, row);
    const own = suspects.filter(one => one.direction === direction && one.peer !== '');
    const gravestFirst = (a: Suspect, b: Suspect): number => impactClasses.indexOf(classes[a.why]) - impactClasses.indexOf(classes[b.why]);
    for (const { peer, why, lastSeen } of [...own].sort(gravestFirst)) {
        if (told.of(peer).length > 0) continue;
        told.add(peer, true);
        // What is signed or encrypted now is no guest: a guest has no key to do it with.
        const kind = why === 'guest' && direction === 'outbound' && isProtected(live.of(peer)) ? 'suspect' : classes[why];
        impacts.push({ kind, direction, peer, why, lastSeen, source: sourceOf(why, direction) });
    }
    return impacts;
}

function isProtected(connections: readonly OutboundConnection[]): boolean {
    return connections.length > 0 && connections.every(row => ['signed', 'encrypted'].includes(protectionOf(row)));
}

/** What the live outbound connections add: each server once, and none that is judged already. */
function liveImpacts(
    tightened: readonly Direction[],
    loosened: readonly Direction[],
    connections: ConnectionFacts | null,
    known: readonly Impact[]
): Impact[] {
    const wanted = tightened.includes('outbound') ? 'notProtected' : loosened.includes('outbound') ? 'signed' : null;
    if (wanted === null || !connections) return [];
    const kind = wanted === 'signed' ? ('unguarded' as const) : ('unsigned' as const);
    const why = wanted === 'signed' ? ('signedNow' as const) : ('unsignedNow' as const);
    const told = new PeerIndex<true>();
    for (const { peer, direction } of known) if (direction === 'outbound') told.add(peer, true);
    return serversOf(connections, wanted)
        .filter(peer => told.of(peer).length === 0)
        .map(peer => ({ kind, direction: 'outbound', peer, why, lastSeen: connections.collectedAt, source: sourceOf(why, 'outbound') }));
}

/** The servers with a connection of this protection, each once. */
function serversOf(connections: ConnectionFacts, wanted: ReturnType<typeof protectionOf>): string[] {
    const servers = new Map<string, string>();
    for (const row of connections.outbound?.rows ?? [])
        if (row.server && protectionOf(row) === wanted && !servers.has(row.server.toLowerCase()))
            servers.set(row.server.toLowerCase(), row.server);
    return [...servers.values()];
}

function unknownServers(connections: ConnectionFacts | null): number {
    return connections ? serversOf(connections, 'notReported').length : 0;
}

function dependantsOf(direction: Direction, { computer }: SigningConfiguration): Dependant[] {
    if (direction === 'inbound') return ['scan', 'oldLinux', 'java'];
    const isPerhapsServer = computer.productType === null || computer.productType === 'server';
    return [
        ...(computer.cluster === null ? [] : ['witness' as const]),
        ...(isPerhapsServer ? ['virtualMachines' as const] : []),
        'backup',
        'deployment',
        'configMgr',
        ...(computer.domainJoined === false ? [] : ['dfs' as const])
    ];
}
