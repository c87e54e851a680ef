// SPDX-License-Identifier: MIT
import { delay, map, type Observable, of } from 'rxjs';
import type { Outcome } from '../../domain/outcome';

/** So many entries in one list of an answer are many. */
const many = 200;

/**
 * Lets an answer's value in or refuses it. Of a large one each step is a task of its own: its text was just taken apart, and
 * much is made of it.
 */
export function accepting<T>(outcome: Outcome<unknown>, accept: (value: unknown) => Outcome<T>): Observable<Outcome<T>> {
    const accepted = (one: Outcome<unknown>): Outcome<T> => (one.kind === 'ok' ? accept(one.value) : one);
    return isLarge(outcome) ? of(outcome).pipe(delay(0), map(accepted), delay(0)) : of(accepted(outcome));
}

/** Whether an answer holds a long list, at its top or just below. */
function isLarge(outcome: Outcome<unknown>): boolean {
    const parts = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);
    const isLong = (value: unknown): boolean => Array.isArray(value) && value.length >= many;
    return outcome.kind === 'ok' && parts(outcome.value).some(part => isLong(part) || (!Array.isArray(part) && parts(part).some(isLong)));
}
