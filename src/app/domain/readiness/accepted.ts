// SPDX-License-Identifier: MIT
import type { Acceptance } from './acceptance';
import type { Direction } from '../computer/facts';

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

function keyOf(peer: string, direction: Direction): string {
    return `${direction} ${peer.toLowerCase()}`;
}
