// SPDX-License-Identifier: MIT

/**
 * Milliseconds since 1970, as `Date.parse` gives them; NaN where it is no time. A fleet's evidence holds millions of times, almost all as
 * JavaScript or PowerShell write them: these take a fraction of what `Date.parse` does.
 */
export function parseTime(text: string): number {
    return usualTime(text) ?? Date.parse(text);
}

/** A time of UTC as JavaScript or PowerShell write it. Null: it is not as usual, which does not say that it is no time. */
export function usualTime(text: string): number | null {
    const { length } = text;
    if ((length !== 24 && length !== 28) || text[10] !== 'T' || text[19] !== '.' || text[length - 1] !== 'Z') return null;
    if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return null;
    const [year, month, day] = [100 * twoAt(text, 0) + twoAt(text, 2), twoAt(text, 5), twoAt(text, 8)];
    const [hour, minute, second] = [twoAt(text, 11), twoAt(text, 14), twoAt(text, 17)];
    const thousandths = 10 * twoAt(text, 20) + digitAt(text, 22);
    for (let at = 23; at < text.length - 1; at++) if (Number.isNaN(digitAt(text, at))) return null;
    // How long a month is, and what else is doubtful, is not asked here.
    const isPlain = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60;
    if (!isPlain || Number.isNaN(thousandths)) return null;
    return monthStart(year, month) + (((day - 1) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + thousandths;
}

/** NaN: these are no digits. */
function twoAt(text: string, at: number): number {
    return 10 * digitAt(text, at) + digitAt(text, at + 1);
}

function digitAt(text: string, at: number): number {
    const digit = text.charCodeAt(at) - 48;
    return digit >= 0 && digit <= 9 ? digit : NaN;
}

/** The last one that was asked for: most times are of a few months. */
const last = { month: 0, start: 0 };

function monthStart(year: number, month: number): number {
    const key = 12 * year + month;
    if (last.month !== key) Object.assign(last, { month: key, start: Date.UTC(year, month - 1, 1) });
    return last.start;
}
