// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import {
    BehaviorSubject,
    catchError,
    combineLatest,
    debounceTime,
    distinctUntilChanged,
    from,
    map,
    type Observable,
    of,
    startWith,
    switchMap,
    throttleTime,
    asyncScheduler
} from 'rxjs';
import { History } from '../../change/history/history';
import { recordsSince } from '../../change/history/records-since';
import { KeptSnapshots, type SnapshotsState } from '../../change/snapshots/kept-snapshots';
import { JOURNAL } from '../../change/storage/browser-journal';
import type { StorageProblem } from '../../change/storage/database';
import type { Journal } from '../../change/storage/journal';
import type { ChangeRecord } from '../../domain/change/record';
import { compare } from '../../domain/snapshots/compare';
import type { Difference } from '../../domain/snapshots/difference';
import { explain } from '../../domain/snapshots/explain/explain';
import { explainingFacts } from '../../domain/snapshots/explain/explaining-facts';
import type { Snapshot, SnapshotSummary } from '../../domain/snapshots/snapshot';
import { choice, type Choice, fileId, fileSummary, type Sides } from '../snapshots/choice';
import { type ChangeRow, type ChangesView, firstChangesView } from './changes-model';
import { ToolActivities } from './tool-activities';

/** Two snapshots, and what is different between them. */
export interface Comparison {
    readonly before: Snapshot;
    readonly after: Snapshot;
    /** Whether a person chose the later one as the earlier. */
    readonly isSwapped: boolean;
    readonly rows: readonly ChangeRow[];
    /** The ids of the runs over many computers that this browser knows. */
    readonly runs: ReadonlySet<string>;
}

/** How far it is. `unreadable`: one of the two can't be read. `problem`: none can. */
export type ComparingState =
    | { readonly kind: 'loading' | 'unreadable' }
    | { readonly kind: 'problem'; readonly problem: StorageProblem }
    | Exclude<Choice, { readonly kind: 'two' }>
    | { readonly kind: 'compared'; readonly comparison: Comparison };

type Compared = Omit<Comparison, 'rows' | 'runs'> & { readonly differences: readonly Difference[] };

/** A change may have waited this long before it wrote, in milliseconds. */
const longestWait = 86_400_000;

/** Compares snapshots and explains what is different. Outlives its page, which is taken away while another tool is shown. */
@Injectable({ providedIn: 'root' })
export class Comparing {
    lastView: ChangesView = firstChangesView;
    /** A file that was opened to compare with; it isn't kept. */
    readonly file = new BehaviorSubject<Snapshot | null>(null);

    constructor(
        private readonly kept: KeptSnapshots,
        private readonly history: History,
        private readonly activities: ToolActivities,
        @Inject(JOURNAL) private readonly journal: Journal
    ) {}

    /** Which snapshots there are to choose from, the file last. */
    choices(): Observable<readonly SnapshotSummary[]> {
        return combineLatest([this.kept.state, this.file]).pipe(
            map(([{ snapshots }, file]) => (file ? [...snapshots, fileSummary(file)] : snapshots))
        );
    }

    of(sides: Observable<Sides>): Observable<ComparingState> {
        return combineLatest([this.kept.state, this.file, sides]).pipe(
            map(([state, file, chosen]) => ({ state, chosen: choice(state.snapshots, file && fileSummary(file), chosen) })),
            distinctUntilChanged((a, b) => keyOf(a) === keyOf(b)),
            switchMap(({ state, chosen }) => {
                if (!state.isLoaded) return of({ kind: 'loading' as const });
                if (state.problem && chosen.kind !== 'two') return of({ kind: 'problem' as const, problem: state.problem });
                if (chosen.kind !== 'two') return of(chosen);
                return this.compared(chosen.from, chosen.to).pipe(startWith({ kind: 'loading' as const }));
            })
        );
    }

    private compared(one: SnapshotSummary, two: SnapshotSummary): Observable<ComparingState> {
        return from(Promise.all([this.load(one.id), this.load(two.id)])).pipe(
            catchError(() => of([null, null] as const)),
            switchMap(([first, second]) => {
                if (!first || !second) return of({ kind: 'unreadable' as const });
                const isSwapped = first.begun > second.begun;
                const [before, after] = isSwapped ? [second, first] : [first, second];
                return this.explained({ before, after, isSwapped, differences: compare(before, after) });
            })
        );
    }

    private async load(id: string): Promise<Snapshot | null> {
        return id === fileId ? this.file.value : this.kept.load(id);
    }

    /** Again whenever there is more to explain from. */
    private explained({ differences, ...two }: Compared): Observable<ComparingState> {
        const activity = this.activities.state.pipe(
            map(({ outcomes }) => outcomes),
            distinctUntilChanged(),
            throttleTime(500, asyncScheduler, { leading: true, trailing: true })
        );
        return combineLatest([this.records(two.before.begun), activity]).pipe(
            map(([{ records, runs }]) => {
                const facts = explainingFacts(records, this.activities.known());
                const rows = differences.map((one, index) => ({ key: String(index), difference: one, explained: explain(one, facts) }));
                return { kind: 'compared' as const, comparison: { ...two, rows, runs } };
            })
        );
    }

    private records(begun: string): Observable<Known> {
        const since = new Date(Date.parse(begun) - longestWait).toISOString();
        return this.history.saved.pipe(
            debounceTime(500),
            startWith(null),
            switchMap(() => this.read(since))
        );
    }

    private async read(since: string): Promise<Known> {
        try {
            const [records, runs] = await Promise.all([recordsSince(this.journal, since), this.journal.runIds()]);
            return { records: [...records, ...this.history.unsavedRecords()], runs: new Set(runs) };
        } catch {
            return { records: null, runs: new Set() }; // the storage can't be read
        }
    }
}

/** What this browser did; null: the history can't be read. */
interface Known {
    readonly records: readonly ChangeRecord[] | null;
    readonly runs: ReadonlySet<string>;
}

/** As long as this stays, so does what is compared. */
function keyOf({ state, chosen }: { readonly state: SnapshotsState; readonly chosen: Choice }): string {
    const of = ({ id, bytes, begun, ended }: SnapshotSummary): readonly unknown[] => [id, bytes, begun, ended];
    const sides = chosen.kind === 'two' ? [of(chosen.from), of(chosen.to)] : chosen.kind === 'none' ? [] : [of(chosen.only)];
    return JSON.stringify([state.isLoaded, state.problem, chosen.kind, sides]);
}
