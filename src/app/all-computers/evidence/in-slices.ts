// SPDX-License-Identifier: MIT
import { asapScheduler, concatMap, finalize, Observable, type OperatorFunction, Subject, subscribeOn, throttle } from 'rxjs';
import { Slices } from '../../change/storage/slices';
import type { Steps } from '../../domain/steps';

/** Work that takes no longer may be drawn in the same task, in milliseconds. */
const little = 5;

/**
 * Takes the steps of long work in slices that leave the page free. It begins in a task of its own, and emits its result in another one
 * unless that took little: whoever draws it needs time, too. Stops where nobody waits any more.
 */
export function inSlices<T>(work: () => Steps<T>): Observable<T> {
    return new Observable(waiting => {
        const run = async (): Promise<void> => {
            const slices = new Slices();
            // Whoever asks for it is busy, too: with a click, or with telling others.
            await slices.rest();
            if (waiting.closed) return;
            const steps = work();
            const began = performance.now();
            for (;;) {
                const step = steps.next();
                if (waiting.closed) return;
                if (step.done) {
                    if (performance.now() - began > little) await slices.rest();
                    if (waiting.closed) return;
                    waiting.next(step.value);
                    return waiting.complete();
                }
                // Not after each step: there may be a hundred thousand of them.
                if (slices.isOver) await slices.rest();
            }
        };
        run().catch((error: unknown) => waiting.error(error));
    });
}

/** How long work goes on that nobody waits for, and how much has to be left of the time in which nothing else happens, in milliseconds. */
const [longestIdle, leastIdle] = [8, 3];

/**
 * Takes the steps of work that nobody waits for yet, while the page has nothing else to do. Emits nothing, and never ends, where the
 * browser does not tell when that is.
 */
export function whenIdle<T>(work: () => Steps<T>): Observable<T> {
    return new Observable(waiting => {
        if (typeof requestIdleCallback === 'undefined') return;
        const steps = work();
        const go = (deadline: IdleDeadline): void => {
            try {
                const began = performance.now();
                while (deadline.timeRemaining() > leastIdle && performance.now() - began < longestIdle) {
                    const step = steps.next();
                    if (!step.done) continue;
                    waiting.next(step.value);
                    return waiting.complete();
                }
                next = requestIdleCallback(go);
            } catch (error) {
                waiting.error(error);
            }
        };
        let next = requestIdleCallback(go);
        return () => cancelIdleCallback(next);
    });
}

/** Works on one value at a time, and then on the latest that came meanwhile: however often there is another one, each work ends. */
export function latestInTurn<T, R>(work: (value: T) => Observable<R>): OperatorFunction<T, R> {
    return source => {
        const free = new Subject<void>();
        return source.pipe(
            throttle(() => free, { leading: true, trailing: true }),
            // Never at once: it would end before anybody waits for that.
            concatMap(value =>
                work(value).pipe(
                    subscribeOn(asapScheduler),
                    finalize(() => free.next())
                )
            )
        );
    };
}
