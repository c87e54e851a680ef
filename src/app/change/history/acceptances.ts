// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { catchError, defer, map, merge, type Observable, of, shareReplay, switchMap } from 'rxjs';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { type Accepted, acceptedBy } from '../../domain/readiness/accepted';
import { ACCEPTANCE_STORE, AcceptanceStore } from '../storage/acceptance-store';

/** Whom a person accepted to be cut off, in this window or another one. */
@Injectable({ providedIn: 'root' })
export class Acceptances {
    /** All decisions, and how many of them this version cannot read. */
    readonly every: Observable<{ readonly all: readonly Acceptance[]; readonly unreadable: number }>;
    readonly accepted: Observable<Accepted>;

    constructor(@Inject(ACCEPTANCE_STORE) store: AcceptanceStore) {
        this.every = merge(of(undefined), store.changed).pipe(
            // What cannot be read counts for nobody: no peer is taken for accepted that may not be.
            switchMap(() => defer(() => store.all()).pipe(catchError(() => of({ items: [], unreadable: 0, newer: 0 })))),
            map(({ items, unreadable, newer }) => ({ all: items, unreadable: unreadable + newer })),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.accepted = this.every.pipe(
            map(({ all }) => acceptedBy(all)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }
}
