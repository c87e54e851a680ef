// SPDX-License-Identifier: MIT
import { isRefusedSince } from '../evidence/peer-verdict';
import type { ContractVersion, PolicyEntry, UnavailablePart } from '../computer/facts';
import { demandsOf } from '../findings/surroundings';
import { isGuestAccount } from './guest-account';
import { once } from '../once';
import { isByAddress, PeerIndex } from './peer-index';
import { isServiceName } from './service-names';

/** What Get-SmbSigningConnection reports of a computer. Null always means "not known"; `unavailable` says why. */
export interface ConnectionFacts {
    readonly contract: ContractVersion;
    readonly outbound: LimitedList<OutboundConnection> | null;
    readonly inbound: LimitedList<InboundSession> | null;
    /** The latest events 31017 and 31022 of SmbClient/Security, newest first. */
    readonly guestLogons: readonly GuestLogonEvent[] | null;
    /** The servers' names that DNS answered. */
    readonly aliases: readonly { readonly name: string; readonly canonical: string | null }[];
    readonly unavailable: readonly UnavailablePart[];
    readonly notReported: readonly string[];
    /** ISO 8601, UTC, by the computer's own clock. */
    readonly collectedAt: string;
}

/** The first rows, and how many there are; null: not known. */
export interface LimitedList<T> {
    readonly total: number | null;
    readonly rows: readonly T[];
}

export interface OutboundConnection {
    readonly server: string | null;
    readonly share: string | null;
    readonly user: string | null;
    /** Who it was opened as. */
    readonly credential: string | null;
    readonly dialect: string | null;
    readonly signed: boolean | null;
    readonly encrypted: boolean | null;
}

export interface InboundSession {
    readonly client: string | null;
    readonly user: string | null;
    readonly dialect: string | null;
    readonly idleSeconds: number | null;
}

export interface GuestLogonEvent {
    /** 31017: rejected, 31022: allowed. */
    readonly id: number;
    /** ISO 8601, UTC; UNKNOWN_TIME where the log gave none. */
    readonly time: string;
    /** Without names where the computer's language mode gives none; then in the order of the event. */
    readonly fields: readonly { readonly name: string | null; readonly value: string }[];
}

/** What keeps a connection's data from being changed on the way. Encryption does, too: an encrypted connection need not be signed. */
export type Protection = 'signed' | 'encrypted' | 'notProtected' | 'notReported';

/** Encryption comes first: an encrypted connection need not be signed. */
export function protectionOf({ signed, encrypted }: Pick<OutboundConnection, 'signed' | 'encrypted'>): Protection {
    if (encrypted) return 'encrypted';
    if (signed) return 'signed';
    return signed === null || encrypted === null ? 'notReported' : 'notProtected';
}

/** Whether a connection's dialect is one of SMB 1, which signs by rules of its own. Windows reports 1.5, or the dialect's old name. */
export function isSmb1(dialect: string | null): boolean {
    return dialect !== null && /^(?:0*1(?:\.\d+)?|NT LM .*)$/i.test(dialect.trim());
}

type HardeningNote = 'hardened' | 'hardeningWeakened' | 'hardenedSigning' | 'hardenedEncryption' | 'hardenedKerberos';

/** What is worth saying of one connection. */
export type ConnectionNote =
    /** By IP address, so with NTLM in place of Kerberos. */
    | { readonly id: 'byAddress' }
    /** By a DNS alias (CNAME). */
    | { readonly id: 'alias'; readonly canonical: string }
    /** The hardened paths require signing and Kerberos for it, or a policy took that away; of another share one of them. */
    | { readonly id: HardeningNote; readonly path: string }
    /** The computer logged a guest logon to this server. */
    | { readonly id: 'guest'; readonly lastSeen: string }
    /** It was opened with a guest's account, and no event tells of a guest logon. */
    | { readonly id: 'guestAccount'; readonly account: string };

/**
 * The notes of each outbound connection, in their order.
 * @param hardenedPaths the UNC paths that policy protects, as the configuration tells them
 */
export function notesOf(facts: ConnectionFacts, hardenedPaths: readonly PolicyEntry[]): readonly (readonly ConnectionNote[])[] {
    return notesBy(facts)(hardenedPaths);
}

const notesBy = once((facts: ConnectionFacts) => once((hardenedPaths: readonly PolicyEntry[]) => makeNotes(facts, hardenedPaths)));

function makeNotes(facts: ConnectionFacts, hardenedPaths: readonly PolicyEntry[]): ConnectionNote[][] {
    const known: Known = { canonicals: new Map(), paths: new Map(), guests: new PeerIndex() };
    for (const { name, canonical } of [...facts.aliases].reverse()) known.canonicals.set(name.toLowerCase(), canonical);
    for (const path of [...hardenedPaths].reverse()) known.paths.set(path.name.toLowerCase().replace(/\\$/, ''), path);
    for (const guest of guestPeers(facts)) if (isLetIn(guest)) known.guests.add(guest.peer, guest);
    return (facts.outbound?.rows ?? []).map(row => notesOn(row, known));
}

/** What is known of servers and paths, by name in lower case; of several of one name the first. */
interface Known {
    readonly canonicals: Map<string, string | null>;
    readonly paths: Map<string, PolicyEntry>;
    /** Those that were let in. */
    readonly guests: PeerIndex<GuestPeer>;
}

function notesOn(row: OutboundConnection, { canonicals, paths, guests }: Known): ConnectionNote[] {
    const { server, share } = row;
    if (server === null) return [];
    const canonical = canonicals.get(server.toLowerCase());
    const hardening = share === null ? null : hardeningOf(server, share, paths);
    const [guest] = guests.of(server);
    const account = guestAccountOf(row);
    return [
        ...(isByAddress(server) ? [{ id: 'byAddress' as const }] : []),
        ...(canonical && !isServiceName(server) ? [{ id: 'alias' as const, canonical }] : []),
        ...(hardening ? hardeningNotes(hardening, share) : []),
        ...(guest?.allowed && !isProtected(row)
            ? [{ id: 'guest' as const, lastSeen: guest.allowed }]
            : account === null
              ? []
              : [{ id: 'guestAccount' as const, account }])
    ];
}

function isProtected(row: OutboundConnection): boolean {
    const protection = protectionOf(row);
    return protection === 'signed' || protection === 'encrypted';
}

/** The guest's account that a connection was opened with; null: another one, or what is signed or encrypted and so no guest's. */
export function guestAccountOf(row: OutboundConnection): string | null {
    const account = row.credential ?? row.user;
    return !isProtected(row) && isGuestAccount(account) ? account : null;
}

/** The entry for a share that counts for this server: one for the server itself before one for all. */
function hardeningOf(server: string, share: string, paths: ReadonlyMap<string, PolicyEntry>): PolicyEntry | null {
    const wanted = [`\\\\${server}\\${share}`, `\\\\${server}\\*`, `\\\\*\\${share}`, '\\\\*\\*'].map(path => path.toLowerCase());
    const found = wanted.flatMap(path => paths.get(path) ?? []);
    return found[0] ?? null;
}

function hardeningNotes(entry: PolicyEntry, share: string | null): ConnectionNote[] {
    const { kerberos, signing, encryption } = demandsOf(entry);
    const note = (id: HardeningNote): ConnectionNote[] => [{ id, path: entry.name }];
    if (kerberos && (signing || encryption)) return note('hardened');
    // Windows protects these two by itself: less is a weakening.
    if (/^(sysvol|netlogon)$/i.test(share ?? '')) return note('hardeningWeakened');
    if (encryption) return note('hardenedEncryption');
    if (signing) return note('hardenedSigning');
    return kerberos ? note('hardenedKerberos') : [];
}

/** A server that let this computer in as a guest, or refused to. */
export interface GuestPeer {
    readonly peer: string;
    /** When that was last allowed; null: not in the events read. */
    readonly allowed: string | null;
    readonly refused: string | null;
}

export function guestPeers({ guestLogons }: Pick<ConnectionFacts, 'guestLogons'>): readonly GuestPeer[] {
    return guestLogons ? peersOfLogons(guestLogons) : [];
}

const peersOfLogons = once((guestLogons: readonly GuestLogonEvent[]): readonly GuestPeer[] => {
    const peers = new Map<string, GuestPeer>();
    for (const event of guestLogons) {
        const peer = serverOf(event);
        if (peer === null || (event.id !== 31022 && event.id !== 31017)) continue;
        const known = peers.get(peer.toLowerCase()) ?? { peer, allowed: null, refused: null };
        const which = event.id === 31022 ? 'allowed' : 'refused';
        // The newest comes first.
        peers.set(peer.toLowerCase(), known[which] === null ? { ...known, [which]: event.time } : known);
    }
    return [...peers.values()];
});

/** Whether it was let in as a guest, and not refused since. */
function isLetIn({ allowed, refused }: GuestPeer): boolean {
    const guest = { why: 'guest', lastSeen: allowed } as const;
    return allowed !== null && !isRefusedSince(guest, [{ why: 'guestRefused', lastSeen: refused }]);
}

/** The server that an event names; null where it names none. */
function serverOf({ fields }: GuestLogonEvent): string | null {
    const named = fields.find(({ name }) => name?.toLowerCase() === 'servername');
    // Without names: the user, then the server; numbers between them are lengths.
    const texts = fields.filter(({ name, value }) => name === null && !/^\d*$/.test(value));
    return serverName(named?.value ?? texts[1]?.value ?? '');
}

/** The host in \\server\share, \server or server. */
function serverName(text: string): string | null {
    return /^\\*([^\\]+)/.exec(text.trim())?.[1] ?? null;
}

/** The servers of the outbound connections, each once. */
export function serversOf({ outbound }: ConnectionFacts): string[] {
    return unique((outbound?.rows ?? []).flatMap(({ server }) => (server ? [server] : [])));
}

/** Each name once, whatever its case. */
export function unique(names: readonly string[]): string[] {
    return [...new Map(names.map(name => [name.toLowerCase(), name])).values()];
}
