// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, type Observable, shareReplay, tap } from 'rxjs';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { Entry } from '../../domain/list/list';
import { tagFilter } from '../../domain/list/tags';
import type { SnapshotSummary } from '../../domain/snapshots/snapshot';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { chosenFile } from '../../ui/files/open-file';
import { ComputersPage } from '../computers-page';
import type { GridCells, GridColumn, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { PaperComponent } from '../grid/paper.component';
import { connectionsInList } from '../scan/connections-in-list';
import { Scan } from '../scan/scan';
import { choice, fileId } from '../snapshots/choice';
import { fileFaultText } from '../snapshots/snapshots-view';
import { ToolNavigation } from '../tool-navigation';
import { ViewInAddress } from '../view-in-address';
import { changesCsv, changesJson } from './changes-export';
import {
    askable,
    calledAs,
    changesAddress,
    type ChangeColumn,
    differenceColumns,
    type ChangeRow,
    changesModel,
    type ChangesModel,
    type ChangesView
} from './changes-model';
import {
    askedText,
    askFailureText,
    changeCells,
    type ChangesPageView,
    changesPageView,
    choiceText,
    insteadText,
    searchTexts
} from './changes-view';
import { Comparing, type Comparison } from './comparing';
import { ToolActivities, type ToolActivitiesState } from './tool-activities';

const widths: Readonly<Record<ChangeColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [14, 'full'],
    what: [18, 'full'],
    values: [28, 'titled'],
    between: [16, 'nowhere'],
    explained: [24, 'titled']
};

interface Choices {
    readonly from: string;
    readonly to: string;
    readonly all: readonly { readonly id: string; readonly text: string }[];
}

/** What stands around the table, whether or not there is one. */
interface Shown {
    readonly choices: Choices;
    /** Stands in place of the table; empty: it is there. */
    readonly instead: string;
    readonly isLoading: boolean;
    readonly compared: Compared | null;
}

interface Compared {
    readonly comparison: Comparison;
    readonly model: ChangesModel;
    readonly page: ChangesPageView;
    readonly sort: GridSort;
    /** By which names computers of the list are called. */
    readonly listed: ReadonlySet<string>;
    /** Whose logs can be read, and what became of that. */
    readonly asked: readonly string[];
    readonly activities: ToolActivitiesState;
    readonly askedText: string;
    readonly cells: (row: ChangeRow) => GridCells;
}

/** The page Changes: what is different between two snapshots, and what explains it. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-changes',
    templateUrl: './changes.component.html',
    styleUrls: ['../page.css', './changes.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangesComponent implements OnDestroy {
    readonly shown: Observable<Shown>;
    readonly columns: readonly GridColumn[];
    shownKey: string | null = null;
    /** What became of opening a file; empty: nothing to say. */
    message = '';

    @ViewChild(GridComponent) private readonly grid?: GridComponent<ChangeRow>;
    @ViewChild(PaperComponent) private readonly paper?: PaperComponent<ChangeRow>;
    private readonly place: ViewInAddress<ChangesView>;
    private compared: Pick<Comparison, 'before' | 'after'> | null = null;

    constructor(
        private readonly comparing: Comparing,
        private readonly kept: KeptSnapshots,
        readonly activities: ToolActivities,
        private readonly scan: Scan,
        private readonly computers: ComputersPage,
        private readonly navigation: ToolNavigation,
        router: Router,
        route: ActivatedRoute,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = differenceColumns.map(id => ({
            id,
            title: strings.Changes.Column[id],
            share: widths[id][0],
            narrow: widths[id][1]
        }));
        this.place = new ViewInAddress(route, router, comparing, changesAddress);
        const { view } = this.place;
        const state = comparing.of(view).pipe(
            tap(known => {
                if (known.kind === 'compared') this.closeIfOther(known.comparison);
            })
        );
        // The list may come after the snapshots.
        this.shown = combineLatest([state, comparing.choices(), view, activities.state, connectionsInList(scan)]).pipe(
            map(([known, all, shown, asked, entries]) => ({
                choices: this.choicesOf(all, shown),
                instead: insteadText(known, strings),
                isLoading: known.kind === 'loading',
                compared: known.kind === 'compared' ? this.comparedOf(known.comparison, shown, asked, entries) : null
            })),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        scan.begin();
    }

    ngOnDestroy(): void {
        this.place.close();
    }

    show(change: Partial<ChangesView>): void {
        this.place.show(change);
    }

    showAll(): void {
        this.show({ filter: null, tag: null, search: '' });
        this.grid?.focus();
    }

    sortBy(column: string): void {
        const sort = differenceColumns.find(one => one === column);
        if (sort) this.place.sortBy(sort);
    }

    search(text: string): void {
        this.place.search(text);
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    askText(count: number): string {
        return format(this.strings.Changes.Ask, count);
    }

    /** Compares with a file: it takes the place of the earlier of the two. */
    async openFile(event: Event): Promise<void> {
        const file = chosenFile(event);
        if (!file) return;
        const read = await this.kept.read(file);
        if (read.kind === 'read') {
            this.comparing.file.next(read.snapshot);
            this.show({ from: fileId });
        }
        this.message = read.kind === 'read' ? this.strings.Changes.FileOpened : fileFaultText(read, this.strings);
        this.changes.markForCheck();
    }

    shownRow({ model }: Compared): ChangeRow | null {
        return this.shownKey === null ? null : (model.all.find(({ key }) => key === this.shownKey) ?? null);
    }

    /** The name by which the computer of a row is called; null: it isn't in the list. */
    called(row: ChangeRow, { listed }: Compared): string | null {
        return calledAs(row, listed);
    }

    askFailure(row: ChangeRow, { activities, listed }: Compared): string {
        return askFailureText(activities, calledAs(row, listed), this.strings);
    }

    openPane(row: ChangeRow, { listed }: Compared): void {
        const name = calledAs(row, listed);
        const entry = this.scan.state.value.entries.find(({ connection }) => connection.call === name);
        if (entry) this.navigation.open(entry.connection);
        else this.shownKey = row.key;
    }

    exportAs(kind: 'csv' | 'json', { comparison, model }: Compared): void {
        const write = kind === 'csv' ? changesCsv : changesJson;
        this.computers.export('smb-signing-changes', kind, made => write(model.rows, comparison, made));
    }

    print(): void {
        this.paper?.print();
    }

    private choicesOf(all: readonly SnapshotSummary[], view: ChangesView): Choices {
        const kept = all.filter(({ id }) => id !== fileId);
        const chosen = choice(kept, all.find(({ id }) => id === fileId) ?? null, view);
        const ids = chosen.kind === 'two' ? [chosen.from.id, chosen.to.id] : chosen.kind === 'none' ? [] : [chosen.only.id, chosen.only.id];
        return { from: ids[0] ?? '', to: ids[1] ?? '', all: all.map(one => ({ id: one.id, text: choiceText(one, this.strings) })) };
    }

    private comparedOf(
        comparison: Comparison,
        view: ChangesView,
        activities: ToolActivitiesState,
        entries: readonly Pick<Entry, 'connection'>[]
    ): Compared {
        const model = changesModel(comparison.rows, view, row => searchTexts(row, this.strings), tagFilter(entries, view.tag));
        const listed = new Set(entries.map(({ connection }) => connection.call));
        return {
            comparison,
            model,
            page: changesPageView(comparison, model, this.strings),
            sort: { column: view.sort, descending: view.descending },
            asked: askable(model.rows, listed),
            activities,
            askedText: askedText(activities, this.strings),
            listed,
            cells: row => changeCells(row, askFailureText(activities, calledAs(row, listed), this.strings), this.strings)
        };
    }

    /** What was shown is no row of another comparison. */
    private closeIfOther({ before, after }: Comparison): void {
        if (this.compared?.before !== before || this.compared.after !== after) this.shownKey = null;
        this.compared = { before, after };
    }
}
