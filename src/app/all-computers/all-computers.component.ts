// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import {
    asapScheduler,
    BehaviorSubject,
    combineLatest,
    debounceTime,
    distinctUntilChanged,
    filter,
    map,
    Observable,
    observeOn,
    scan as accumulate,
    shareReplay,
    skip,
    Subject,
    Subscription,
    switchMap,
    throttleTime
} from 'rxjs';
import { Runs } from '../change/runs/runs';
import type { ListRow } from '../domain/list/list';
import { toCsv, toJson } from '../domain/list/list-export';
import { mostAtOnce } from '../domain/run/run';
import { arrange, defaultView, ListView, parametersOf, SortColumn, viewOf } from '../domain/list/list-view';
import { format, STRINGS, Strings, toolTitle } from '../strings/strings';
import { isStaying } from '../ui/navigation/opening';
import { ComputersPage } from './computers-page';
import { ComputersTableComponent } from './list/computers-table.component';
import { RunDraft } from './dry-run/run-draft';
import { failedRows, keysOf, ListModel, nextList, noList, selectedRows } from './scan/list-model';
import { announcement, ListPageView, listPageView } from './list/list-page-view';
import { RememberedList } from './scan/remembered-list';
import { onGoingText } from './runs/runs-view';
import { Scan } from './scan/scan';
import { effectiveAtOnce, pageProtocol, ScanSettings } from './scan/scan-settings';

/** How often a scan under way is announced, in milliseconds. */
const ANNOUNCE_EVERY = 15_000;

/** The tab "All computers": every computer of the administrator's list, read and shown as answers arrive. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-all-computers',
    templateUrl: './all-computers.component.html',
    styleUrls: ['./page.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AllComputersComponent implements OnDestroy {
    readonly model: Observable<ListModel>;
    readonly page: Observable<ListPageView>;
    readonly status: Observable<string>;
    /** As many as the connection lets through. */
    readonly mostAtOnce = effectiveAtOnce(mostAtOnce, pageProtocol());
    readonly none: ReadonlySet<string> = new Set();
    /** Said where these are few. */
    readonly limitNote: string;
    readonly searchText: Observable<string>;
    /** Runs that go on, are paused, or wait. */
    readonly onGoing: Observable<readonly { readonly id: string; readonly text: string }[]>;

    @ViewChild(ComputersTableComponent) private readonly table?: ComputersTableComponent;
    private readonly arranged = new BehaviorSubject(0);
    private readonly typed = new Subject<string>();
    /** What was typed and is not in the address yet; null: nothing. */
    private untoldSearch: string | null = null;
    private readonly kept = new Subscription();
    private view: ListView = defaultView;

    constructor(
        readonly scan: Scan,
        readonly settings: ScanSettings,
        private readonly state: RememberedList,
        readonly computers: ComputersPage,
        private readonly draft: RunDraft,
        runs: Runs,
        private readonly router: Router,
        private readonly route: ActivatedRoute,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const view = this.viewFromAddress();
        this.model = combineLatest({ scan: scan.state, view, selection: state.selection, arranged: this.arranged }).pipe(
            accumulate(nextList, noList),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.page = this.model.pipe(map(model => listPageView(model, strings)));
        this.status = this.announced();
        this.searchText = view.pipe(map(({ search }) => search));
        this.limitNote = this.mostAtOnce < mostAtOnce ? format(strings.List.SixOnly, this.mostAtOnce) : '';
        this.onGoing = runs.all.pipe(
            map(all => (all === null || typeof all === 'string' ? [] : all.runs.filter(({ phase }) => phase !== 'ended'))),
            map(going => going.map(run => ({ id: run.id, text: onGoingText(run, strings) })))
        );
        const search = this.typed.pipe(
            debounceTime(300),
            filter(() => isStaying(router))
        );
        this.kept.add(search.subscribe(() => this.showSearch()));
        this.kept.add(this.arrangeAtTheEnd());
        scan.begin();
    }

    /** Shows another part or order of the list, and puts that into the address. */
    show(change: Partial<ListView>): void {
        const queryParams = parametersOf({ ...this.view, ...change });
        void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: 'search' in change });
    }

    sortBy(sort: SortColumn): void {
        if (sort === this.view.sort) this.show({ descending: !this.view.descending });
        else this.show({ sort, descending: false });
    }

    shownAtOnce(wanted: number | null): string {
        return `${Math.min(wanted ?? this.mostAtOnce, this.mostAtOnce)}`;
    }

    search(text: string): void {
        this.untoldSearch = text;
        this.typed.next(text);
    }

    showAll(): void {
        this.show({ state: null, tag: null, search: '' });
        this.table?.focus();
    }

    arrange(): void {
        this.arranged.next(this.arranged.value + 1);
        this.table?.focus();
    }

    select(selection: ReadonlySet<string>): void {
        this.state.selection.next(selection);
    }

    scanSelected(model: ListModel): void {
        this.scanRows(selectedRows(model));
    }

    scanFailed(model: ListModel): void {
        this.scanRows(failedRows(model));
    }

    scanRows(rows: readonly ListRow[]): void {
        this.computers.credentialsNote.next('');
        this.scan.again(keysOf(rows));
    }

    /** Makes a dry run over the selected, in the order of their names. */
    applyToSelected(model: ListModel): void {
        const selected = new Set(selectedRows(model).map(({ key }) => key));
        const rows = arrange(model.list, defaultView).flatMap(key => (selected.has(key) ? (model.list.rowOf.get(key) ?? []) : []));
        this.draft.begin(keysOf(rows));
        void this.router.navigate(['/all-computers/change']);
    }

    /** Asks once for all of them, then reads them again. */
    provideCredentials(model: ListModel, keys: readonly string[]): void {
        this.computers.provideCredentials(keys, model.list, () => this.scan.again(keys));
    }

    /** The panel goes: what becomes of it is said on the page. */
    provideCredentialsFor(model: ListModel, row: ListRow): void {
        this.computers.shownKey = null;
        this.provideCredentials(model, keysOf([row]));
    }

    /** Where its name leads: to the computer's own pane. A cluster has none here. */
    openNamed(row: ListRow): void {
        if (row.state === 'cluster') this.computers.shownKey = row.key;
        else this.openPane(row);
    }

    openPane(row: ListRow): void {
        this.computers.shownKey = null;
        this.keepSearch();
        this.computers.openPane(row);
    }

    exportAs(kind: 'csv' | 'json', { rows, list, view }: ListModel): void {
        const write = kind === 'csv' ? toCsv : toJson;
        this.computers.export('smb-signing', kind, made => write(rows, list, { ...made, view }));
    }

    ngOnDestroy(): void {
        this.keepSearch();
        if (this.table) this.state.leave(this.state.lastView, this.table.place);
        this.kept.unsubscribe();
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    private showSearch(): void {
        if (this.untoldSearch !== null) this.show({ search: this.untoldSearch });
        this.untoldSearch = null;
    }

    /** Keeps what was typed for the way back. An address that changes now would be taken for a later wish than to leave. */
    private keepSearch(): void {
        if (this.untoldSearch !== null) this.state.lastView = { ...this.view, search: this.untoldSearch };
        this.untoldSearch = null;
    }

    /** The view that the address holds. An address without one, such as the tab's, means the view that was shown last. */
    private viewFromAddress(): Observable<ListView> {
        const { queryParamMap } = this.route.snapshot;
        if (queryParamMap.keys.length === 0 && this.state.lastView !== defaultView) {
            const queryParams = parametersOf(this.state.lastView);
            void Promise.resolve().then(() => this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true }));
        }
        const view = this.route.queryParamMap.pipe(map(viewOf), shareReplay({ bufferSize: 1, refCount: true }));
        this.kept.add(view.subscribe(shown => (this.view = this.state.lastView = shown)));
        return view;
    }

    /** The beginning and the end of a scan at once, what is between now and then. */
    private announced(): Observable<string> {
        return this.running().pipe(
            switchMap(running => {
                const models = this.model.pipe(filter(({ scan }) => scan.running === running));
                return running ? models.pipe(throttleTime(ANNOUNCE_EVERY)) : models;
            }),
            map(model => announcement(model, this.strings)),
            distinctUntilChanged()
        );
    }

    /** At the end of a scan the rows are put in order, unless somebody is among them. */
    private arrangeAtTheEnd(): Subscription {
        // Not while the end is being told: whoever hears of it later would hear of the new order first. What runs at first is no end.
        return this.running()
            .pipe(skip(1), observeOn(asapScheduler))
            .subscribe(running => {
                if (!running && this.table && !this.table.isInUse && this.computers.shownKey === null)
                    this.arranged.next(this.arranged.value + 1);
            });
    }

    private running(): Observable<boolean> {
        return this.model.pipe(
            map(({ scan }) => scan.running),
            distinctUntilChanged()
        );
    }
}
