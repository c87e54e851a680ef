// SPDX-License-Identifier: MIT

/** Made once: that takes a hundred times as long as to use it. */
let short: Intl.DateTimeFormat | null = null;

/** A time in short, as the browser's language has it; what is none stays as it is. */
export function dateTime(text: string): string {
    const time = new Date(text);
    if (Number.isNaN(time.getTime())) return text;
    short ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });
    return short.format(time);
}

/** When something was read or done: the time of day, with the date unless that is today. */
export function clockTime(time: Date): string {
    return time.toDateString() === new Date().toDateString() ? time.toLocaleTimeString() : time.toLocaleString();
}
