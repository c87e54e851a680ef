// SPDX-License-Identifier: MIT
import { debounceTime, distinctUntilChanged, filter, map, type Observable, scan } from 'rxjs';
import { format, type Strings } from '../../../strings/strings';
import { dateTime } from '../../../ui/texts/date-time';
import type { ReadinessModel } from '../readiness-model';

interface Shown {
    readonly model: ReadinessModel;
}

/**
 * As of when the page shows everything, and then that it was checked again; empty: it has been as of now all the time. The last text
 * stays, so that nothing moves under a pointer.
 */
export function formerNote(shown: Observable<Shown | null>, { Readiness }: Strings): Observable<string> {
    return shown.pipe(
        map(one => one && (one.model.judgedAt ?? '')),
        scan((before, judgedAt) => {
            if (judgedAt) return format(Readiness.Former, dateTime(judgedAt));
            return judgedAt === '' && before !== '' ? Readiness.FormerOver : before;
        }, ''),
        distinctUntilChanged()
    );
}

/** In milliseconds. */
const announcedAfter = 500;

/** What is announced of it. Later than it is shown: a text that appears together with its place isn't announced. */
export function announcedNote(note: Observable<string>): Observable<string> {
    return note.pipe(
        debounceTime(announcedAfter),
        filter(text => text !== '')
    );
}
