// SPDX-License-Identifier: MIT
import type { Direction } from '../facts';
import { type EvidenceEvent, type EvidenceKind, recognise } from './events';
import { channelNames, type EvidenceReading, isCut, type LoggedEvent, timeOf } from './reading';

/**
 * What requiring signing would do to a peer. `cutOff`: it would be cut off. `mayBeCutOff`: it has shown that it may not
 * sign rightly. `none`: nothing that this evidence shows; it is refused already, or lacks something else.
 */
export type Effect = 'cutOff' | 'mayBeCutOff' | 'none';

const effects: Readonly<Record<EvidenceKind, Effect>> = {
    noSigning: 'cutOff',
    guest: 'cutOff',
    badSignature: 'mayBeCutOff',
    guestRefused: 'none',
    noEncryption: 'none'
};

/** Everything of one kind that the logs hold on one peer. */
export interface EvidenceGroup {
    readonly direction: Direction;
    readonly kind: EvidenceKind;
    readonly effect: Effect;
    /** As the latest event writes it; null: events that name no peer in a form that is known. */
    readonly peer: string | null;
    /** ISO 8601, UTC. */
    readonly first: string;
    readonly last: string;
    readonly count: number;
    /** Whether there may be more, and earlier ones: not all of the channel was read. */
    readonly more: boolean;
}

/** Events, by peer where that is known. */
export interface SortedEvidence {
    /** The most serious first, of these the latest. */
    readonly groups: readonly EvidenceGroup[];
    /** Events that mean nothing known, or name no peer: to be shown as they are. */
    readonly unrecognised: readonly LoggedEvent[];
}

/** The event log's own event on a log that was cleared: no evidence of a peer. */
export const LOG_CLEARED = 104;

export function sortEvidence(reading: EvidenceReading): SortedEvidence {
    const found = new Map<string, EvidenceEvent[]>();
    const unrecognised: LoggedEvent[] = [];
    for (const event of reading.events) {
        const known = recognise(event);
        if (!known) {
            if (event.id !== LOG_CLEARED) unrecognised.push(event);
            continue;
        }
        if (known.peer === null) unrecognised.push(event);
        const key = JSON.stringify([known.direction, known.kind, known.peer === null ? null : known.peer.toLowerCase()]);
        const group = found.get(key);
        if (group) group.push(known);
        else found.set(key, [known]);
    }
    const cut = new Set(
        Object.values(channelNames)
            .filter(name => isCut(reading, name))
            .map(name => name.toLowerCase())
    );
    const groups = [...found.values()].map(events => groupOf(events, cut));
    return { groups: groups.sort(mostSeriousFirst), unrecognised };
}

/** @param cut the channels that may hold more, in lower case */
function groupOf(events: readonly EvidenceEvent[], cut: ReadonlySet<string>): EvidenceGroup {
    let first = events[0] as EvidenceEvent; // a group is made with its first event
    let last = first;
    for (const one of events) {
        if (instant(one.event) < instant(first.event)) first = one;
        if (instant(one.event) >= instant(last.event)) last = one;
    }
    const { kind, direction } = first;
    return {
        direction,
        kind,
        effect: effects[kind],
        peer: last.peer,
        first: first.event.time,
        last: last.event.time,
        count: events.length,
        more: cut.has(first.event.channel.toLowerCase())
    };
}

const order: readonly Effect[] = ['cutOff', 'mayBeCutOff', 'none'];

function mostSeriousFirst(a: EvidenceGroup, b: EvidenceGroup): number {
    return order.indexOf(a.effect) - order.indexOf(b.effect) || (timeOf(b.last) ?? 0) - (timeOf(a.last) ?? 0);
}

function instant(event: LoggedEvent): number {
    return timeOf(event.time) ?? 0;
}

/** A peer that evidence speaks against, for the impacts of a change. */
export interface EvidenceSuspect {
    readonly peer: string;
    readonly direction: Direction;
    readonly why: EvidenceKind;
    readonly effect: Exclude<Effect, 'none'>;
    /** ISO 8601, UTC. */
    readonly lastSeen: string;
}

/** The peers that requiring signing would or may cut off, as far as the events name them. */
export function suspectsOf({ groups }: SortedEvidence): readonly EvidenceSuspect[] {
    return groups.flatMap(({ peer, direction, kind, effect, last }) =>
        peer === null || effect === 'none' ? [] : [{ peer, direction, why: kind, effect, lastSeen: last }]
    );
}
