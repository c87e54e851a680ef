// SPDX-License-Identifier: MIT
// What would show who is cut off, and was not read. Without it, an empty list proves nothing.
import type { ConnectionFacts } from './connections';
import { auditDoubt } from '../evidence/audit-doubt';
import { sortEvidence } from '../evidence/groups';
import { channelsOf, type EvidenceReading, sameChannel } from '../evidence/reading';
import { unreadOf } from '../evidence/sources';
import { type Direction, directions, NOT_UNDERSTOOD, type SigningConfiguration, type UnavailablePart } from '../computer/facts';
import { mayCutOff } from './cut-off';
import type { Suspect } from './impact';
import { type Plan, tightens } from '../change/plan';

/** What is known of a computer's peers from elsewhere than its connections. */
export interface KnownElsewhere {
    readonly suspects: readonly Suspect[];
    /** What a later test contradicts. It is not among the suspects. */
    readonly isContradicted?: (sign: Suspect) => boolean;
    /** What was read of its event logs; null: nothing yet. */
    readonly evidence: EvidenceReading | null;
}

/**
 * `connections`, `guestLogons`: the computer could not read them. `events`: nobody asked for the event logs. `eventsPartly`:
 * an event of the direction was not read, cannot be logged, or names nobody. `audits`: an audit is not on, or not known to be, so
 * that the event logs may hold nothing.
 */
export type UnreadSource = 'connections' | 'guestLogons' | 'events' | 'eventsPartly' | 'audits';

/**
 * The sources that were not read, of the directions in which more will be required. Inbound only the events tell: a session does
 * not say whether it is signed.
 * @param connections null: not read, or not yet
 * @param evidence null: not asked for
 */
export function unreadSources(
    { changes }: Pick<Plan, 'changes'>,
    configuration: SigningConfiguration,
    connections: ConnectionFacts | null,
    evidence: EvidenceReading | null
): readonly UnreadSource[] {
    const tightened = directions.filter(direction => changes.some(change => tightens(change) && change.direction === direction));
    const asked = changes.filter(change => tightens(change) || mayCutOff(change, configuration)).map(({ direction }) => direction);
    if (asked.length === 0) return [];
    const isOutbound = asked.includes('outbound');
    const audits = evidence && { configuration, reading: evidence, readAt: null, auditingSince: null };
    return [
        ...(isOutbound && !isWhole(connections, 'outbound') ? ['connections' as const] : []),
        ...(isOutbound && !isWhole(connections, 'guestLogons') ? ['guestLogons' as const] : []),
        ...(evidence === null ? ['events' as const] : []),
        ...(evidence && asked.some(direction => isPartly(evidence, direction)) ? ['eventsPartly' as const] : []),
        ...(audits && tightened.some(direction => auditDoubt(audits, direction) !== null) ? ['audits' as const] : [])
    ];
}

/** Whether a list was read, and each entry understood. */
function isWhole(connections: ConnectionFacts | null, list: 'outbound' | 'guestLogons'): boolean {
    const isPart = ({ what, errorId }: UnavailablePart): boolean => errorId === NOT_UNDERSTOOD && /^[^.]*/.exec(what)?.[0] === list;
    return !!connections?.[list] && !connections.unavailable.some(isPart);
}

function isPartly(evidence: EvidenceReading, direction: Direction): boolean {
    const { unrecognised } = sortEvidence(evidence);
    const isOfDirection = (log: string): boolean => channelsOf[direction].some(name => sameChannel(log, name));
    return unreadOf(evidence, direction).length > 0 || unrecognised.some(({ channel }) => isOfDirection(channel));
}
