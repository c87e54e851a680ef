// SPDX-License-Identifier: MIT
import { isOfAudit } from '../evidence/audit-doubt';
import { clearedFields, isClearing } from '../evidence/clearings';
import { addedDays, daysOf } from '../evidence/days';
import { namingFields, recognise } from '../evidence/events';
import { channelsOf, countedAs, type EvidenceReading, type LoggedEvent, sameChannel, timeOf } from '../evidence/reading';

/**
 * A reading as it is kept: what it says of peers is the same, and the events of one kind, peer, Boolean and status are joined
 * over the days. What an event says beside that is not kept.
 */
export function compacted(reading: EvidenceReading): EvidenceReading {
    const joined = new Map<string, Joined>();
    const { notUnderstood } = reading;
    reading.events.forEach((event, index) => {
        // When a log was cleared counts each time.
        const key = isClearing(event) ? `${index}` : keyOf(event);
        const known = joined.get(key);
        if (known) add(known, event, index);
        else joined.set(key, { first: event, last: event, at: index, all: [event] });
    });
    return {
        ...reading,
        // Of events at the same time the latter counts: their order stays.
        events: [...joined.values()].sort((a, b) => a.at - b.at).map(together),
        ...(notUnderstood && { notUnderstood: notUnderstood.map(part => ('raw' in part ? { ...part, raw: '' } : part)) })
    };
}

/** Events that become one: the first and the last of them, and where the last stands. */
interface Joined {
    first: LoggedEvent;
    last: LoggedEvent;
    at: number;
    readonly all: LoggedEvent[];
}

function add(joined: Joined, event: LoggedEvent, index: number): void {
    joined.all.push(event);
    if (instant(event.first) < instant(joined.first.first)) joined.first = event;
    if (instant(event.time) < instant(joined.last.time)) return;
    joined.last = event;
    joined.at = index;
}

function keyOf(event: LoggedEvent): string {
    return countedAs(event, (recognise(event) ?? event).peer);
}

function together({ first, last, all }: Joined): LoggedEvent {
    const days = all.flatMap(daysOf);
    return {
        ...last,
        first: first.first,
        count: all.reduce((sum, { count }) => sum + count, 0),
        fields: isClearing(last) ? logsIn(last) : namingFields(last),
        raw: '',
        // Since when peers are audited may be asked from any moment on.
        days: isOfAudit(last) ? days : addedDays(days)
    };
}

/** Those of its fields that name a log of evidence. */
function logsIn(event: LoggedEvent): LoggedEvent['fields'] {
    const logs = Object.values(channelsOf).flat();
    return clearedFields(event).filter(({ value }) => logs.some(log => sameChannel(value.trim(), log)));
}

function instant(time: string): number {
    return timeOf(time) ?? 0;
}
