// SPDX-License-Identifier: MIT
import { Observable } from 'rxjs';
import { Slices } from '../../change/storage/slices';

/** Takes the steps of long work in slices that leave the page free, and emits its result. Stops where nobody waits any more. */
export function inSlices<T>(work: () => Generator<void, T>): Observable<T> {
    return new Observable(waiting => {
        const run = async (): Promise<void> => {
            const slices = new Slices();
            const steps = work();
            for (;;) {
                const step = steps.next();
                if (waiting.closed) return;
                if (step.done) {
                    waiting.next(step.value);
                    return waiting.complete();
                }
                await slices.pause();
            }
        };
        run().catch((error: unknown) => waiting.error(error));
    });
}
