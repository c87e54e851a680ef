// SPDX-License-Identifier: MIT
// How many events each day had, in numbers only: it is kept of every peer of every computer.
import { type DayCount, type LoggedEvent, timeOf } from './reading';

/** In milliseconds. */
export const DAY = 86_400_000;

/** The days of an event that stands for several. */
export function daysOf(event: LoggedEvent): readonly DayCount[] {
    return event.days ?? [dayOf(event)];
}

function dayOf({ first, time, count }: LoggedEvent): DayCount {
    const last = timeOf(time) ?? timeOf(first);
    if (last === null) return { day: null, count, first: 0, last: 0 };
    const day = Math.floor(last / DAY);
    return { day, count, first: (timeOf(first) ?? last) - day * DAY, last: last - day * DAY };
}

/** When it was first and last seen on a day: milliseconds since 1970. Null: the log gave no time. */
export function spanOf({ day, first, last }: DayCount): readonly [number, number] | null {
    return day === null ? null : [day * DAY + first, day * DAY + last];
}

/** Each day once, the earliest first; what has no day comes before them. */
export function addedDays(all: readonly DayCount[]): readonly DayCount[] {
    if (areInOrder(all)) return all;
    const days = new Map<number | null, DayCount>();
    for (const one of all) {
        const known = days.get(one.day);
        const { day } = one;
        days.set(
            day,
            known
                ? {
                      day,
                      count: known.count + one.count,
                      first: Math.min(known.first, one.first),
                      last: Math.max(known.last, one.last)
                  }
                : one
        );
    }
    return [...days.values()].sort((a, b) => (a.day ?? -Infinity) - (b.day ?? -Infinity));
}

function areInOrder(all: readonly DayCount[]): boolean {
    let before = NaN;
    for (const { day } of all) {
        if ((day ?? -Infinity) <= before) return false;
        before = day ?? -Infinity;
    }
    return true;
}
