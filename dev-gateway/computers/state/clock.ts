// SPDX-License-Identifier: MIT
// A computer's own clock, which may be wrong, jump, and stand in another time zone than anybody's who looks at it.

export interface Clock {
    /** By how many minutes it is ahead of the clock of this machine; below 0: behind. */
    readonly aheadMinutes: number;
    /** How far its time zone is from UTC, such as +01:00; null: as this machine's. */
    readonly utcOffset: string | null;
}

export const rightClock: Clock = { aheadMinutes: 0, utcOffset: null };

/** Ten years: nobody sets a clock further off on purpose. */
const MOST_AHEAD = 5_256_000;

/** What is wrong with a clock, or null. */
export function problemOfClock(clock: unknown): string | null {
    const { aheadMinutes, utcOffset, ...others } = (clock ?? {}) as Readonly<Record<string, unknown>>;
    const isAhead = aheadMinutes === undefined || (typeof aheadMinutes === 'number' && Math.abs(aheadMinutes) <= MOST_AHEAD);
    const isOffset = utcOffset === undefined || utcOffset === null || /^[+-](0\d|1[0-4]):[0-5]\d$/.test(String(utcOffset));
    return typeof clock === 'object' && isAhead && isOffset && Object.keys(others).length === 0
        ? null
        : 'clock has aheadMinutes, a number, and utcOffset, such as "+01:00".';
}

/** What the clock shows. */
export function timeOn({ aheadMinutes }: Clock, now: Date): Date {
    return new Date(now.getTime() + aheadMinutes * 60_000);
}

/**
 * Answers of commands as the computer's clock has them. The commands ask .NET for the time, which is this machine's whatever
 * computer is emulated: what they report of it is put right here, and nothing else of an answer.
 */
export function byClock(results: readonly unknown[], clock: Clock): unknown[] {
    return results.map(result => {
        if (typeof result !== 'object' || result === null || Array.isArray(result)) return result;
        const { collectedAt, utcOffset } = result as { readonly collectedAt?: unknown; readonly utcOffset?: unknown };
        return {
            ...result,
            // A right clock keeps the places that a Date cuts off.
            ...(typeof collectedAt === 'string' && clock.aheadMinutes !== 0
                ? { collectedAt: timeOn(clock, new Date(collectedAt)).toISOString() }
                : {}),
            ...(utcOffset !== undefined && clock.utcOffset !== null ? { utcOffset: clock.utcOffset } : {})
        };
    });
}
