// SPDX-License-Identifier: MIT
// What a person brought of a computer in files. It is kept beside what was read of it, and never takes its place.
import { isClearing } from '../../evidence/clearings';
import { addedDays, daysOf } from '../../evidence/days';
import { recognise } from '../../evidence/events';
import { countedAs, type DayCount, type LoggedEvent } from '../../evidence/reading';
import { MOST_EVENTS } from '../../limits';

/** A file that a person brought, or a text that was pasted. */
export interface ImportSource {
    /** Its name; empty: it was pasted. */
    readonly file: string;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly importedAt: string;
}

/** Events of one computer from files, of each kind, peer, Boolean and status one, with its days. */
export interface ImportedEvents {
    readonly events: readonly LoggedEvent[];
    /** Those that the events came from, the last one first. */
    readonly sources: readonly ImportSource[];
    /** Logs of which the computer told that they could not be forwarded. */
    readonly notGathered: readonly string[];
    /** Set where there were more than are kept. */
    readonly leftOut?: true;
}

/** How many files are named. */
export const MOST_SOURCES = 8;

/**
 * What two imports hold together. Of a day that both have events of, the larger number counts: whichever of them are in both is
 * not known, and the same file brought twice changes nothing.
 */
export function bothImports(one: ImportedEvents, other: ImportedEvents): ImportedEvents {
    const events = bothEvents(one.events, other.events);
    const sources = new Map([...one.sources, ...other.sources].map(source => [`${source.importedAt} ${source.file}`, source]));
    const notGathered = new Map([...one.notGathered, ...other.notGathered].map(channel => [channel.toLowerCase(), channel]));
    return {
        events: events.slice(0, MOST_EVENTS),
        sources: latestOfEach([...sources.values()]),
        notGathered: [...notGathered.values()].sort(),
        ...(one.leftOut || other.leftOut || events.length > MOST_EVENTS ? { leftOut: true } : {})
    };
}

/** Files as a cell of an export has them, each with when it was brought. Pasted text has no name. */
export function sourcesCell(sources: readonly ImportSource[]): string {
    return sources.map(({ file, importedAt }) => `${file} ${importedAt}`.trim()).join('; ');
}

/** Of each file the last time that it was brought. */
export function latestOfEach(sources: readonly ImportSource[]): readonly ImportSource[] {
    const latest = new Map<string, ImportSource>();
    for (const source of sources) {
        const known = latest.get(source.file);
        // Of fifty thousand computers it is asked together.
        if (!known || known.importedAt < source.importedAt) latest.set(source.file, source);
    }
    const order = (a: ImportSource, b: ImportSource): number => (a.importedAt + a.file > b.importedAt + b.file ? -1 : 1);
    return [...latest.values()].sort(order).slice(0, MOST_SOURCES);
}

/** All events of two readings of the same logs, those of one kind and peer together. */
export function bothEvents(one: readonly LoggedEvent[], other: readonly LoggedEvent[]): readonly LoggedEvent[] {
    const all = new Map<string, LoggedEvent>();
    for (const event of [...one, ...other]) {
        // When a log was cleared counts each time.
        const key = isClearing(event) ? `${all.size}` : keyOf(event);
        const known = all.get(key);
        all.set(key, known ? bothOf(known, event) : event);
    }
    return [...all.values()];
}

function keyOf(event: LoggedEvent): string {
    return countedAs(event, (recognise(event) ?? event).peer ?? event.peer);
}

/** Events of one kind and peer, in two readings of the same log. */
function bothOf(one: LoggedEvent, other: LoggedEvent): LoggedEvent {
    const days = new Map(addedDays(daysOf(one)).map(day => [day.day, day]));
    for (const day of addedDays(daysOf(other))) days.set(day.day, larger(days.get(day.day), day));
    // The last ones: no more than that are kept.
    const all = addedDays([...days.values()].sort((a, b) => (a.day ?? -Infinity) - (b.day ?? -Infinity))).slice(-MOST_EVENTS);
    const last = isLater(one, other) ? one : other;
    return {
        ...last,
        first: Date.parse(one.first) <= (Date.parse(other.first) || Infinity) ? one.first : other.first,
        count: all.reduce((sum, { count }) => sum + count, 0),
        days: all
    };
}

function larger(one: DayCount | undefined, other: DayCount): DayCount {
    if (!one) return other;
    return {
        day: one.day,
        count: Math.max(one.count, other.count),
        first: Math.min(one.first, other.first),
        last: Math.max(one.last, other.last)
    };
}

/** Where both are of the same time, their texts decide: the order in which they came doesn't. */
function isLater(one: LoggedEvent, other: LoggedEvent): boolean {
    const [a, b] = [Date.parse(one.time) || 0, Date.parse(other.time) || 0];
    return a === b ? JSON.stringify(one) > JSON.stringify(other) : a > b;
}
