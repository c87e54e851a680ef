// SPDX-License-Identifier: MIT
/**
 * Something that is read of a computer, as every screen follows it: `loading`, then `ready` or `failed`. While it is read again, and
 * where that fails, what was read before is still there, with the time at which it was read, so that a screen can show it as old.
 *
 *     readonly state = this.again.pipe(
 *         startWith(undefined),
 *         switchMap(() => readingOf(this.reader.read(computer))), // one reading: a late answer of a former one is dropped
 *         scan(keepingBefore)                                      // the next one still has what the one before found
 *     );
 *
 *     const read = lastRead(state);         // null: never read
 *     if (read) show(read.value, read.at);
 *     if (state.kind === 'failed') tell(state.failure);
 *
 * Where a failure leaves nothing that may be shown, `scan(forgettingAtFailure)` takes the place of `keepingBefore`.
 */
import { map, merge, Observable, startWith, takeWhile, timer } from 'rxjs';
import type { Failure, Outcome } from '../domain/outcome';
import type { KeptReading } from '../domain/readiness/computer-evidence';

export type Reading<T> =
    /** `slow`: no answer has come for so long that it is said that it is still waited for. */
    | { readonly kind: 'loading'; readonly slow: boolean; readonly before: WasRead<T> | null }
    | { readonly kind: 'ready'; readonly read: WasRead<T> }
    | { readonly kind: 'failed'; readonly failure: Failure; readonly before: WasRead<T> | null };

/** What a computer answered, and when, by the browser's clock. */
export interface WasRead<T> {
    readonly value: T;
    readonly at: Date;
}

/** A reading and the computer that it is of: values never stand under another computer's name. */
export type ReadingOf<T> = Reading<T> & { readonly computer: string };

/** After how many milliseconds without an answer a reading is slow. */
const SLOW_AFTER = 10_000;

/** A reading that has just begun, of what was never read. */
export const loading: Reading<never> = { kind: 'loading', slow: false, before: null };

/** Follows one call from its begin to its outcome. Cold; unsubscribing gives the call up. */
export function readingOf<T>(answer: Observable<Outcome<T>>): Observable<Reading<T>> {
    const slow = timer(SLOW_AFTER).pipe(map((): Reading<T> => ({ kind: 'loading', slow: true, before: null })));
    return merge(answer.pipe(map(outcome => readingFrom(outcome))), slow).pipe(
        startWith<Reading<T>>(loading),
        takeWhile(({ kind }) => kind === 'loading', true)
    );
}

/** A reading that is over. */
export function readingFrom<T>(outcome: Outcome<T>): Reading<T> {
    return outcome.kind === 'ok'
        ? { kind: 'ready', read: { value: outcome.value, at: new Date() } }
        : { kind: 'failed', failure: outcome, before: null };
}

/** What was read last, be it now or before; null: never. */
export function lastRead<T>(reading: Reading<T>): WasRead<T> | null {
    return reading.kind === 'ready' ? reading.read : reading.before;
}

/** What was read, as it is kept and judged: its time is a text. */
export function asKept<T>({ value, at }: WasRead<T>): KeptReading<T> {
    return { value, readAt: at.toISOString() };
}

/** For `scan`: the next reading with what was read before it. */
export function keepingBefore<R extends Reading<unknown>>(last: R, next: R): R {
    return next.kind === 'ready' ? next : { ...next, before: lastRead(last) };
}

/** For `scan`: the same, but for what a failure makes doubtful. Once a reading failed, nothing from before it is shown. */
export function forgettingAtFailure<R extends Reading<unknown>>(last: R, next: R): R {
    return next.kind === 'loading' && last.kind !== 'failed' ? keepingBefore(last, next) : next;
}
