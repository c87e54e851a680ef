// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output, ViewChild } from '@angular/core';
import type { ListRow } from '../../domain/list/list';
import { type KeptComputers, keptOf, nothingKept, SortColumn, sortColumns } from '../../domain/list/list-view';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { GridCells, GridColumn, GridPlace, GridSelecting, GridSelection, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { isSelected, ListModel, noList, withSelected } from '../scan/list-model';
import { RememberedList } from '../scan/remembered-list';
import type { ListPageView } from './list-page-view';
import { rowCells } from './row-view';

const widths: Readonly<Record<SortColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [15, 'full'],
    windows: [14.5, 'full'],
    role: [7.5, 'nowhere'],
    outbound: [9, 'titled'],
    inbound: [9.5, 'titled'],
    setBy: [24, 'nowhere'],
    readAt: [8, 'nowhere'],
    reading: [12.5, 'full']
};

const beginning: GridPlace = { top: 0, active: null };

/** The computers of the list as a grid. */
@Component({
    selector: 'app-computers-table',
    template: `<app-grid
        [label]="strings.Tab.allComputers"
        [hint]="strings.List.GridHint"
        [columns]="columns"
        [rows]="model.rows"
        [cells]="cells"
        [arrangement]="arrangement"
        [selecting]="selecting"
        [sort]="sort"
        [rowOf]="rowOf"
        [start]="start"
        (sorted)="sortBy($event)"
        (selected)="select($event)"
        (opened)="opened.emit($event)"
        (named)="named.emit($event)"
    ></app-grid>`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ComputersTableComponent implements OnChanges {
    @Input() model: ListModel = noList;
    @Input() allSelected: ListPageView['allSelected'] = 'none';
    @Output() readonly sorted = new EventEmitter<SortColumn>();
    @Output() readonly selected = new EventEmitter<ReadonlySet<string>>();
    @Output() readonly opened = new EventEmitter<ListRow>();
    @Output() readonly named = new EventEmitter<ListRow>();

    readonly columns: readonly GridColumn[];
    selecting: GridSelecting<ListRow> | null = null;
    sort: GridSort | null = null;
    /** Another view, or the wish to sort anew. */
    arrangement: unknown = null;
    start: GridPlace = beginning;
    cells = this.cellsOf(nothingKept);
    readonly rowOf = (key: string): ListRow | undefined => this.model.list.rowOf.get(key);

    @ViewChild(GridComponent, { static: true }) private readonly grid!: GridComponent<ListRow>;
    private arrangedFor: Pick<ListModel, 'view' | 'arranged' | 'kept'> = noList;

    constructor(
        private readonly remembered: RememberedList,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = sortColumns.map(id => ({ id, title: strings.Column[id], share: widths[id][0], narrow: widths[id][1] }));
    }

    get place(): GridPlace {
        return this.grid.place;
    }

    get isInUse(): boolean {
        return this.grid.isInUse;
    }

    ngOnChanges(): void {
        const { view, arranged, selection, kept } = this.model;
        // Anew, because what stands in the cells is other by that alone.
        if (kept !== this.arrangedFor.kept) this.cells = this.cellsOf(kept);
        if (view !== this.arrangedFor.view || arranged !== this.arrangedFor.arranged) {
            this.arrangement = {};
            this.start = this.remembered.placeIn(view) ?? beginning;
        }
        this.arrangedFor = this.model;
        this.sort = { column: view.sort, descending: view.descending };
        this.selecting = {
            all: this.allSelected,
            isSelected: row => isSelected(row, selection),
            label: row => format(this.strings.List.Select, row.label),
            allLabel: this.strings.List.SelectAll
        };
    }

    focus(): void {
        this.grid.focus();
    }

    private cellsOf(kept: KeptComputers): (row: ListRow) => GridCells {
        return row => rowCells(row, this.model.list, this.strings, keptOf(row, kept));
    }

    sortBy(column: string): void {
        const known = sortColumns.find(one => one === column);
        if (known) this.sorted.emit(known);
    }

    select({ rows, select }: GridSelection<ListRow>): void {
        this.selected.emit(withSelected(this.model.selection, rows, select));
    }
}
