// SPDX-License-Identifier: MIT
// What lies between two readings of a computer, by the clock that noted it.
import { BEARABLE_SKEW } from '../../policy/policy-time';
import type { SnapshotComputer } from '../snapshot';

/** The time between two readings. Null: by that clock nothing can be said, because it wasn't noted, or it jumped. */
export interface Between {
    /** By the browser's clock, in milliseconds since 1970. */
    readonly browser: Span | null;
    /** By the computer's own clock. */
    readonly computer: Span | null;
}

export interface Span {
    readonly from: number;
    readonly to: number;
}

/**
 * If the two clocks don't agree on how long it was, one of them was set. Which one isn't known, but the tool's own records are by
 * the browser's clock on both sides, and so count as long as that clock went forward.
 */
export function between(before: SnapshotComputer, after: SnapshotComputer): Between {
    const browser = span(before.at, after.at);
    const computer = span(before.facts?.clock ?? null, after.facts?.clock ?? null);
    const agree = browser !== null && computer !== null && Math.abs(length(browser) - length(computer)) <= BEARABLE_SKEW;
    return { browser, computer: agree ? computer : null };
}

function span(from: string | null, to: string | null): Span | null {
    const both = { from: Date.parse(from ?? ''), to: Date.parse(to ?? '') };
    return both.from <= both.to ? both : null;
}

function length({ from, to }: Span): number {
    return to - from;
}

/** @param time ISO 8601 */
export function liesIn(span: Span | null, time: string | null): boolean {
    const at = Date.parse(time ?? '');
    return span !== null && at >= span.from && at <= span.to;
}
