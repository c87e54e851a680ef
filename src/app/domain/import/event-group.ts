// SPDX-License-Identifier: MIT
import { DAY } from '../evidence/days';
import { type DayCount, type LoggedEvent, UNKNOWN_TIME } from '../evidence/reading';
import { MOST_EVENTS } from '../limits';
import type { EventMeaning } from './event-meaning';
import type { FileEvent } from './file-event';

/** Room for what tells events of one millisecond apart. */
const withinMillisecond = 1024;

/** Beyond so many a set finds them faster. */
const fewest = 8;

/** Events of one kind, peer, Boolean and status, of which nothing is kept but what tells them apart. */
export class EventGroup {
    private few: number[] = [];
    private many: Set<number> | null = null;
    /** Events without time and number can't be told apart: how many each file has. */
    private loose: Map<number, number> | null = null;
    private hasNumbered = false;
    private hasNumberless = false;
    private latest: Pick<FileEvent, 'time' | 'recordId'> | null = null;

    constructor(private meaning: EventMeaning) {}

    get said(): LoggedEvent {
        return this.meaning.event;
    }

    /** Whether it was not there before. @param file which of the files it is in */
    take(event: FileEvent, meaning: EventMeaning, file: number): boolean {
        const isNew = this.add(event, file);
        // Also of one that was there before: another format may say it otherwise.
        if (this.isLatest(event, meaning)) {
            this.latest = { time: event.time, recordId: event.recordId };
            this.meaning = meaning;
        }
        return isNew;
    }

    /** How many there are. */
    get size(): number {
        return (this.many?.size ?? this.few.length) + this.looseCount;
    }

    /**
     * Lets go of events that another group has, too, and says more of, or that it has itself with a number: files of several formats
     * told of them. Gives how many.
     */
    letGoOfThoseIn(others: readonly EventGroup[]): number {
        if (others.length === 0 && !(this.hasNumbered && this.hasNumberless)) return 0;
        const keys = new Set(others.flatMap(other => [...other.keys]));
        const times = new Set([...keys].map(timeIn));
        const own = new Set([...this.keys].filter(isNumbered).map(timeIn));
        const isElsewhere = (key: number): boolean => {
            if (keys.has(key)) return true;
            const time = timeIn(key);
            if (time === null) return false;
            return isNumbered(key) ? keys.has(keyOf(time, null)) : times.has(time) || own.has(time);
        };
        const kept = [...this.keys].filter(key => !isElsewhere(key));
        const gone = this.keys.length - kept.length;
        if (gone > 0) [this.few, this.many] = [kept, null];
        return gone;
    }

    /** As a reading gives it, with its days. */
    get event(): LoggedEvent {
        const days = this.days;
        const dated = days.filter(({ day }) => day !== null);
        const [first, last] = [dated[0], dated[dated.length - 1]];
        return {
            ...this.meaning.event,
            recordId: this.latest?.recordId ?? null,
            first: first ? isoOf(first, first.first) : UNKNOWN_TIME,
            time: last ? isoOf(last, last.last) : UNKNOWN_TIME,
            count: days.reduce((sum, { count }) => sum + count, 0),
            days
        };
    }

    private add({ time, recordId }: FileEvent, file: number): boolean {
        if (time === null && recordId === null) {
            const before = this.looseCount;
            this.loose ??= new Map();
            const count = (this.loose.get(file) ?? 0) + 1;
            this.loose.set(file, count);
            return count > before;
        }
        if (recordId === null) this.hasNumberless = true;
        else this.hasNumbered = true;
        const key = keyOf(time, recordId);
        if (this.many) return this.many.size < this.many.add(key).size;
        if (this.few.includes(key)) return false;
        // As long as it needs to be: pushed to, it would have room for sixteen more, and most groups are of one event or two.
        this.few = [...this.few, key];
        if (this.few.length > fewest) [this.many, this.few] = [new Set(this.few), []];
        return true;
    }

    private get looseCount(): number {
        return this.loose ? Math.max(...this.loose.values()) : 0;
    }

    private get keys(): readonly number[] {
        return this.many ? [...this.many] : this.few;
    }

    private get days(): readonly DayCount[] {
        const days = new Map<number | null, { count: number; first: number; last: number }>();
        const untimed = this.looseCount;
        if (untimed > 0) days.set(null, { count: untimed, first: 0, last: 0 });
        for (const key of this.keys) {
            const time = timeIn(key);
            const day = time === null ? null : Math.floor(time / DAY);
            const at = time === null ? 0 : time - (day ?? 0) * DAY;
            const known = days.get(day);
            if (!known) {
                days.set(day, { count: 1, first: at, last: at });
                continue;
            }
            known.count++;
            known.first = Math.min(known.first, at);
            known.last = Math.max(known.last, at);
        }
        return [...days]
            .map(([day, counted]): DayCount => ({ day, ...counted }))
            .sort((a, b) => (a.day ?? -Infinity) - (b.day ?? -Infinity))
            .slice(-MOST_EVENTS);
    }

    /** Whichever came first: of two of one time the numbers decide, and then the texts. What has no time comes first. */
    private isLatest({ time, recordId }: FileEvent, { event }: EventMeaning): boolean {
        if (!this.latest) return true;
        const [at, before] = [time ?? -1, this.latest.time ?? -1];
        if (at !== before) return at > before;
        const [number, numberBefore] = [recordId ?? 0, this.latest.recordId ?? 0];
        if (number !== numberBefore) return number > numberBefore;
        if (event === this.meaning.event) return false;
        return JSON.stringify(event.fields) > JSON.stringify(this.meaning.event.fields);
    }
}

/**
 * What tells two events of a group apart, as a number. A computer doesn't log a thousand events of one kind and peer in a millisecond,
 * so the number of the event is not needed as a whole. Below 0: it has no time.
 */
function keyOf(time: number | null, recordId: number | null): number {
    if (time === null) return -1 - (recordId ?? 0);
    return time * withinMillisecond + (recordId === null ? 0 : 1 + (recordId % (withinMillisecond - 1)));
}

function timeIn(key: number): number | null {
    return key < 0 ? null : Math.floor(key / withinMillisecond);
}

function isNumbered(key: number): boolean {
    return key < 0 || key % withinMillisecond !== 0;
}

function isoOf({ day }: DayCount, at: number): string {
    return new Date((day ?? 0) * DAY + at).toISOString();
}
