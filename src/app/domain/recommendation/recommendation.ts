// SPDX-License-Identifier: MIT
// What to do next on one computer: never more than one thing. Each direction is advised by itself, what is most worth doing comes
// first, and directions with the same advice share it. Nothing is read for it: it rests on what this window has read.
//
// An example: inbound signing isn't required, auditing has been on for 20 days, and the logs name nobody. The advice is to require
// inbound. Had the logs not been read, it would be to read them; had they named two clients that can't sign, to look at these.
import { type Direction, directions } from '../computer/facts';
import { acceptsConnections } from '../settings/signing-state';
import { type Advice, adviceOn, isOwnerUnread, judgedBy, type KnownHere } from './advice';

/** What is most worth doing comes first. */
const order: readonly Advice['kind'][] = [
    'ownerReverts',
    'keep',
    'require',
    'seePeers',
    'coming',
    'turnOnAuditing',
    'auditingHeld',
    'readEvidence',
    'wait',
    'ownerDecides',
    'notEnough',
    'testDevices',
    'blocked',
    'notKnown',
    'refused'
];

/**
 * `nothing`: all that can be is required; `isOwnerUnread`: who may revert that could not be read; `isInboundIdle`: the Server
 * service takes no connections, and does not report whether it would have them signed.
 */
export type Recommendation =
    | { readonly kind: 'advice'; readonly advice: Advice; readonly directions: readonly Direction[] }
    | { readonly kind: 'nothing'; readonly isOwnerUnread: boolean; readonly isInboundIdle: boolean };

export function recommendation(here: KnownHere): Recommendation {
    const { configuration } = here;
    const known = judgedBy(here);
    const { inbound } = configuration;
    const isInboundIdle = acceptsConnections(inbound) === false && inbound.required === null;
    const asked = directions.filter(direction => direction === 'outbound' || !isInboundIdle);
    const all = asked.flatMap(direction => {
        const advice = adviceOn(known, direction);
        return advice === null ? [] : [{ direction, advice }];
    });
    const [first] = [...all].sort((a, b) => order.indexOf(a.advice.kind) - order.indexOf(b.advice.kind));
    if (!first) return { kind: 'nothing', isOwnerUnread: asked.some(direction => isOwnerUnread(configuration, direction)), isInboundIdle };
    const both = all.length > 1 ? together(all[0]?.advice, all[1]?.advice) : null;
    return both
        ? { kind: 'advice', advice: both, directions: asked }
        : { kind: 'advice', advice: first.advice, directions: [first.direction] };
}

/** The advice for both directions, where it is the same; else null. */
function together(one: Advice | undefined, other: Advice | undefined): Advice | null {
    if (one?.kind === 'require' && other?.kind === 'require') {
        const isOwnerUnread = one.isOwnerUnread || other.isOwnerUnread;
        return { kind: 'require', ageDays: Math.min(one.ageDays, other.ageDays), isOwnerUnread };
    }
    if (one?.kind === 'wait' && other?.kind === 'wait') return one.daysLeft > other.daysLeft ? one : other;
    if (one?.kind === 'seePeers' && other?.kind === 'seePeers')
        return {
            kind: 'seePeers',
            cutOff: one.cutOff + other.cutOff,
            mayBe: one.mayBe + other.mayBe,
            atLeast: one.atLeast || other.atLeast,
            inPlan: one.inPlan && other.inPlan
        };
    return one && JSON.stringify(one) === JSON.stringify(other) ? one : null;
}
