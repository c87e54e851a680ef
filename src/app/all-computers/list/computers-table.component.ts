// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output, ViewChild } from '@angular/core';
import type { ListRow } from '../../domain/list/list';
import { SortColumn, sortColumns } from '../../domain/list/list-view';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { GridCells, GridColumn, GridSelecting, GridSelection, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { isSelected, ListModel, noList, withSelected } from '../scan/list-model';
import type { ListPageView } from './list-page-view';
import { rowCells } from './row-view';

const widths: Readonly<Record<SortColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [13, 'full'],
    windows: [13, 'full'],
    role: [7, 'nowhere'],
    outbound: [7, 'titled'],
    inbound: [7, 'titled'],
    setBy: [21, 'nowhere'],
    readAt: [8, 'nowhere'],
    reading: [11, 'beside']
};

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
        (sorted)="sortBy($event)"
        (selected)="select($event)"
        (opened)="opened.emit($event)"
    ></app-grid>`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ComputersTableComponent implements OnChanges {
    @Input() model: ListModel = noList;
    @Input() allSelected: ListPageView['allSelected'] = 'none';
    @Output() readonly sorted = new EventEmitter<SortColumn>();
    @Output() readonly selected = new EventEmitter<ReadonlySet<string>>();
    @Output() readonly opened = new EventEmitter<ListRow>();

    readonly columns: readonly GridColumn[];
    selecting: GridSelecting<ListRow> | null = null;
    sort: GridSort | null = null;
    /** Another view, or the wish to sort anew. */
    arrangement: unknown = null;
    readonly cells = (row: ListRow): GridCells => rowCells(row, this.model.list, this.strings);
    readonly rowOf = (key: string): ListRow | undefined => this.model.list.rowOf.get(key);

    @ViewChild(GridComponent, { static: true }) private readonly grid!: GridComponent<ListRow>;
    private arrangedFor: Pick<ListModel, 'view' | 'arranged'> = noList;

    constructor(@Inject(STRINGS) readonly strings: Strings) {
        this.columns = sortColumns.map(id => ({ id, title: strings.Column[id], share: widths[id][0], narrow: widths[id][1] }));
    }

    get isInUse(): boolean {
        return this.grid.isInUse;
    }

    ngOnChanges(): void {
        const { view, arranged, selection } = this.model;
        if (view !== this.arrangedFor.view || arranged !== this.arrangedFor.arranged) this.arrangement = {};
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

    sortBy(column: string): void {
        const known = sortColumns.find(one => one === column);
        if (known) this.sorted.emit(known);
    }

    select({ rows, select }: GridSelection<ListRow>): void {
        this.selected.emit(withSelected(this.model.selection, rows, select));
    }
}
