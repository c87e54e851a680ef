// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, OnDestroy, Type, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { BehaviorSubject, combineLatest, merge, Observable, shareReplay, type Subscription, tap } from 'rxjs';
import { type Direction, directions } from '../../domain/computer/facts';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import type { ListRow } from '../../domain/list/list';
import type { Steps } from '../../domain/steps';
import { announcedWork } from '../announced-work';
import { ComputersPage } from '../computers-page';
import { RunDraft } from '../dry-run/run-draft';
import { FleetEvidence } from '../evidence/fleet-evidence';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices, latestInTurn } from '../evidence/in-slices';
import type { GridCells, GridColumn, GridSelecting, GridSelection, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { PaperComponent } from '../grid/paper.component';
import { JoinedPeers } from '../peers/joined';
import type { AskedToHandOver } from '../hand-over/ready-ones';
import { keysOf, withSelected } from '../scan/list-model';
import { Scan } from '../scan/scan';
import { ViewInAddress } from '../view-in-address';
import { announcedNote, formerNote } from './former/former-note';
import { FormerReadinessKeeping } from './former/former-readiness';
import { readinessCells, readinessGrid } from './readiness-columns';
import { readinessCsv, readinessJson } from './readiness-export';
import {
    isRowSelected,
    makingReadinessModel,
    meant,
    readableOnes,
    readinessAddress,
    readinessColumns,
    type ReadinessInput,
    type ReadinessModel,
    type ReadinessRow,
    type ReadinessView,
    readyOnes,
    toAudit
} from './readiness-model';
import type { ReadinessStep } from './next/next-steps';
import { evidenceProgressText, makingReadinessPage, type ReadinessPageView } from './readiness-view';
import { RememberedReadiness } from './remembered-readiness';
import { judgedText } from '../what-if/what-if-view';
import type { Asked } from '../what-if/trying-out';

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
    /** Null: nothing can be shown yet. */
    readonly shown: Observable<Shown | null>;
    readonly status: Observable<string>;
    /** As of when that is; empty: now. */
    readonly former: Observable<string>;
    /** How far the judging of computers is; empty: it has ended. Shown, and not announced: it changes all the time. */
    readonly judging = new BehaviorSubject('');
    readonly columns: readonly GridColumn[];
    readonly directions = [...directions].reverse();
    readonly none: ReadonlySet<string> = new Set();
    /** The key of the row whose details are shown; null: none. */
    shownKey: string | null = null;
    /** What the panel of a hand-over shows, as it was when it was opened; null: it was not. */
    handing: Readonly<Record<string, unknown>> | null = null;
    /** The computers that requiring signing is tried out on; null: that is closed. */
    tried: readonly Asked[] | null = null;
    readonly cells = (row: ReadinessRow): GridCells => readinessCells(row, Date.now(), this.strings);
    readonly ringTitles: readonly string[];
    /** Where there is little height, the rows come first. */
    ringsOpen = window.innerHeight > 900;

    @ViewChild(GridComponent) private readonly grid?: GridComponent<ReadinessRow>;
    @ViewChild(PaperComponent) private readonly paper?: PaperComponent<ReadinessRow>;
    private readonly place: ViewInAddress<ReadinessView>;
    private readonly ahead: Subscription;

    constructor(
        readonly evidence: FleetEvidence,
        known: FleetKnown,
        scan: Scan,
        readonly remembered: RememberedReadiness,
        readonly computers: ComputersPage,
        private readonly draft: RunDraft,
        private readonly router: Router,
        private readonly changes: ChangeDetectorRef,
        route: ActivatedRoute,
        peers: JoinedPeers,
        former: FormerReadinessKeeping,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = readinessGrid(strings);
        const { Required, Ready, Blocked, Gathering, Other } = strings.Readiness.Rings;
        this.ringTitles = [Required, Ready, Blocked, Gathering, Other];
        this.place = new ViewInAddress(route, router, remembered, readinessAddress);
        const { view } = this.place;
        const { selection } = remembered;
        const judged = combineLatest({ of: known.fleet, accepted: known.accepted, view, fleet: evidence.state, selection }).pipe(
            latestInTurn(({ of, ...rest }) => inSlices(() => this.showing({ ...of, ...rest }, remembered.lastModel))),
            tap(({ model }) => former.keep((remembered.lastModel = model))),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        const shown = remembered.lastModel?.isLoaded ? judged : former.shownUntil(judged, view, selection, model => this.around(model));
        this.shown = shown.pipe(shareReplay({ bufferSize: 1, refCount: true }));
        this.former = formerNote(this.shown, strings).pipe(shareReplay({ bufferSize: 1, refCount: true }));
        const work = announcedWork(
            evidence.state,
            ({ running }) => running,
            state => evidenceProgressText(state, strings)
        );
        this.status = merge(work, announcedNote(this.former));
        // Whoever reads here whom it would cut off looks at them next.
        this.ahead = peers.ahead.subscribe();
        scan.begin();
    }

    ngOnDestroy(): void {
        this.ahead.unsubscribe();
        this.place.close();
    }

    show(change: Partial<ReadinessView>): void {
        this.place.show(change);
    }

    showDirection(direction: Direction): void {
        this.show({ direction });
    }

    showAll(): void {
        this.show({ kind: null, ring: null, windows: null, role: null, search: '' });
        this.grid?.focus();
    }

    /** @param index of the select: all, each ring, none */
    showRing(index: number, { ringChoices }: ReadinessPageView): void {
        this.show({ ring: index === 0 ? null : (ringChoices[index - 1] ?? '') });
    }

    sortBy(column: string): void {
        const sort = readinessColumns.find(one => one === column);
        if (sort) this.place.sortBy(sort);
    }

    search(text: string): void {
        this.place.search(text);
    }

    select({ rows, select }: GridSelection<ReadinessRow>, { selection }: ReadinessModel): void {
        this.remembered.selection.next(withSelected(selection, listed(rows), select));
    }

    clearSelection(): void {
        this.remembered.selection.next(this.none);
    }

    /** Reads the selected, or what is shown. */
    read(model: ReadinessModel): void {
        this.evidence.read(readableOnes(model).flatMap(({ row }) => row.entries[0]?.connection.call ?? []));
    }

    /** Does a step of what comes next, on all that it counts. */
    follow({ does, kind, rows }: ReadinessStep, model: ReadinessModel): void {
        const { view } = model;
        switch (does) {
            case 'handOver':
                return this.handOver(model, rows);
            case 'require':
                return this.begin(rows, view.direction === 'inbound' ? 'requireInbound' : 'requireOutbound');
            case 'turnOn':
                return this.begin(rows, 'turnOnAuditing');
            case 'read':
                return this.evidence.read(rows.flatMap(({ row }) => row.entries[0]?.connection.call ?? []));
            case 'peers':
                return void this.router.navigate(['/all-computers/peers']);
            case 'show':
                return this.show({ kind: view.kind === kind ? null : kind });
        }
    }

    readOne({ row }: ReadinessRow): void {
        this.evidence.read(row.entries[0] ? [row.entries[0].connection.call] : []);
    }

    /** Makes a dry run that turns on auditing: who cannot audit is named there, with the reason. */
    turnOn(model: ReadinessModel): void {
        this.begin(toAudit(model), 'turnOnAuditing');
    }

    /** Makes a dry run of requiring this direction on exactly the ready ones. */
    require(model: ReadinessModel): void {
        const ready = readyOnes(model);
        this.begin(ready, model.view.direction === 'inbound' ? 'requireInbound' : 'requireOutbound');
    }

    readonly loadHandOver = async (): Promise<Type<unknown>> => (await import('../hand-over/hand-over.module')).FleetHandOverModule.ready;

    /** Hands the ready ones over as files, of the selected or of what is shown. */
    handOver(model: ReadinessModel, rows = meant(model)): void {
        const close = (): void => {
            this.handing = this.handing && { ...this.handing, open: false };
            this.changes.markForCheck();
        };
        const asked: AskedToHandOver = { rows, direction: model.view.direction, isSelected: model.selection.size > 0 };
        this.handing = { asked, open: true, close };
    }

    /** Tries out what requiring signing on the selected, or on what is shown, would do. */
    tryOut(model: ReadinessModel): void {
        this.tried = meant(model).map(({ row, label }) => ({ calls: row.entries.map(({ connection }) => connection.call), label }));
    }

    /** Nothing can be opened of a computer that only files tell of: its details are what there is. */
    openPane({ key, row, isListed }: ReadinessRow): void {
        this.shownKey = isListed ? null : key;
        if (!isListed) return;
        this.computers.openPane(row);
    }

    exportAs(kind: 'csv' | 'json', { rows, view }: ReadinessModel): void {
        const write = kind === 'csv' ? readinessCsv : readinessJson;
        this.computers.export(`smb-signing-readiness-${view.direction}`, kind, made => write(rows, view.direction, made));
    }

    print(): void {
        this.paper?.print();
    }

    byTag(_index: number, { tag }: { readonly tag: string }): string {
        return tag;
    }

    shownRow({ rowOf }: ReadinessModel): ReadinessRow | null {
        return this.shownKey === null ? null : (rowOf.get(this.shownKey) ?? null);
    }

    /** In steps, because there may be fifty thousand computers. */
    private *showing(input: ReadinessInput, before: ReadinessModel | null): Steps<Shown> {
        const model = yield* makingReadinessModel(input, before, judged =>
            this.judging.next(judgedText(judged, input.known.length, this.strings))
        );
        this.judging.next('');
        return yield* this.around(model);
    }

    private *around(model: ReadinessModel): Steps<Shown> {
        const { List } = this.strings;
        const page = yield* makingReadinessPage(model, this.strings, Date.now());
        const selecting: GridSelecting<ReadinessRow> = {
            all: page.allSelected,
            isSelected: row => isRowSelected(row, model.selection),
            label: row => format(List.Select, row.label),
            allLabel: List.SelectAll
        };
        return { model, page, selecting, sort: { column: model.view.sort, descending: model.view.descending } };
    }

    private begin(rows: readonly ReadinessRow[], goal: 'turnOnAuditing' | 'requireInbound' | 'requireOutbound'): void {
        this.draft.begin(keysOf(listed(rows)), goal);
        void this.router.navigate(['/all-computers/change']);
    }
}

/** The rows of the list that they are of. */
function listed(rows: readonly ReadinessRow[]): readonly ListRow[] {
    return rows.map(({ row }) => row);
}
