// SPDX-License-Identifier: MIT
// Which of the events that would speak against a peer were not read, or cannot be logged. Their silence proves nothing.
import type { Direction } from '../computer/facts';
import { evidenceEvents } from './events';
import { once } from '../once';
import { channelOf, channelsOf, type EvidenceReading, isCut, sourceOf } from './reading';

/**
 * Why the silence of an event, or of a log, says nothing. `outdatedModule`: the computer's module is of an earlier version and
 * does not look for all events. `channelMissing`, `channelUnreadable`: the log. `notRead`: the events were not read, or not
 * understood. `moreThanRead`: not all of them were. `cannotAudit`: this Windows cannot log the event. `definitionsUnknown`:
 * whether it can was not read. `onlyEvents`: files brought events of the log, which tell neither whether it is on nor how far back
 * it goes.
 */
export interface Unread {
    readonly kind:
        | 'outdatedModule'
        | 'channelMissing'
        | 'channelUnreadable'
        | 'notRead'
        | 'moreThanRead'
        | 'cannotAudit'
        | 'definitionsUnknown'
        | 'onlyEvents';
    readonly channel: string | null;
    /** The event; null: it is about the log, or all. */
    readonly id: number | null;
}

/** What of a direction's evidence is missing; empty where all was read. Worked out once of a reading: each judgement asks several times. */
export function unreadOf(reading: EvidenceReading, direction: Direction): readonly Unread[] {
    return unreadIn[direction](reading);
}

const unreadIn: Readonly<Record<Direction, (reading: EvidenceReading) => readonly Unread[]>> = {
    outbound: once(reading => findUnread(reading, 'outbound')),
    inbound: once(reading => findUnread(reading, 'inbound'))
};

const nothing: readonly Unread[] = [];
const events: Readonly<Record<Direction, ReturnType<typeof evidenceEvents>>> = {
    outbound: evidenceEvents('outbound'),
    inbound: evidenceEvents('inbound')
};

function findUnread(reading: EvidenceReading, direction: Direction): readonly Unread[] {
    const channels = channelsOf[direction].flatMap(name => channelProblem(reading, name));
    const told = new Set(channels.map(({ channel }) => channel));
    const sources = events[direction].flatMap(({ channel, id, isNeeded }): readonly Unread[] => {
        if (told.has(channel)) return nothing;
        const source = sourceOf(reading, { channel, id });
        const problem = (kind: Unread['kind']): Unread[] => [{ kind, channel, id }];
        if (!source) return reading.contract === 1 ? nothing : problem('notRead');
        if (source.errorId !== null) return problem('notRead');
        if (isCut(reading, source)) return problem('moreThanRead');
        if (reading.contract === 1) return nothing;
        if (source.defined === null) return [{ kind: 'definitionsUnknown', channel: null, id: null }];
        return source.defined || !isNeeded ? nothing : problem('cannotAudit');
    });
    const outdated: Unread[] = reading.contract === 1 ? [{ kind: 'outdatedModule', channel: null, id: null }] : [];
    const all = [...outdated, ...channels, ...sources];
    return all.length === 0 ? nothing : unique(all);
}

function channelProblem(reading: EvidenceReading, channel: string): Unread[] {
    const log = channelOf(reading, channel);
    if (!log && reading.imported) return [{ kind: 'onlyEvents', channel, id: null }];
    if (!log && reading.notUnderstood) return [{ kind: 'channelUnreadable', channel, id: null }];
    if (!log) return reading.contract === 1 ? [] : [{ kind: 'channelMissing', channel, id: null }];
    if (/^NoMatchingLogsFound\b/.test(log.errorId ?? '')) return [{ kind: 'channelMissing', channel, id: null }];
    return log.errorId === null ? [] : [{ kind: 'channelUnreadable', channel, id: null }];
}

/** A reason that is about everything is told once. */
function unique(all: readonly Unread[]): readonly Unread[] {
    return [...new Map(all.map(one => [JSON.stringify([one.kind, one.channel, one.id]), one])).values()];
}
