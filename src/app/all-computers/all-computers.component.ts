// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import {
    asapScheduler,
    BehaviorSubject,
    combineLatest,
    distinctUntilChanged,
    map,
    Observable,
    observeOn,
    shareReplay,
    skip,
    Subscription,
    tap
} from 'rxjs';
import { Runs } from '../change/runs/runs';
import type { ListRow } from '../domain/list/list';
import { isMostlyUnread, type ReadableCells, toCsv, toJson, unreadRows } from '../domain/list/list-export';
import { mostAtOnce } from '../domain/run/run';
import type { Steps } from '../domain/steps';
import { arrange, defaultView, ListView, parametersOf, SortColumn, viewOf } from '../domain/list/list-view';
import { format, STRINGS, Strings, toolTitle } from '../strings/strings';
import { isWithoutComputer } from '../ui/navigation/place';
import { announcedWork } from './announced-work';
import { ComputersPage } from './computers-page';
import { inSlices, latestInTurn } from './evidence/in-slices';
import { ComputersTableComponent } from './list/computers-table.component';
import { RunDraft } from './dry-run/run-draft';
import { failedRows, keysOf, type ListInput, ListModel, makingNextList, noList, selectedRows } from './scan/list-model';
import { announcement, ListPageView, makingListPage } from './list/list-page-view';
import { readableCells } from './list/row-view';
import { LastSnapshot } from './scan/last-snapshot';
import { RememberedList } from './scan/remembered-list';
import { onGoingText } from './runs/runs-view';
import { Scan } from './scan/scan';
import { ScanSettings } from './scan/scan-settings';
import { ViewInAddress } from './view-in-address';

const noCauses: ListPageView['causes'] = [];

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
    readonly none: ReadonlySet<string> = new Set();
    /** How many computers can be read at once, and what is said where these are few. */
    readonly limit: Observable<{ readonly most: number; readonly note: string }>;
    readonly searchText: Observable<string>;
    /** Runs that go on, are paused, or wait. */
    readonly onGoing: Observable<readonly { readonly id: string; readonly text: string }[]>;

    /** Whether a dry run waits to be started or discarded. */
    readonly isDrafted: Observable<boolean>;

    /** The export that was asked for while little was read; null: none is. */
    asked: 'csv' | 'json' | null = null;

    @ViewChild(ComputersTableComponent) private readonly table?: ComputersTableComponent;
    private hasEnded = false;
    private readonly arranged = new BehaviorSubject(0);
    private readonly kept = new Subscription();
    private readonly shown: ViewInAddress<ListView>;

    constructor(
        readonly scan: Scan,
        readonly settings: ScanSettings,
        last: LastSnapshot,
        private readonly state: RememberedList,
        readonly computers: ComputersPage,
        private readonly draft: RunDraft,
        runs: Runs,
        private readonly router: Router,
        route: ActivatedRoute,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.shown = new ViewInAddress(route, router, state, { first: defaultView, viewOf, parametersOf });
        const { view } = this.shown;
        const { byName: kept } = last;
        let before = noList;
        const given = combineLatest({ scan: scan.state, view, selection: state.selection, arranged: this.arranged, kept });
        const both = given.pipe(
            latestInTurn(input => inSlices(() => this.listing(before, input))),
            tap(({ model }) => (before = model)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.model = both.pipe(map(({ model }) => model));
        this.page = both.pipe(map(({ page }) => page));
        this.status = announcedWork(
            this.model,
            ({ scan: { running } }) => running,
            model => announcement(model, strings)
        );
        this.searchText = view.pipe(map(({ search }) => search));
        this.limit = settings.most.pipe(map(most => ({ most, note: most < mostAtOnce ? format(strings.List.SixOnly, most) : '' })));
        this.onGoing = runs.all.pipe(
            map(all => (all === null || typeof all === 'string' ? [] : all.runs.filter(({ phase }) => phase !== 'ended'))),
            map(going => going.map(run => ({ id: run.id, text: onGoingText(run, strings) })))
        );
        this.isDrafted = draft.state.pipe(map(drafted => drafted !== null));
        this.kept.add(this.arrangeAtTheEnd());
        if (settings.byItself.value) scan.begin();
    }

    show(change: Partial<ListView>): void {
        this.shown.show(change);
    }

    sortBy(sort: SortColumn): void {
        this.shown.sortBy(sort);
    }

    shownAtOnce(wanted: number | null, most: number): string {
        return `${Math.min(wanted ?? most, most)}`;
    }

    search(text: string): void {
        this.shown.search(text);
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

    /** A computer to open this page from, where none was read and Windows Admin Center may refuse to ask any without one. */
    refusedAll({ scan, list }: ListModel, { isNoneRead }: ListPageView): ListRow | null {
        if (!isWithoutComputer() || scan.running || !isNoneRead) return null;
        return list.rows.find(({ state }) => state !== 'cluster') ?? null;
    }

    openFrom({ label }: ListRow): string {
        return format(this.strings.NoComputer.OpenFrom, label);
    }

    /** None before the first scan has ended: they would push the table down under a pointer. */
    causesOf({ scan }: ListModel, { causes }: ListPageView): ListPageView['causes'] {
        this.hasEnded ||= !scan.running && scan.ended > 0;
        return this.hasEnded ? causes : noCauses;
    }

    /** Reads those of one cause again, or asks for credentials first. Its button goes meanwhile: the focus is on the table by then. */
    retry(rows: readonly ListRow[], askFirst: ListModel | null = null): void {
        this.table?.focus();
        if (askFirst) this.provideCredentials(askFirst, keysOf(rows));
        else this.scanRows(rows);
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

    readonly labelOf = ({ label }: ListRow): string => label;

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
        this.shown.keepSearch();
        this.computers.openPane(row);
    }

    /** Asks first where the file would have little more than names in it. */
    exportAs(kind: 'csv' | 'json', model: ListModel): void {
        if (isMostlyUnread(model.rows)) this.asked = kind;
        else this.save(kind, model);
    }

    unread({ rows }: ListModel): readonly ListRow[] {
        return unreadRows(rows);
    }

    computersIn({ rows }: ListModel): number {
        return rows.filter(({ state }) => state !== 'cluster').length;
    }

    save(kind: 'csv' | 'json', { rows, list, view }: ListModel): void {
        const readable = (row: ListRow): ReadableCells => readableCells(row, this.strings);
        this.computers.export('smb-signing', kind, made =>
            kind === 'csv' ? toCsv(rows, list, { ...made, view }, readable) : toJson(rows, list, { ...made, view })
        );
    }

    ngOnDestroy(): void {
        this.shown.close();
        if (this.table) this.state.leave(this.state.lastView, this.table.place);
        this.kept.unsubscribe();
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    /** In steps, because there may be tens of thousands of rows. */
    private *listing(before: ListModel, input: ListInput): Steps<{ readonly model: ListModel; readonly page: ListPageView }> {
        const model = yield* makingNextList(before, input);
        return { model, page: yield* makingListPage(model, this.strings, row => this.computers.accountFor(row)) };
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
