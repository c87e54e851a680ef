// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { once } from '../once';
import { PeerIndex } from '../peers/peer-index';
import { LOG_CLEARED } from './clearings';
import { addedDays, daysOf } from './days';
import { type EvidenceEvent, type EvidenceKind, recognise } from './events';
import { type Effect, effectOf, effects, isGrave, isRefusedSince, type PeerSign, restsOnOthers } from './peer-verdict';
import { type DayCount, type EvidenceReading, isCut, type LoggedEvent, timeOf } from './reading';

/** Everything of one kind that the logs hold on one peer. */
export interface EvidenceGroup {
    readonly direction: Direction;
    readonly kind: EvidenceKind;
    readonly effect: Effect;
    /** Guests that this peer let in are refused by now. */
    readonly isRefusedSince: boolean;
    /** Whether what it lacks was required already when it was seen last; null: the events do not say. */
    readonly required: boolean | null;
    /** As the latest event writes it; null: events that name no peer in a form that is known. */
    readonly peer: string | null;
    /** ISO 8601, UTC. */
    readonly first: string;
    readonly last: string;
    readonly count: number;
    readonly days: readonly DayCount[];
    /** Whether there may be more, and earlier ones: not all events of this kind were read. */
    readonly more: boolean;
}

/** Events, by peer where that is known. */
export interface SortedEvidence {
    /** The most serious first, of these the latest. */
    readonly groups: readonly EvidenceGroup[];
    /** Events that mean nothing known, or speak against a peer and name none: to be shown as they are. */
    readonly unrecognised: readonly LoggedEvent[];
}

/** Each reading is sorted once, whoever asks: that takes as long as everything else that is made of it. */
export const sortEvidence = once((reading: EvidenceReading): SortedEvidence => {
    const found = new Map<string, EvidenceEvent[]>();
    const unrecognised: LoggedEvent[] = [];
    for (const event of reading.events) {
        const known = recognise(event);
        if (!known) {
            if (event.id !== LOG_CLEARED) unrecognised.push(event);
            continue;
        }
        if (known.peer === null && isGrave(known.kind)) unrecognised.push(event);
        const key = `${known.direction} ${known.kind} ${known.peer === null ? '' : `= ${known.peer.toLowerCase()}`}`;
        const group = found.get(key);
        if (group) group.push(known);
        else found.set(key, [known]);
    }
    const groups = judged([...found.values()].map(events => groupOf(events, reading)));
    return { groups: mostSeriousFirst(groups), unrecognised };
});

type Unjudged = Omit<EvidenceGroup, 'effect' | 'isRefusedSince'>;

/** Judges each group by everything that its peer has shown in that direction, under any of its names. */
function judged(groups: readonly Unjudged[]): readonly EvidenceGroup[] {
    const isAsked = ({ direction, kind }: Unjudged): boolean => restsOnOthers(direction, kind);
    const shown = groups.some(isAsked) ? shownBy(groups) : null;
    return groups.map(group => {
        const { direction, kind, required, peer, first, last, count, days, more } = group;
        const sign = signOf(group);
        const all = shown === null || peer === null ? [sign] : shown[direction].of(peer);
        const effect = effectOf(direction, sign, all);
        const isOver = kind === 'guest' && direction === 'outbound' && isRefusedSince(sign, all);
        return { direction, kind, effect, isRefusedSince: isOver, required, peer, first, last, count, days, more };
    });
}

function shownBy(groups: readonly Unjudged[]): Readonly<Record<Direction, PeerIndex<PeerSign>>> {
    const shown = { outbound: new PeerIndex<PeerSign>(), inbound: new PeerIndex<PeerSign>() };
    for (const group of groups) if (group.peer !== null) shown[group.direction].add(group.peer, signOf(group));
    return shown;
}

function signOf({ kind, last }: Unjudged): PeerSign {
    return { why: kind, lastSeen: last };
}

function groupOf(events: readonly EvidenceEvent[], reading: EvidenceReading): Unjudged {
    let first = events[0] as EvidenceEvent; // a group is made with its first event
    if (events.length === 1) return groupFrom(first, first, first.event.count, daysOf(first.event), isCut(reading, first.event));
    let last = first;
    for (const one of events.slice(1)) {
        if (instant(one.event.first) < instant(first.event.first)) first = one;
        if (instant(one.event.time) >= instant(last.event.time)) last = one;
    }
    const count = events.reduce((sum, { event }) => sum + event.count, 0);
    const more = events.some(({ event }) => isCut(reading, event));
    return groupFrom(
        first,
        last,
        count,
        events.flatMap(({ event }) => daysOf(event)),
        more
    );
}

function groupFrom(first: EvidenceEvent, last: EvidenceEvent, count: number, days: readonly DayCount[], more: boolean): Unjudged {
    const { kind, direction } = first;
    return {
        direction,
        kind,
        required: last.event.required,
        peer: last.peer,
        first: first.event.first,
        last: last.event.time,
        count,
        days: addedDays(days),
        more
    };
}

function mostSeriousFirst(groups: readonly EvidenceGroup[]): readonly EvidenceGroup[] {
    if (groups.length < 2) return groups;
    // Each time is read once.
    const ranked = groups.map(group => ({ group, effect: effects.indexOf(group.effect), last: instant(group.last) }));
    return ranked.sort((a, b) => a.effect - b.effect || b.last - a.last).map(({ group }) => group);
}

function instant(time: string): number {
    return timeOf(time) ?? 0;
}

/** What the events say of a peer that they name, for the impacts of a change. */
export interface LoggedSign extends PeerSign {
    readonly peer: string;
    readonly direction: Direction;
    /** ISO 8601, UTC. */
    readonly lastSeen: string;
}

/** All that the named peers have shown. Whoever judges asks for it several times. */
export const signsOf = once(({ groups }: SortedEvidence): readonly LoggedSign[] =>
    groups.flatMap(({ peer, direction, kind, last }) => (peer === null ? [] : { peer, direction, why: kind, lastSeen: last }))
);
