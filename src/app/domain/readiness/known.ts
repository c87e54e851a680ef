// SPDX-License-Identifier: MIT
// Everything that is known of the peers of one computer, and what of it counts against them.
import type { Direction } from '../computer/facts';
import { signsOf, sortEvidence } from '../evidence/groups';
import { isGrave } from '../evidence/peer-verdict';
import type { Suspect } from '../peers/impact';
import { type Accepted, isVoidedBy } from './accepted';
import type { ComputerEvidence } from './computer-evidence';
import { refusedBefore, type UndoneRequirement } from './refused/undone';
import { contradictedBy, type TestedDevice } from './tested-device';

/** What is known of one computer, from whatever was read last. */
export interface KnownOfComputer {
    readonly kept: ComputerEvidence;
    /** What tests of devices say against its peers. */
    readonly suspects: readonly Suspect[];
    /** The devices that were tested from it. Missing: none. */
    readonly tested?: readonly TestedDevice[];
    /** Where requiring signing was undone. Missing: nowhere. */
    readonly undone?: readonly UndoneRequirement[];
    /** Since when a direction is audited, by our own records or readings: ISO 8601, by the browser's clock; null: not known. */
    readonly auditingSince: Readonly<Record<Direction, string | null>>;
    /** Whether that is since when readings saw it on, because no record tells more. Missing: it isn't. */
    readonly isSinceSeen?: Readonly<Record<Direction, boolean>>;
    /** Whether auditing could not be turned on because the account can only read there. Missing: that isn't known. */
    readonly isReadOnly?: boolean;
    readonly isReading: boolean;
    /** Whether the last reading failed. What was read before is kept. */
    readonly failed: boolean;
}

/** What events, an undo, and tests of devices show of its peers. */
export function suspectsOf(known: KnownOfComputer): readonly Suspect[] {
    const { evidence } = known.kept;
    const beside = suspectsBeside(known);
    if (!evidence) return beside;
    const logged = signsOf(sortEvidence(evidence.value));
    return beside.length === 0 ? logged : [...logged, ...beside];
}

/** The same of one direction, if any of it may speak against a peer; else nothing. */
export function suspectsIn(known: KnownOfComputer, direction: Direction): readonly Suspect[] {
    const { evidence } = known.kept;
    const groups = evidence ? sortEvidence(evidence.value).groups : [];
    const found: Suspect[] = suspectsBeside(known).filter(sign => sign.direction === direction);
    // Of tens of thousands, most have met nobody who has anything against them.
    const isAny = found.length > 0 || groups.some(group => group.direction === direction && group.peer !== null && isGrave(group.kind));
    if (!isAny) return found;
    const logged: Suspect[] = [];
    for (const { direction: of, peer, kind, last } of groups)
        if (of === direction && peer !== null) logged.push({ direction, peer, why: kind, lastSeen: last });
    return logged.concat(found);
}

/** What is not in its events as it stands. */
export function suspectsBeside(known: KnownOfComputer): readonly Suspect[] {
    const refused = refusedSigns(known);
    return refused.length === 0 ? known.suspects : [...refused, ...known.suspects];
}

function refusedSigns({ kept, undone }: KnownOfComputer): ReturnType<typeof refusedBefore> {
    return undone?.length ? refusedBefore(undone, kept.evidence, kept.configuration?.value ?? null) : [];
}

/** When signing was last undone in a direction where it had refused peers: ISO 8601, UTC, by the browser's clock; null: nowhere. */
export function undoneAt(known: KnownOfComputer, direction: Direction): string | null {
    return refusedSigns(known).reduce<string | null>(
        (last, one) => (one.direction === direction && one.lastSeen > (last ?? '') ? one.lastSeen : last),
        null
    );
}

/** The peers, in lower case, that somebody accepted in a direction before an undo that voids it. */
export function voidedPeers(known: KnownOfComputer, direction: Direction, accepted: Accepted): readonly string[] {
    const mended = isMended(known);
    const isVoided = (sign: Suspect): boolean => {
        const decision = accepted(sign.peer, direction);
        return decision !== null && isVoidedBy(sign.lastSeen, decision) && !mended(sign);
    };
    const signs = refusedSigns(known).filter(sign => sign.direction === direction && isVoided(sign));
    return [...new Set(signs.map(({ peer }) => peer.toLowerCase()))];
}

/** Tells what a later test contradicts. */
export function isMended({ kept: { evidence }, tested = [] }: KnownOfComputer): (sign: Suspect) => boolean {
    return contradictedBy(tested, evidence && { readAt: evidence.readAt, collectedAt: evidence.value.collectedAt });
}

/**
 * Tells what of it a person accepted. What says nothing against a peer stays: it may speak for another name of it. What was
 * accepted before an undo does not count against who was refused until then.
 */
export function isAcceptedBy(accepted: Accepted): (sign: Suspect) => boolean {
    return ({ direction, peer, why, lastSeen }) => {
        const decision = isGrave(why) ? accepted(peer, direction) : null;
        return decision !== null && (why !== 'refusedBefore' || !isVoidedBy(lastSeen, decision));
    };
}
