// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, HostListener, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import {
    combineLatest,
    debounceTime,
    distinctUntilChanged,
    filter,
    map,
    Observable,
    scan as accumulate,
    shareReplay,
    Subject,
    Subscription,
    switchMap,
    throttleTime
} from 'rxjs';
import { type Direction, directions } from '../../domain/computer/facts';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { isStaying } from '../../ui/navigation/opening';
import { ComputersPage } from '../computers-page';
import { RunDraft } from '../dry-run/run-draft';
import { FleetEvidence } from '../evidence/fleet-evidence';
import { FleetKnown } from '../evidence/fleet-known';
import { listWithKept } from '../evidence/listed-once';
import type { GridCells, GridColumn, GridSelecting, GridSelection, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { Scan } from '../scan/scan';
import { judgedAhead } from './judged-ahead';
import { readinessGrid } from './readiness-columns';
import { readinessCsv, readinessJson } from './readiness-export';
import {
    firstReadinessView,
    isRowSelected,
    meant,
    readinessParameters,
    readinessColumns,
    readinessModel,
    type ReadinessModel,
    type ReadinessRow,
    type ReadinessView,
    readyOnes,
    toAudit,
    readinessViewOf
} from './readiness-model';
import { evidenceProgressText, readinessCells, type ReadinessPageView, readinessPageView } from './readiness-view';
import { RememberedReadiness } from './remembered-readiness';
import type { Asked } from '../what-if/what-if.component';

/** How often a reading is announced, in milliseconds. */
const ANNOUNCE_EVERY = 15_000;

interface Shown {
    readonly model: ReadinessModel;
    readonly page: ReadinessPageView;
    readonly selecting: GridSelecting<ReadinessRow>;
    readonly sort: GridSort;
}

/** The page Readiness: for one direction, where signing can be required without cutting anyone off. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-readiness',
    templateUrl: './readiness.component.html',
    styleUrls: ['../page.css', './readiness.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ReadinessComponent implements OnDestroy {
    readonly shown: Observable<Shown>;
    readonly status: Observable<string>;
    readonly columns: readonly GridColumn[];
    readonly directions = [...directions].reverse();
    readonly none: ReadonlySet<string> = new Set();
    view: ReadinessView = firstReadinessView;
    /** The key of the row whose details are shown; null: none. */
    shownKey: string | null = null;
    /** The computers that requiring signing is tried out on; null: that is closed. */
    tried: readonly Asked[] | null = null;
    /** Whether all rows are drawn, for paper: the grid draws only those in sight. */
    onPaper = false;
    readonly cells = (row: ReadinessRow): GridCells => readinessCells(row, Date.now(), this.strings);
    readonly ringTitles: readonly string[];
    /** Where there is little height, the rows come first. */
    ringsOpen = window.innerHeight > 900;

    @ViewChild(GridComponent) private readonly grid?: GridComponent<ReadinessRow>;
    private readonly typed = new Subject<string>();
    private readonly kept = new Subscription();
    private untoldSearch: string | null = null;

    constructor(
        readonly evidence: FleetEvidence,
        known: FleetKnown,
        scan: Scan,
        readonly remembered: RememberedReadiness,
        readonly computers: ComputersPage,
        private readonly draft: RunDraft,
        private readonly router: Router,
        private readonly route: ActivatedRoute,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = readinessGrid(strings);
        const { Required, Ready, Blocked, Gathering, Other } = strings.Readiness.Rings;
        this.ringTitles = [Required, Ready, Blocked, Gathering, Other];
        const entries = scan.state.pipe(map(state => state.entries));
        const view = this.viewFromAddress();
        const judged = combineLatest({ known: known.known, accepted: known.accepted, view }).pipe(switchMap(judgedAhead));
        const model = combineLatest({ entries, judged, fleet: evidence.state, selection: remembered.selection }).pipe(
            accumulate((before: ReadinessModel | null, { judged: ahead, ...rest }) => {
                const input = { ...rest, ...ahead };
                const list = listWithKept(input.entries, input.fleet.kept, before?.list ?? null);
                return readinessModel({ ...input, list }, before);
            }, null),
            filter((one): one is ReadinessModel => one !== null)
        );
        this.shown = model.pipe(map(one => this.shownOf(one)));
        this.status = this.announced();
        const search = this.typed.pipe(
            debounceTime(300),
            filter(() => isStaying(router))
        );
        this.kept.add(search.subscribe(() => this.showSearch()));
        scan.begin();
    }

    ngOnDestroy(): void {
        if (this.untoldSearch !== null) this.remembered.lastView = { ...this.view, search: this.untoldSearch };
        this.kept.unsubscribe();
    }

    /** Shows another part or order, and puts that into the address. */
    show(change: Partial<ReadinessView>): void {
        const queryParams = readinessParameters({ ...this.view, ...change });
        void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: 'search' in change });
    }

    showDirection(direction: Direction): void {
        this.show({ direction });
    }

    showAll(): void {
        this.show({ kind: null, ring: null, windows: null, search: '' });
        this.grid?.focus();
    }

    /** @param index of the select: all, each ring, none */
    showRing(index: number, { ringChoices }: ReadinessPageView): void {
        this.show({ ring: index === 0 ? null : (ringChoices[index - 1] ?? '') });
    }

    sortBy(column: string): void {
        const sort = readinessColumns.find(one => one === column);
        if (sort) this.show(sort === this.view.sort ? { descending: !this.view.descending } : { sort, descending: false });
    }

    search(text: string): void {
        this.untoldSearch = text;
        this.typed.next(text);
    }

    select({ rows, select }: GridSelection<ReadinessRow>, { selection }: ReadinessModel): void {
        const next = new Set(selection);
        for (const key of keysOf(rows)) {
            if (select) next.add(key);
            else next.delete(key);
        }
        this.remembered.selection.next(next);
    }

    clearSelection(): void {
        this.remembered.selection.next(this.none);
    }

    /** Reads the selected, or what is shown. */
    read(model: ReadinessModel): void {
        this.evidence.read(meant(model).flatMap(({ row }) => row.entries[0]?.connection.call ?? []));
    }

    readOne({ row }: ReadinessRow): void {
        this.evidence.read(row.entries[0] ? [row.entries[0].connection.call] : []);
    }

    /** Makes a dry run that turns on auditing: who cannot audit is named there, with the reason. */
    turnOn(model: ReadinessModel): void {
        this.begin(toAudit(model), 'turnOnAuditing');
    }

    /** Selects exactly the ready ones, and makes a dry run of requiring this direction on them. */
    require(model: ReadinessModel): void {
        const ready = readyOnes(model);
        this.remembered.selection.next(new Set(keysOf(ready)));
        this.begin(ready, model.view.direction === 'inbound' ? 'requireInbound' : 'requireOutbound');
    }

    /** Tries out what requiring signing on the selected, or on what is shown, would do. */
    tryOut(model: ReadinessModel): void {
        this.tried = meant(model).map(({ row, label }) => ({ calls: row.entries.map(({ connection }) => connection.call), label }));
    }

    openPane({ row }: ReadinessRow): void {
        this.shownKey = null;
        this.computers.openPane(row);
    }

    exportAs(kind: 'csv' | 'json', { rows, view }: ReadinessModel): void {
        const write = kind === 'csv' ? readinessCsv : readinessJson;
        this.computers.export(`smb-signing-readiness-${view.direction}`, kind, made => write(rows, view.direction, made));
    }

    print(): void {
        this.printing(true);
        window.print();
    }

    /** Drawn at once: printing waits for no later moment. */
    @HostListener('window:beforeprint', ['true'])
    @HostListener('window:afterprint', ['false'])
    printing(onPaper: boolean): void {
        this.onPaper = onPaper;
        this.changes.detectChanges();
    }

    byTag(_index: number, { tag }: { readonly tag: string }): string {
        return tag;
    }

    shownRow({ rowOf }: ReadinessModel): ReadinessRow | null {
        return this.shownKey === null ? null : (rowOf.get(this.shownKey) ?? null);
    }

    private shownOf(model: ReadinessModel): Shown {
        const { List } = this.strings;
        const page = readinessPageView(model, this.strings);
        const selecting: GridSelecting<ReadinessRow> = {
            all: page.allSelected,
            isSelected: row => isRowSelected(row, model.selection),
            label: row => format(List.Select, row.label),
            allLabel: List.SelectAll
        };
        return { model, page, selecting, sort: { column: model.view.sort, descending: model.view.descending } };
    }

    private begin(rows: readonly ReadinessRow[], goal: 'turnOnAuditing' | 'requireInbound' | 'requireOutbound'): void {
        this.draft.begin(keysOf(rows), goal);
        void this.router.navigate(['/all-computers/change']);
    }

    private showSearch(): void {
        if (this.untoldSearch !== null) this.show({ search: this.untoldSearch });
        this.untoldSearch = null;
    }

    /** The view that the address holds. An address without one, such as a link to the page, means the view that was shown last. */
    private viewFromAddress(): Observable<ReadinessView> {
        const { queryParamMap } = this.route.snapshot;
        if (queryParamMap.keys.length === 0 && this.remembered.lastView !== firstReadinessView) {
            const queryParams = readinessParameters(this.remembered.lastView);
            void Promise.resolve().then(() => this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true }));
        }
        const view = this.route.queryParamMap.pipe(map(readinessViewOf), shareReplay({ bufferSize: 1, refCount: true }));
        this.kept.add(view.subscribe(shown => (this.view = this.remembered.lastView = shown)));
        return view;
    }

    /** The beginning and the end of a reading at once, what is between now and then. */
    private announced(): Observable<string> {
        const state = this.evidence.state;
        return state.pipe(
            map(({ running }) => running),
            distinctUntilChanged(),
            switchMap(running => {
                const now = state.pipe(filter(one => one.running === running));
                return running ? now.pipe(throttleTime(ANNOUNCE_EVERY)) : now;
            }),
            map(one => evidenceProgressText(one, this.strings)),
            distinctUntilChanged()
        );
    }
}

function keysOf(rows: readonly ReadinessRow[]): readonly string[] {
    return rows.flatMap(({ row }) => row.entries.map(({ connection }) => connection.key));
}
