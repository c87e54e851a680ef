// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import {
    BehaviorSubject,
    distinctUntilChanged,
    filter,
    finalize,
    map,
    merge,
    Observable,
    scan,
    startWith,
    Subject,
    switchMap,
    takeWhile,
    tap,
    timer
} from 'rxjs';
import type { ConnectionFacts } from '../../domain/peers/connections';
import type { PolicyEntry } from '../../domain/computer/facts';
import type { Failure, Outcome } from '../../domain/outcome';
import { ConnectionReader } from '../../remote/read-connections';
import type { PaneState } from '../pane';

/** What is known of the connections of the computer that is shown. */
export type ConnectionsState =
    | { readonly kind: 'reading'; readonly computer: string; readonly slow: boolean; readonly previous: SeenConnections | null }
    | { readonly kind: 'read'; readonly computer: string; readonly seen: SeenConnections }
    | { readonly kind: 'failed'; readonly computer: string; readonly failure: Failure };

/** What a computer answered, and when, by the browser's clock. */
export interface SeenConnections {
    readonly facts: ConnectionFacts;
    readonly seenAt: Date;
    /** The UNC paths that policy protects, from the pane's reading. */
    readonly hardenedPaths: readonly PolicyEntry[];
}

/** After how many milliseconds without an answer it is said that it is still waited for. */
const SLOW_AFTER = 10_000;

/**
 * The connections of the computer that is shown: read after each reading of the pane, and never in its way. The section
 * and the plan of a change look at the same.
 */
@Injectable({ providedIn: 'root' })
export class Connections {
    readonly state = new BehaviorSubject<ConnectionsState>({ kind: 'reading', computer: '', slow: false, previous: null });

    private readonly again = new Subject<void>();

    constructor(private readonly reader: ConnectionReader) {}

    /** Follows the pane. Cold; unsubscribing gives up what is under way. */
    follow(pane: Observable<PaneState>): Observable<ConnectionsState> {
        const readings = pane.pipe(
            filter((state): state is PaneState & { kind: 'read' } => state.kind === 'read'),
            distinctUntilChanged((one, other) => one.reading === other.reading)
        );
        return readings.pipe(
            switchMap(({ computer, reading }) =>
                this.again.pipe(
                    startWith(undefined),
                    switchMap(() => this.read(computer, reading.configuration.surroundings.hardenedPaths ?? []))
                )
            ),
            scan(keepPrevious),
            tap(state => this.state.next(state)),
            finalize(() => this.state.next({ kind: 'reading', computer: '', slow: false, previous: null }))
        );
    }

    /** Reads them once more. */
    refresh(): void {
        this.again.next();
    }

    private read(computer: string, hardenedPaths: readonly PolicyEntry[]): Observable<ConnectionsState> {
        const reading = (slow: boolean): ConnectionsState => ({ kind: 'reading', computer, slow, previous: null });
        const answer = this.reader.read(computer).pipe(map(outcome => stateOf(computer, outcome, hardenedPaths)));
        return merge(answer, timer(SLOW_AFTER).pipe(map(() => reading(true)))).pipe(
            startWith(reading(false)),
            takeWhile(({ kind }) => kind === 'reading', true)
        );
    }
}

function stateOf(computer: string, outcome: Outcome<ConnectionFacts>, hardenedPaths: readonly PolicyEntry[]): ConnectionsState {
    return outcome.kind === 'ok'
        ? { kind: 'read', computer, seen: { facts: outcome.value, seenAt: new Date(), hardenedPaths } }
        : { kind: 'failed', computer, failure: outcome };
}

/** While the same computer is read again, what was seen last stays in sight. */
function keepPrevious(last: ConnectionsState, next: ConnectionsState): ConnectionsState {
    if (next.kind !== 'reading' || last.kind === 'failed' || last.computer !== next.computer) return next;
    return { ...next, previous: last.kind === 'read' ? last.seen : last.previous };
}
