// SPDX-License-Identifier: MIT
import { distinctUntilChanged, filter, map, Observable, switchMap, throttleTime } from 'rxjs';

/** How often work under way is announced, in milliseconds. */
const ANNOUNCE_EVERY = 15_000;

/** What is announced of work: its beginning and its end at once, what is between now and then. */
export function announcedWork<S>(
    states: Observable<S>,
    isRunning: (state: S) => boolean,
    textOf: (state: S) => string
): Observable<string> {
    return states.pipe(
        map(isRunning),
        distinctUntilChanged(),
        switchMap(running => {
            const now = states.pipe(filter(state => isRunning(state) === running));
            return running ? now.pipe(throttleTime(ANNOUNCE_EVERY)) : now;
        }),
        map(textOf),
        distinctUntilChanged()
    );
}
