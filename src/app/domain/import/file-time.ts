// SPDX-License-Identifier: MIT
// When an event was logged, as files write it.

/** Windows PowerShell's ConvertTo-Json: milliseconds since 1970, whatever zone stands behind them. */
const jsonDate = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/** Three numbers, and a time of day that may have seconds, parts of them and halves of a day. */
const local =
    /^(\d{1,4})([./-])(\d{1,2})[./-](\d{1,4}),? (\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,7})?)?[ \u00a0\u202f]?([AP])?\.?M?\.?$/i;

/**
 * Milliseconds since 1970. Null where a text is none, or may be of either of two days: 11/12/2026 is in November in one country and in
 * December in another.
 * @param isUtc whether a time without a zone is of none; else it is taken as of the zone of this browser
 */
export function fileTime(text: string, isUtc: boolean): number | null {
    const trimmed = text.trim();
    if (trimmed.length > 60) return null;
    const milliseconds = jsonDate.exec(trimmed)?.[1];
    if (milliseconds !== undefined) return possible(Number(milliseconds));
    if (iso.test(trimmed)) return possible(Date.parse(zoned(trimmed.replace(' ', 'T'), isUtc)));
    const parts = local.exec(trimmed);
    return parts ? localTime(parts, isUtc) : null;
}

function zoned(text: string, isUtc: boolean): string {
    return isUtc && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text}Z` : text;
}

function localTime(parts: RegExpExecArray, isUtc: boolean): number | null {
    const [first = 0, second = 0, third = 0] = [1, 3, 4].map(place => Number(parts[place]));
    const date = dateOf(first, second, third, parts[2] ?? '');
    const [hours = 0, minutes = 0, seconds = 0] = [5, 6, 7].map(place => Number(parts[place] ?? 0));
    const half = parts[8]?.toUpperCase();
    if (!date || minutes > 59 || seconds > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return null;
    const hour = half === undefined ? hours : (hours % 12) + (half === 'P' ? 12 : 0);
    const [year, month, day] = date;
    const time = isUtc ? Date.UTC(year, month - 1, day, hour, minutes, seconds) : +new Date(year, month - 1, day, hour, minutes, seconds);
    return possible(time);
}

type YearMonthDay = readonly [year: number, month: number, day: number];

/** Slashes stand between month and day in either order; points and hyphens behind the day. */
function dateOf(first: number, second: number, third: number, separator: string): YearMonthDay | null {
    if (first > 31) return valid(first, second, third);
    const [dayFirst, monthFirst] = [valid(third, second, first), valid(third, first, second)];
    if (separator !== '/') return dayFirst;
    if (dayFirst && monthFirst) return first === second ? dayFirst : null;
    return dayFirst ?? monthFirst;
}

function valid(year: number, month: number, day: number): YearMonthDay | null {
    return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [year, month, day] : null;
}

/** Event logs came with Windows NT; a clock may be wrong, but not by centuries. */
function possible(time: number): number | null {
    return time >= 0 && time < Date.UTC(2200, 0) ? Math.floor(time) : null;
}
