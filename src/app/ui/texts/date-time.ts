// SPDX-License-Identifier: MIT
// How times are shown. Each is written as the region has it: src/app/strings/language.ts.
import { regionalTime, toTheSecond } from '../../strings/language';

/** A time of a computer or a record, to the second; what is none stays as it is. */
export function timeText(text: string): string {
    return regionalTime(new Date(text)) || text;
}

/** A time in short; what is none stays as it is. */
export function dateTime(text: string): string {
    return regionalTime(new Date(text), { dateStyle: 'short', timeStyle: 'short' }) || text;
}

/** The day alone, as a date. */
export function dayText(text: string): string {
    return regionalTime(new Date(text), { year: 'numeric', month: 'numeric', day: 'numeric' }) || text;
}

/** When something was read or done: the time of day, with the date unless that is today. */
export function clockTime(time: Date): string {
    const isToday = time.toDateString() === new Date().toDateString();
    return regionalTime(time, isToday ? { hour: 'numeric', minute: 'numeric', second: 'numeric' } : toTheSecond);
}
