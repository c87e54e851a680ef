// SPDX-License-Identifier: MIT
import { DAY } from '../evidence/days';
import { namingFields, recognise } from '../evidence/events';
import { channelsOf, countedAs, type DayCount, type LoggedEvent, sameChannel, UNKNOWN_TIME } from '../evidence/reading';
import { LONGEST_NAME, MOST_EVENTS } from '../limits';
import { fieldOf } from './event-fields';
import { type FileEvent, isNotForwarded } from './file-event';

/** What files hold on one computer. */
export interface ComputerEvents {
    /** As its events name it, in lower case. */
    readonly computer: string;
    readonly events: readonly LoggedEvent[];
    readonly notGathered: readonly string[];
    readonly leftOut?: true;
}

/** `taken`: it counts. `twice`: it was there before. `untold`: it tells of a log that was not gathered. `leftOut`: there are too many. */
export type Taking = 'taken' | 'twice' | 'untold' | 'leftOut';

/** Evidence of so many events is taken in one import: a million is what a large log store gives. */
const MOST_TAKEN = 2_000_000;

/** The events of all files of an import, each once, grouped as a reading of a computer is. */
export class FileEvents {
    private readonly computers = new Map<string, OneComputer>();
    private taken = 0;

    constructor(private readonly mostComputers: number) {}

    take(event: FileEvent): Taking {
        const known = this.computers.get(event.computer);
        const isFull = this.taken >= MOST_TAKEN && !isNotForwarded(event);
        if (!known && (isFull || this.computers.size >= this.mostComputers)) return 'leftOut';
        const computer = known ?? new OneComputer(event.computer);
        this.computers.set(event.computer, computer);
        if (isNotForwarded(event)) return computer.note(event);
        if (isFull) return computer.leave();
        const taking = computer.take(event);
        if (taking === 'taken') this.taken++;
        return taking;
    }

    /** By name, so that it doesn't matter which file or event came first. */
    get all(): readonly ComputerEvents[] {
        return [...this.computers.values()].map(one => one.events).sort((a, b) => (a.computer < b.computer ? -1 : 1));
    }

    /** The computers that could not forward a log, and which. */
    get notGathered(): readonly { readonly computer: string; readonly channels: readonly string[] }[] {
        return [...this.computers.values()].flatMap(one => (one.untold.length > 0 ? [{ computer: one.name, channels: one.untold }] : []));
    }
}

class OneComputer {
    private readonly groups = new Map<string, Group>();
    private readonly notGathered = new Set<string>();
    private isCut = false;

    constructor(readonly name: string) {}

    take(event: FileEvent): Taking {
        const one = loggedEvent(event);
        const key = countedAs(one, one.peer);
        const known = this.groups.get(key);
        if (!known && this.groups.size >= MOST_EVENTS) return this.leave();
        const group = known ?? new Group(one);
        this.groups.set(key, group);
        return group.take(one, event) ? 'taken' : 'twice';
    }

    /** The log that is named in one of its fields, as far as it is one of evidence. */
    note({ fields }: FileEvent): Taking {
        for (const { value } of fields) {
            const channel = evidenceChannels.find(one => sameChannel(one, value.trim()));
            if (channel !== undefined) this.notGathered.add(channel);
        }
        return 'untold';
    }

    leave(): Taking {
        this.isCut = true;
        return 'leftOut';
    }

    /** The logs that it could not forward. */
    get untold(): readonly string[] {
        return [...this.notGathered].sort();
    }

    get events(): ComputerEvents {
        const groups = [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            computer: this.name,
            events: groups.map(([, group]) => group.event),
            notGathered: this.untold,
            ...(this.isCut ? { leftOut: true } : {})
        };
    }
}

const evidenceChannels = Object.values(channelsOf).flat();

interface MutableDay {
    count: number;
    first: number;
    last: number;
    /** What tells its events apart: time and number within the day. */
    readonly seen: Set<number>;
}

/** Events of one kind, peer, Boolean and status. */
class Group {
    private readonly days = new Map<number | null, MutableDay>();

    constructor(private latest: LoggedEvent) {}

    /** Whether it was not there before: events of one time are told apart by their numbers, which some files lack. */
    take(one: LoggedEvent, { time, recordId }: FileEvent): boolean {
        const day = time === null ? null : Math.floor(time / DAY);
        const at = time === null ? 0 : time - (day ?? 0) * DAY;
        const known = this.days.get(day) ?? { count: 0, first: at, last: at, seen: new Set<number>() };
        this.days.set(day, known);
        const before = known.seen.size;
        known.seen.add(((recordId ?? -1) + 1) * DAY + at);
        if (known.seen.size === before) return false;
        known.count++;
        known.first = Math.min(known.first, at);
        known.last = Math.max(known.last, at);
        if (isLater(one, this.latest)) this.latest = one;
        return true;
    }

    get event(): LoggedEvent {
        const days = [...this.days]
            .map(([day, { count, first, last }]): DayCount => ({ day, count, first, last }))
            .sort((a, b) => (a.day ?? -Infinity) - (b.day ?? -Infinity))
            .slice(-MOST_EVENTS);
        const dated = days.filter(({ day }) => day !== null);
        const [first, last] = [dated[0], dated[dated.length - 1]];
        return {
            ...this.latest,
            first: first ? isoOf(first, first.first) : UNKNOWN_TIME,
            time: last ? isoOf(last, last.last) : UNKNOWN_TIME,
            count: days.reduce((sum, { count }) => sum + count, 0),
            days
        };
    }
}

function isoOf({ day }: DayCount, at: number): string {
    return new Date((day ?? 0) * DAY + at).toISOString();
}

/** Whichever came first: of two of one time the numbers decide, and then the texts. */
function isLater(one: LoggedEvent, other: LoggedEvent): boolean {
    // Both are of one form, in which the later one is the larger text; what has no time comes first.
    const [at, at2] = [one, other].map(({ time }) => (time === UNKNOWN_TIME ? '' : time)) as [string, string];
    if (at !== at2) return at > at2;
    const [number, number2] = [one.recordId ?? 0, other.recordId ?? 0];
    return number === number2 ? JSON.stringify(one.fields) > JSON.stringify(other.fields) : number > number2;
}

/** An event as a reading of the computer gives it, without what nobody asks for later: the bytes of a packet are among that. */
function loggedEvent(event: FileEvent): LoggedEvent {
    const { channel, id, fields, recordId } = event;
    const time = event.time === null ? UNKNOWN_TIME : new Date(event.time).toISOString();
    const told = { channel, id, count: 1, first: time, time, recordId, raw: '' };
    const grouped: LoggedEvent = { ...told, peer: null, required: requiredIn(event), status: statusIn(event), fields };
    const named = { ...grouped, fields: namingFields(grouped) };
    return { ...named, peer: recognise(named)?.peer ?? null };
}

function requiredIn(event: FileEvent): boolean | null {
    const text = fieldOf(event, 'required')?.value.trim().toLowerCase();
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : null;
}

function statusIn(event: FileEvent): string | null {
    const text = fieldOf(event, 'status')?.value.trim() ?? '';
    return text === '' ? null : text.slice(0, LONGEST_NAME);
}
