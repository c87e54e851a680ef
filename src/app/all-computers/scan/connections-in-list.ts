// SPDX-License-Identifier: MIT
import { distinctUntilChanged, map, type Observable } from 'rxjs';
import type { Entry } from '../../domain/list/list';
import type { Scan } from './scan';

/** The connections of the list, anew only when the list has others: what is read of a computer changes nothing of them. */
export function connectionsInList({ state }: Pick<Scan, 'state'>): Observable<readonly Pick<Entry, 'connection'>[]> {
    return state.pipe(
        map(({ entries }) => entries.map(({ connection }) => ({ connection }))),
        distinctUntilChanged((a, b) => a.length === b.length && a.every((one, index) => one.connection === b[index]?.connection))
    );
}
