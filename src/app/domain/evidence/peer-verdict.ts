// SPDX-License-Identifier: MIT
// The one judgement of a peer: what requiring signing would do to it. All that names a peer asks here, so that no two places
// say different things of it.
import type { Direction } from '../computer/facts';
import { timeOf } from './reading';

/**
 * What a peer has shown. `noSigning`: it does not support signing (events 31998, 3021). `knownNotToSign`: a test showed that.
 * `guest`: a guest logon was allowed (31022, 31997, 3023), and guests cannot sign. `guestAccount`: it is connected with a
 * guest's account. `refusedBefore`: it was refused while signing was required, which was undone then (`readiness/refused/undone.ts`).
 * `guestRefused`: one was rejected (31017). `badSignature`: a signature was wrong (31013, 1004).
 * `sessionFailed`: a session was not set up, and no password or account was to blame (551). `logonFailed`: a password or an
 * account was to blame. `smb1`: it speaks SMB 1, which signs by rules of its own. `noEncryption`, `noSpn`: it does not support
 * encryption, or sent no service name that fits, which says nothing about signing.
 */
export type SignKind =
    | 'noSigning'
    | 'knownNotToSign'
    | 'refusedBefore'
    | 'guest'
    | 'guestAccount'
    | 'guestRefused'
    | 'badSignature'
    | 'sessionFailed'
    | 'logonFailed'
    | 'smb1'
    | 'noEncryption'
    | 'noSpn';

/** One thing that a peer has shown, and when last. */
export interface PeerSign {
    readonly why: SignKind;
    /** ISO 8601; null: not known. */
    readonly lastSeen: string | null;
}

/**
 * What requiring signing would do to a peer. `cutOff`: it would be cut off. `mayBeCutOff`: it may be. `none`: nothing that is
 * known; it is refused already, or lacks something else.
 */
export type Effect = 'cutOff' | 'mayBeCutOff' | 'none';

/** The gravest first. */
export const effects: readonly Effect[] = ['cutOff', 'mayBeCutOff', 'none'];

/** What says nothing against requiring signing. */
const harmless = ['guestRefused', 'logonFailed', 'noEncryption', 'noSpn'] as const;
type HarmlessKind = (typeof harmless)[number];
const harmlessKinds: ReadonlySet<SignKind> = new Set(harmless);

/** What may speak against requiring signing. */
export type GraveKind = Exclude<SignKind, HarmlessKind>;

/** Whether what a peer has shown may speak against requiring signing. */
export function isGrave(kind: SignKind): kind is GraveKind {
    return !harmlessKinds.has(kind);
}

/** How all connections to a peer are protected now; null: there are none, it is not known, or not all are. */
export type LiveProtection = 'signed' | 'encrypted' | null;

/** What one sign means for a peer, in view of all that it has shown in this direction. */
export function effectOf(direction: Direction, sign: PeerSign, all: readonly PeerSign[], live: LiveProtection = null): Effect {
    switch (sign.why) {
        case 'guest':
            // [MS-SMB2] 3.3.5.5.3: a server that requires signing still lets a guest in, unless the client wants signing.
            if (direction === 'inbound') return 'mayBeCutOff';
            if (isRefusedSince(sign, all)) return 'none';
            // A guest has no key to sign or encrypt with, so whoever has a protected connection is no guest any more.
            return live === null ? 'cutOff' : 'mayBeCutOff';
        case 'noSigning':
        case 'knownNotToSign':
        case 'refusedBefore':
            // A connection that is signed now shows more than what was seen once. What is encrypted is not signed, and need not
            // be ([MS-SMB2] 3.2.4.1.1).
            return live === null ? 'cutOff' : 'mayBeCutOff';
        case 'smb1':
            return live === 'signed' ? 'none' : 'mayBeCutOff';
        case 'guestAccount':
            return live === null ? 'mayBeCutOff' : 'none';
        case 'badSignature': // its own text allows that only the session was ending
        case 'sessionFailed':
            return 'mayBeCutOff';
        default:
            return 'none';
    }
}

/** Whether what a sign means may depend on what else its peer has shown: else `effectOf` needs no other one. */
export function restsOnOthers(direction: Direction, why: SignKind): boolean {
    return why === 'guest' && direction === 'outbound';
}

/** Whether guests were refused later than this one was let in: then requiring signing changes nothing for it. */
export function isRefusedSince({ lastSeen }: PeerSign, all: readonly PeerSign[]): boolean {
    const allowed = timeOf(lastSeen);
    return allowed !== null && all.some(({ why, lastSeen: at }) => why === 'guestRefused' && (timeOf(at) ?? -Infinity) > allowed);
}

/** What is known against a peer. */
export interface PeerVerdict<T> {
    readonly effect: Effect;
    /** The sign that decides: the gravest, of these the latest. */
    readonly sign: T;
}

/** Judges a peer by all that it has shown in a direction; null where it has shown nothing. */
export function judgePeer<T extends PeerSign>(
    direction: Direction,
    signs: readonly T[],
    live: LiveProtection = null
): PeerVerdict<T> | null {
    const verdicts = signs.map(sign => ({ effect: effectOf(direction, sign, signs, live), sign }));
    const [gravest] = verdicts.sort(
        (a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect) || (timeOf(b.sign.lastSeen) ?? 0) - (timeOf(a.sign.lastSeen) ?? 0)
    );
    return gravest ?? null;
}
