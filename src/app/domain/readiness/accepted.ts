// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { PeerIndex } from '../peers/peer-index';
import type { Impact, NotedImpact } from '../peers/impact';
import type { Acceptance } from './acceptance';

/** The acceptance of a peer in a direction; null: nobody accepted that it is cut off. */
export type Accepted = (peer: string, direction: Direction) => Acceptance | null;

export const nothingAccepted: Accepted = () => null;

/** Of several acceptances of a peer the latest counts. Those of another name don't: it may be another device's. */
export function acceptedBy(all: readonly Acceptance[]): Accepted {
    if (all.length === 0) return nothingAccepted;
    const known = new Map<string, Acceptance>();
    for (const one of all) {
        const key = keyOf(one.peer, one.direction);
        const before = known.get(key);
        if (!before || before.at <= one.at) known.set(key, one);
    }
    return (peer, direction) => known.get(keyOf(peer, direction)) ?? null;
}

/**
 * Whether an undo voids a decision: who undid a change that refused an accepted peer has decided anew.
 * @param undoneAt when that was: ISO 8601, UTC, by the browser's clock; null: not known
 */
export function isVoidedBy(undoneAt: string | null, { at }: Acceptance): boolean {
    return at <= (undoneAt ?? '');
}

function keyOf(peer: string, direction: Direction): string {
    return `${direction} ${peer.toLowerCase()}`;
}

/** With the decision to let the peer be cut off; null: nobody made it for everything that the peer has shown. */
export type Decided<I extends Impact> = I & { readonly accepted: Acceptance | null };

export type DecidedImpact = Decided<NotedImpact>;

/** @param open what stays where signs that were accepted don't count: it may be of the same peer, under another name */
export function withDecisions<I extends Impact>(all: readonly I[], open: readonly Impact[], accepted: Accepted): readonly Decided<I>[] {
    if (accepted === nothingAccepted) return all.map(impact => ({ ...impact, accepted: null }));
    const left = { outbound: new PeerIndex<true>(), inbound: new PeerIndex<true>() };
    for (const { kind, direction, peer } of open) if (isAgainstSigning(kind)) left[direction].add(peer, true);
    return all.map(impact => {
        const { kind, direction, peer } = impact;
        const isLeft = !isAgainstSigning(kind) || left[direction].of(peer).length > 0;
        return { ...impact, accepted: isLeft ? null : accepted(peer, direction) };
    });
}

function isAgainstSigning(kind: Impact['kind']): boolean {
    return kind === 'cutOff' || kind === 'suspect';
}
