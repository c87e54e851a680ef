// SPDX-License-Identifier: MIT
// Whom a planned change hurts, as far as this computer shows. Never complete, and never one alarm for all.
import { membershipOf } from '../computer/cluster';
import { type ConnectionFacts, guestAccountOf, guestPeers, isSmb1, type OutboundConnection, protectionOf } from './connections';
import { cutOffBy, mayCutOff } from './cut-off';
import { type GraveKind, isGrave, judgePeer, type LiveProtection, type PeerSign, type SignKind } from '../evidence/peer-verdict';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { isGuestAccount } from './guest-account';
import { once } from '../once';
import { firstLabel, fullNameFirst, PeerIndex } from './peer-index';
import { type PeerNote, peerNotes } from './peer-notes';
import { type Plan, type PlannedChange, tightens, weakens } from '../change/plan';

/**
 * `cutOff`: will be. `suspect`: has shown that it cannot or may not sign. `unsigned`: not protected today, and expected
 * to sign. `refused`: cut off by another setting than signing. `unguarded`: signed today, and free not to be.
 */
export type ImpactClass = 'cutOff' | 'refused' | 'suspect' | 'unsigned' | 'unguarded';

export const impactClasses: readonly ImpactClass[] = ['cutOff', 'refused', 'suspect', 'unsigned', 'unguarded'];

/** What a peer showed, from wherever that is known: events, connections, a test of the device. */
export interface Suspect extends PeerSign {
    readonly direction: Direction;
    readonly peer: string;
}

export interface Impact {
    readonly kind: ImpactClass;
    readonly direction: Direction;
    readonly peer: string;
    /** `signedWrongly`: signed now, and an event told of a wrong signature. */
    readonly why: SignKind | 'unsignedNow' | 'signedNow' | 'signedWrongly' | 'oldDialect';
    readonly lastSeen: string | null;
    /** How its connections are protected now, where that contradicts what it has shown. */
    readonly now: LiveProtection;
    /** What shows it, or the document that says so. */
    readonly source: string;
}

/** With what else is known of the peer, so that it need not be looked up. */
export interface NotedImpact extends Impact {
    readonly notes: readonly PeerNote[];
}

/** What may depend on unsigned connections without showing anywhere. */
export type Dependant = 'witness' | 'virtualMachines' | 'backup' | 'deployment' | 'configMgr' | 'dfs' | 'scan' | 'oldLinux' | 'java';

export interface Impacts {
    readonly found: readonly NotedImpact[];
    /** Peers of which this Windows does not say whether they are protected. */
    readonly notReported: Readonly<Record<Direction, number>>;
    /** What nobody can see from here, per direction that will be required. */
    readonly dependants: readonly { readonly direction: Direction; readonly id: Dependant }[];
    /** Guests stay refused although signing is no longer required: that takes a second setting. */
    readonly guestsStayRefused: boolean;
}

const hardening = 'Microsoft, "SMB security hardening"';
const signingOverview = 'Microsoft, "Overview of Server Message Block signing"';

/** What a judgement on signing can rest on. */
type SignOfSigning = GraveKind | 'unsignedNow' | 'signedNow' | 'signedWrongly';

/** One for both directions, or one for each: the logs of the SMB client and of the SMB server are others. */
const sources: Readonly<Record<SignOfSigning, string | Readonly<Record<Direction, string>>>> = {
    guest: {
        outbound: `Event 31022, SmbClient/Security, or 31997, SmbClient/Audit; ${hardening}`,
        inbound: 'Event 3023, SMBServer/Operational or Security; [MS-SMB2] 3.3.5.5.3'
    },
    guestAccount: { outbound: 'Get-SmbConnection', inbound: 'Get-SmbSession; [MS-SMB2] 3.3.5.5.3' },
    knownNotToSign: 'A test of the device; [MS-SMB2] 2.2.4',
    refusedBefore: { outbound: 'Event 31998 or 31017; the undo in your history', inbound: 'Event 3021; the undo in your history' },
    noSigning: { outbound: 'Event 31998, SmbClient/Audit', inbound: 'Event 3021, SMBServer/Audit' },
    badSignature: { outbound: 'Event 31013, SmbClient/Security', inbound: 'Event 1004, SMBServer/Operational' },
    sessionFailed: 'Event 551, SMBServer/Security',
    smb1: {
        outbound: `Get-SmbConnection, or event 32000 or 32002, SmbClient/Audit; ${signingOverview}`,
        inbound: `Get-SmbSession, or event 3000, 3002 or 3027, SMBServer/Audit; ${signingOverview}`
    },
    unsignedNow: 'Get-SmbConnection; [MS-SMB2] 3.3.5.4',
    signedNow: 'Get-SmbConnection',
    signedWrongly: 'Get-SmbConnection; event 31013, SmbClient/Security'
};

function sourceOf(why: SignOfSigning, direction: Direction): string {
    const source = sources[why];
    return typeof source === 'string' ? source : source[direction];
}

/**
 * What a plan does to whom.
 * @param connections null: not read, or not yet
 * @param isDiscounted tells which signs don't count against their peers
 */
export function impactsOf(
    { changes }: Pick<Plan, 'changes'>,
    configuration: SigningConfiguration,
    connections: ConnectionFacts | null,
    suspects: readonly Suspect[] = [],
    isDiscounted: (sign: Suspect) => boolean = () => false
): Impacts {
    const tightened = changes.filter(tightens).map(({ direction }) => direction);
    const loosened = changes.filter(weakens).map(({ direction }) => direction);
    const known = [...(connections ? connectionSuspects(connections) : []), ...suspects].filter(sign => !isDiscounted(sign));
    const found = peersHit(changes, configuration, connections, known);
    const notes = peerNotes(connections, configuration.surroundings.hardenedPaths ?? [], known);
    return {
        found: found.map(impact => ({ ...impact, notes: notes(impact) })),
        notReported: {
            outbound: tightened.includes('outbound') ? unknownServers(connections) : 0,
            inbound: tightened.includes('inbound') ? (connections?.inbound?.total ?? connections?.inbound?.rows.length ?? 0) : 0
        },
        dependants: tightened.flatMap(direction => dependantsOf(direction, configuration).map(id => ({ direction, id }))),
        guestsStayRefused:
            loosened.includes('outbound') &&
            configuration.outbound.insecureGuestLogons === false &&
            !changes.some(({ setting, after }) => setting === 'guestLogons' && after.inForce === 'on') &&
            known.some(({ why }) => why === 'guestRefused')
    };
}

/**
 * The peers alone, the gravest first, without what else is known of each: for many computers.
 * @param known all that counts, what the connections show included
 */
export function peersHit(
    changes: Plan['changes'],
    configuration: SigningConfiguration,
    connections: ConnectionFacts | null,
    known: readonly Suspect[]
): readonly Impact[] {
    const tightened = changes.filter(tightens).map(({ direction }) => direction);
    const loosened = changes.filter(weakens).map(({ direction }) => direction);
    const against = [
        ...tightened.flatMap(direction => judged(direction, known, connections)),
        ...(changes.some(endsGuests) && !tightened.includes('outbound')
            ? judged(
                  'outbound',
                  known.filter(({ why }) => why === 'guest' || why === 'guestAccount' || why === 'guestRefused'),
                  connections
              )
            : [])
    ];
    const refused = changes
        .flatMap(change => cutOffBy(change, configuration, connections, known))
        .map((one): Impact => ({ ...one, kind: 'refused', now: null }));
    return gravestFirst([...against, ...refused, ...liveImpacts(tightened, loosened, connections, against, known)]);
}

/** Those of one class stay in their order. */
export function gravestFirst<I extends Pick<Impact, 'kind'>>(impacts: readonly I[]): readonly I[] {
    return [...impacts].sort((a, b) => impactClasses.indexOf(a.kind) - impactClasses.indexOf(b.kind));
}

/** Whether a change refuses the guests that were let in. */
function endsGuests({ setting, before, after }: PlannedChange): boolean {
    return setting === 'guestLogons' && before.inForce === 'on' && after.inForce === 'off';
}

/** Whether a plan changes what is required of peers at all. */
export function affectsPeers({ changes }: Pick<Plan, 'changes'>, configuration: SigningConfiguration): boolean {
    return changes.some(change => tightens(change) || weakens(change) || endsGuests(change) || mayCutOff(change, configuration));
}

/** What the connections' reading shows: guests by its events and by their accounts, and who speaks SMB 1. */
export const connectionSuspects = once((connections: ConnectionFacts): readonly Suspect[] => {
    const guests = guestPeers(connections).flatMap(({ peer, allowed, refused }): Suspect[] => [
        ...(allowed === null ? [] : [{ direction: 'outbound' as const, peer, why: 'guest' as const, lastSeen: allowed }]),
        ...(refused === null ? [] : [{ direction: 'outbound' as const, peer, why: 'guestRefused' as const, lastSeen: refused }])
    ]);
    const old = (direction: Direction, peer: string | null, dialect: string | null): Suspect[] =>
        peer !== null && isSmb1(dialect) ? [{ direction, peer, why: 'smb1', lastSeen: connections.collectedAt }] : [];
    const at = connections.collectedAt;
    const withAccount = (direction: Direction, peer: string | null, isGuest: boolean): Suspect[] =>
        peer !== null && isGuest ? [{ direction, peer, why: 'guestAccount', lastSeen: at }] : [];
    return [
        ...guests,
        ...(connections.outbound?.rows ?? []).flatMap(row => withAccount('outbound', row.server, guestAccountOf(row) !== null)),
        ...(connections.inbound?.rows ?? []).flatMap(({ client, user }) => withAccount('inbound', client, isGuestAccount(user))),
        ...(connections.outbound?.rows ?? []).flatMap(({ server, dialect }) => old('outbound', server, dialect)),
        ...(connections.inbound?.rows ?? []).flatMap(({ client, dialect }) => old('inbound', client, dialect))
    ];
});

/** What the connections alone show of each peer, as a change that requires signing would judge it. */
export function peersAtRisk(connections: ConnectionFacts): readonly Impact[] {
    const suspects = connectionSuspects(connections);
    return directions.flatMap(direction => judged(direction, suspects, connections));
}

const classes = { cutOff: 'cutOff', mayBeCutOff: 'suspect' } as const;

/** One impact per peer that would, or may, be cut off. */
function judged(direction: Direction, suspects: readonly Suspect[], connections: ConnectionFacts | null): Impact[] {
    const graveOnes = suspects.filter(sign => sign.direction === direction && isGrave(sign.why));
    // Most computers of a large list have met nobody who has anything against them.
    if (graveOnes.length === 0) return [];
    // And of those that some have met most are others: names of one peer begin alike.
    const labels = new Set(graveOnes.map(({ peer }) => firstLabel(peer.toLowerCase())));
    const live = new PeerIndex<OutboundConnection>();
    if (direction === 'outbound') for (const row of connections?.outbound?.rows ?? []) if (row.server !== null) live.add(row.server, row);
    const alike = suspects.filter(({ peer }) => labels.has(firstLabel(peer.toLowerCase())));
    return peersOf(direction, alike).flatMap(signs => {
        const now = protectionNow(live.of(signs[0]?.peer ?? ''));
        const verdict = judgePeer(direction, signs, now);
        if (!verdict || verdict.effect === 'none') return [];
        const { peer, why, lastSeen } = verdict.sign;
        if (!isGrave(why)) return []; // never: its effect is none
        return [{ kind: classes[verdict.effect], direction, peer, why, lastSeen, now, source: sourceOf(why, direction) }];
    });
}

/** What each peer showed, one list per peer, whatever the names by which it is known. */
function peersOf(direction: Direction, suspects: readonly Suspect[]): readonly Suspect[][] {
    const own = suspects.filter(suspect => suspect.direction === direction && suspect.peer !== '');
    const names = new Map<string, Suspect[]>();
    const known = new PeerIndex<Suspect[]>();
    for (const name of [...new Set(own.map(({ peer }) => peer.toLowerCase()))].sort(fullNameFirst)) {
        const [alike] = known.of(name);
        const signs = alike ?? [];
        if (!alike) known.add(name, signs);
        names.set(name, signs);
    }
    for (const suspect of own) names.get(suspect.peer.toLowerCase())?.push(suspect);
    // In the order in which they were shown.
    return [...new Set(own.flatMap(({ peer }) => [names.get(peer.toLowerCase()) ?? []]))];
}

export function protectionNow(connections: readonly OutboundConnection[]): LiveProtection {
    const protections = connections.map(protectionOf);
    if (protections.length === 0 || !protections.every(one => one === 'signed' || one === 'encrypted')) return null;
    return protections.every(one => one === 'signed') ? 'signed' : 'encrypted';
}

/** What the live outbound connections add: each server once, and none that is judged already. */
function liveImpacts(
    tightened: readonly Direction[],
    loosened: readonly Direction[],
    connections: ConnectionFacts | null,
    judgedAlready: readonly Impact[],
    suspects: readonly Suspect[]
): Impact[] {
    const wanted = tightened.includes('outbound') ? 'notProtected' : loosened.includes('outbound') ? 'signed' : null;
    if (wanted === null || !connections) return [];
    const told = new PeerIndex<true>();
    for (const { peer, direction } of judgedAlready) if (direction === 'outbound') told.add(peer, true);
    const wrong = new PeerIndex<Suspect>();
    for (const one of suspects) if (one.direction === 'outbound' && one.why === 'badSignature') wrong.add(one.peer, one);
    return serversOf(connections, wanted)
        .filter(peer => told.of(peer).length === 0)
        .map((peer): Impact => {
            if (wanted === 'notProtected') return liveImpact('unsigned', peer, 'unsignedNow', connections.collectedAt);
            const [event] = wrong.of(peer);
            return event
                ? liveImpact('unguarded', peer, 'signedWrongly', event.lastSeen)
                : liveImpact('unguarded', peer, 'signedNow', connections.collectedAt);
        });
}

function liveImpact(kind: ImpactClass, peer: string, why: SignOfSigning, lastSeen: string | null): Impact {
    return { kind, direction: 'outbound', peer, why, lastSeen, now: null, source: sourceOf(why, 'outbound') };
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

function dependantsOf(direction: Direction, configuration: SigningConfiguration): Dependant[] {
    const { computer } = configuration;
    if (direction === 'inbound') return ['scan', 'oldLinux', 'java'];
    const isPerhapsServer = computer.productType === null || computer.productType === 'server';
    return [
        ...(membershipOf(configuration).kind === 'none' ? [] : ['witness' as const]),
        ...(isPerhapsServer ? ['virtualMachines' as const] : []),
        'backup',
        'deployment',
        'configMgr',
        ...(computer.domainJoined === false ? [] : ['dfs' as const])
    ];
}
