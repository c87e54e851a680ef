// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, distinctUntilChanged, filter, finalize, map, Observable, scan, startWith, Subject, switchMap, tap } from 'rxjs';
import type { ConnectionFacts } from '../../domain/peers/connections';
import type { PolicyEntry } from '../../domain/computer/facts';
import type { Outcome } from '../../domain/outcome';
import { forgettingAtFailure, loading, type ReadingOf, readingOf } from '../../readings/reading';
import { CONNECTION_READER, ConnectionReader } from '../../remote/read-connections';
import type { PaneState } from '../pane';

/** What is known of the connections of the computer that is shown. */
export type ConnectionsState = ReadingOf<SeenConnections>;

export interface SeenConnections {
    readonly facts: ConnectionFacts;
    /** The UNC paths that policy protects, from the pane's reading. */
    readonly hardenedPaths: readonly PolicyEntry[];
}

const ofNone: ConnectionsState = { ...loading, computer: '' };

/**
 * The connections of the computer that is shown: read after each reading of the pane, and never in its way. The section
 * and the plan of a change look at the same.
 */
@Injectable({ providedIn: 'root' })
export class Connections {
    readonly state = new BehaviorSubject<ConnectionsState>(ofNone);

    private readonly again = new Subject<void>();

    constructor(@Inject(CONNECTION_READER) private readonly reader: ConnectionReader) {}

    /** Follows the pane. Cold; unsubscribing gives up what is under way. */
    follow(pane: Observable<PaneState>): Observable<ConnectionsState> {
        const readings = pane.pipe(
            filter((state): state is PaneState & { kind: 'ready' } => state.kind === 'ready'),
            distinctUntilChanged((one, other) => one.read === other.read)
        );
        return readings.pipe(
            switchMap(({ computer, read: { value } }) =>
                this.again.pipe(
                    startWith(undefined),
                    switchMap(() => this.read(computer, value.surroundings.hardenedPaths ?? []))
                )
            ),
            scan((last, next) => (last.computer === next.computer ? forgettingAtFailure(last, next) : next)),
            tap(state => this.state.next(state)),
            finalize(() => this.state.next(ofNone))
        );
    }

    /** Reads them once more. */
    refresh(): void {
        this.again.next();
    }

    private read(computer: string, hardenedPaths: readonly PolicyEntry[]): Observable<ConnectionsState> {
        const answer = this.reader
            .read(computer)
            .pipe(
                map((outcome): Outcome<SeenConnections> =>
                    outcome.kind === 'ok' ? { kind: 'ok', value: { facts: outcome.value, hardenedPaths } } : outcome
                )
            );
        return readingOf(answer).pipe(map(reading => ({ ...reading, computer })));
    }
}
