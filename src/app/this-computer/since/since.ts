// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { catchError, from, map, type Observable, of, startWith, switchMap } from 'rxjs';
import { History } from '../../change/history/history';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Difference } from '../../domain/snapshots/difference';
import { explain } from '../../domain/snapshots/explain/explain';
import { explainingFacts } from '../../domain/snapshots/explain/explaining-facts';
import type { Explained } from '../../domain/snapshots/explain/explanation';
import { computerRead } from '../../domain/snapshots/take';
import { weakerSince } from '../../domain/snapshots/weaker-since';
import type { WasRead } from '../../readings/reading';
import type { PaneState } from '../pane';
import { shownReading } from '../shown-reading';

/** A direction that is weaker than in a snapshot. */
export interface WeakerSince {
    /** The computer's name in the list. */
    readonly computer: string;
    readonly difference: Difference;
    readonly explained: Explained | null;
}

/** In so many snapshots a computer is sought: each of 5,000 computers takes a moment to load. */
const mostSnapshots = 5;

/** Compares the computer that is shown with the last snapshot that it is in. Asks no computer. */
@Injectable({ providedIn: 'root' })
export class SinceLastScan {
    constructor(
        private readonly kept: KeptSnapshots,
        private readonly history: History
    ) {}

    /** Empty until it is known, and while nothing is weaker. Cold. */
    follow(pane: Observable<PaneState>): Observable<readonly WeakerSince[]> {
        return shownReading(pane).pipe(switchMap(({ computer, read }) => (read ? this.of(computer, read).pipe(startWith([])) : of([]))));
    }

    private of(computer: string, { value, at }: WasRead<SigningConfiguration>): Observable<readonly WeakerSince[]> {
        const now = computerRead(computer, value, at);
        return from(this.kept.firstIn(snapshot => weakerSince(snapshot, now), mostSnapshots)).pipe(
            // Where the storage can't be read, nothing is known of earlier scans.
            catchError(() => of(null)),
            switchMap(weaker => {
                if (!weaker || weaker.length === 0) return of([]);
                return this.history.loadedOf(computer, value).pipe(
                    map(records => {
                        const facts = explainingFacts(records, new Map());
                        return weaker.map(difference => ({ computer, difference, explained: explain(difference, facts) }));
                    })
                );
            })
        );
    }
}
