// SPDX-License-Identifier: MIT
// What a report of all computers is made from: only what was kept, nothing is read for it.
import { Injectable } from '@angular/core';
import { catchError, combineLatest, from, map, type Observable, of, switchMap } from 'rxjs';
import { Acceptances } from '../../change/history/acceptances';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { Acceptance } from '../../domain/readiness/acceptance';
import type { TimePoint } from '../../domain/snapshots/over-time';
import type { Snapshot, SnapshotSummary } from '../../domain/snapshots/snapshot';
import { Comparing, type ComparingState, type Comparison } from '../changes/comparing';
import { fileId, type Sides } from '../snapshots/choice';

export interface FleetReport {
    /** What the report is of. */
    readonly snapshot: Snapshot;
    /** What is different since another one; null: there is none. */
    readonly comparison: Comparison | null;
    /** What is kept up to this snapshot, the latest first, and the points of those that are scans of this browser. */
    readonly kept: readonly SnapshotSummary[];
    readonly points: readonly TimePoint[];
    readonly acceptances: readonly Acceptance[];
    /** How many decisions this version can't read. */
    readonly unreadable: number;
}

/** How far it is, see `ComparingState`. */
export type ReportState =
    { readonly kind: 'report'; readonly report: FleetReport } | Exclude<ComparingState, { readonly kind: 'compared' | 'one' | 'same' }>;

interface Chosen {
    readonly kind: 'chosen';
    readonly snapshot: Snapshot;
    readonly comparison: Comparison | null;
}

@Injectable({ providedIn: 'root' })
export class FleetReportSource {
    constructor(
        private readonly comparing: Comparing,
        private readonly kept: KeptSnapshots,
        private readonly acceptances: Acceptances
    ) {}

    /** Without a choice it is of the last scan that ended: one in progress is kept now and then, and would change what is read. */
    of(sides: Observable<Sides>): Observable<ReportState> {
        const whole = combineLatest([sides, this.kept.state]).pipe(
            map(([{ from: since, to }, { snapshots }]) => ({
                from: since,
                to: to ?? snapshots.find(({ ended }) => ended !== null)?.id ?? null
            }))
        );
        const chosen = this.comparing.of(whole).pipe(switchMap(state => this.chosen(state)));
        const overTime = this.kept.state.pipe(switchMap(({ snapshots }) => this.points().pipe(map(points => ({ snapshots, points })))));
        return combineLatest([chosen, overTime, this.acceptances.every]).pipe(
            map(([state, { snapshots, points }, { all, unreadable }]): ReportState => {
                if (state.kind !== 'chosen') return state;
                const { snapshot, comparison } = state;
                const kept = snapshots.filter(({ begun }) => begun <= snapshot.begun);
                return { kind: 'report', report: { snapshot, comparison, kept, points, acceptances: all, unreadable } };
            })
        );
    }

    private chosen(state: ComparingState): Observable<Chosen | Exclude<ReportState, { readonly kind: 'report' }>> {
        switch (state.kind) {
            case 'compared':
                return of({ kind: 'chosen', snapshot: state.comparison.after, comparison: state.comparison });
            case 'one':
            case 'same':
                return from(this.load(state.only.id)).pipe(
                    map(snapshot => (snapshot ? { kind: 'chosen' as const, snapshot, comparison: null } : { kind: 'unreadable' as const })),
                    catchError(() => of({ kind: 'unreadable' as const }))
                );
            default:
                return of(state);
        }
    }

    private async load(id: string): Promise<Snapshot | null> {
        return id === fileId ? this.comparing.file.value : this.kept.load(id);
    }

    private points(): Observable<readonly TimePoint[]> {
        return from(this.kept.overTime()).pipe(catchError(() => of([])));
    }
}
