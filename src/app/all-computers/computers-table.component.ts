// SPDX-License-Identifier: MIT
import { CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
    AfterViewChecked,
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    NgZone,
    OnChanges,
    OnDestroy,
    OnInit,
    Output,
    SimpleChanges,
    ViewChild
} from '@angular/core';
import type { ListRow } from '../domain/listed';
import { SortColumn, sortColumns } from '../domain/list-view';
import { format, STRINGS, Strings } from '../strings/strings';
import { isSelected, ListModel, noList, withSelected } from './list-model';
import type { ListPageView } from './list-page-view';
import { RowView, rowView } from './row-view';

/** Rows have one height, so that thousands can be shown: in a wide page, and in one too narrow for columns. */
const rowHeights = { wide: 48, narrow: 112 } as const;

/**
 * The computers as a grid. It alone takes the keyboard's focus and names the row that keys act on: rows come and go while
 * it is scrolled and while answers stream in, and a focus on one of them would be lost with it.
 */
@Component({
    selector: 'app-computers-table',
    templateUrl: './computers-table.component.html',
    styleUrls: ['./computers-table.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ComputersTableComponent implements OnInit, OnChanges, AfterViewChecked, OnDestroy {
    @Input() model: ListModel = noList;
    @Input() allSelected: ListPageView['allSelected'] = 'none';
    @Output() readonly sorted = new EventEmitter<SortColumn>();
    @Output() readonly selected = new EventEmitter<ReadonlySet<string>>();
    @Output() readonly opened = new EventEmitter<ListRow>();

    readonly columns = sortColumns;
    isNarrow = false;
    /** The key of the row that keys act on. */
    active: string | null = null;

    @ViewChild('grid', { static: true }) private readonly grid!: ElementRef<HTMLElement>;
    @ViewChild(CdkVirtualScrollViewport, { static: true }) private readonly viewport!: CdkVirtualScrollViewport;
    private readonly narrow = matchMedia('(max-width: 720px)');
    private readonly onWidth = (): void => this.zone.run(() => this.takeWidth());
    /** Where a range of selected rows begins. */
    private anchor: string | null = null;
    private scrollTo: number | null = null;

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        private readonly changes: ChangeDetectorRef,
        private readonly zone: NgZone
    ) {}

    get rowHeight(): number {
        return this.isNarrow ? rowHeights.narrow : rowHeights.wide;
    }

    /** Whether somebody points or types here: then rows are not put in another order by themselves. */
    get isInUse(): boolean {
        return this.grid.nativeElement.matches(':hover, :focus-within');
    }

    ngOnInit(): void {
        this.narrow.addEventListener('change', this.onWidth);
        this.takeWidth();
    }

    ngOnChanges({ model }: SimpleChanges): void {
        const before = model?.previousValue as ListModel | undefined;
        if (!before || before.order === this.model.order) return;
        this.scrollTo = before.view === this.model.view && before.arranged === this.model.arranged ? this.offsetOfTopRow(before) : 0;
        if (this.active !== null) this.active = this.stillActive(before, this.active);
    }

    ngAfterViewChecked(): void {
        if (this.scrollTo === null) return;
        this.viewport.scrollToOffset(this.scrollTo);
        this.scrollTo = null;
    }

    ngOnDestroy(): void {
        this.narrow.removeEventListener('change', this.onWidth);
    }

    focus(): void {
        this.grid.nativeElement.focus({ preventScroll: true });
    }

    byKey(_index: number, row: ListRow): string {
        return row.key;
    }

    view(row: ListRow): RowView {
        return rowView(row, this.model.list, this.strings);
    }

    isSelected(row: ListRow): boolean {
        return isSelected(row, this.model.selection);
    }

    ariaSort(column: SortColumn): 'ascending' | 'descending' | 'none' {
        if (this.model.view.sort !== column) return 'none';
        return this.model.view.descending ? 'descending' : 'ascending';
    }

    selectLabel(row: ListRow): string {
        return format(this.strings.List.Select, row.label);
    }

    toggle(row: ListRow, toHere = false): void {
        const select = !this.isSelected(row);
        const rows = toHere ? this.rangeTo(row) : [row];
        this.selected.emit(withSelected(this.model.selection, rows, toHere || select));
        this.activate(row);
        this.anchor = row.key;
    }

    toggleAll(): void {
        this.selected.emit(withSelected(this.model.selection, this.model.rows, this.allSelected !== 'all'));
    }

    open(row: ListRow): void {
        this.activate(row);
        this.opened.emit(row);
    }

    /** A pointer in a row leaves the focus where it survives: on the grid. */
    keepFocus(event: Event): void {
        if (this.rowAt(event)) event.preventDefault();
    }

    onClick(event: Event): void {
        const row = this.rowAt(event);
        if (row) this.activate(row);
    }

    onFocus(): void {
        this.active ??= this.model.rows[Math.ceil(this.viewport.measureScrollOffset() / this.rowHeight)]?.key ?? null;
    }

    onKey(event: KeyboardEvent): void {
        if (event.target !== this.grid.nativeElement || event.altKey) return;
        const index = this.activeIndex();
        const row = this.model.rows[index];
        const page = Math.max(1, Math.floor(this.viewport.getViewportSize() / this.rowHeight) - 1);
        const steps: Readonly<Record<string, number>> = {
            ArrowDown: 1,
            ArrowUp: -1,
            PageDown: page,
            PageUp: -page,
            Home: -index,
            End: this.model.rows.length - 1 - index
        };
        const step = steps[event.key];
        if (step !== undefined) this.moveTo(index + step, event.shiftKey);
        else if (event.key === ' ' && row) this.toggle(row, event.shiftKey);
        else if (event.key === 'Enter' && row) this.open(row);
        else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
            this.selected.emit(withSelected(this.model.selection, this.model.rows, true));
        else return;
        event.preventDefault();
    }

    private activate(row: ListRow): void {
        this.active = row.key;
        this.focus();
    }

    private rowAt(event: Event): ListRow | undefined {
        const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
        return this.model.list.rowOf.get(element?.dataset['key'] ?? '');
    }

    private moveTo(index: number, extend: boolean): void {
        const before = this.model.rows[this.activeIndex()];
        const row = this.model.rows[Math.min(Math.max(index, 0), this.model.rows.length - 1)];
        if (!row) return;
        if (extend && before) {
            this.anchor ??= before.key;
            this.selected.emit(withSelected(this.model.selection, this.rangeTo(row), true));
        } else this.anchor = null;
        this.active = row.key;
        this.bringIntoView(this.model.rows.indexOf(row));
    }

    private bringIntoView(index: number): void {
        const top = this.viewport.measureScrollOffset();
        const [start, end] = [index * this.rowHeight, (index + 1) * this.rowHeight];
        if (start < top) this.viewport.scrollToOffset(start);
        else if (end > top + this.viewport.getViewportSize()) this.viewport.scrollToOffset(end - this.viewport.getViewportSize());
    }

    private rangeTo(row: ListRow): readonly ListRow[] {
        const { rows } = this.model;
        const to = rows.indexOf(row);
        const from = rows.findIndex(one => one.key === (this.anchor ?? this.active));
        return from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    }

    private activeIndex(): number {
        const index = this.model.rows.findIndex(row => row.key === this.active);
        return Math.max(index, 0);
    }

    /** Where to scroll, so that the topmost row stays where it is while rows above it become fewer. */
    private offsetOfTopRow(before: ListModel): number | null {
        const offset = this.viewport.measureScrollOffset();
        const index = Math.floor(offset / this.rowHeight);
        const row = this.model.list.rowOf.get(before.order[index] ?? '');
        const now = row ? this.model.order.indexOf(row.key) : -1;
        return now < 0 || now === index ? null : offset + (now - index) * this.rowHeight;
    }

    /** The row that keys act on, or the one that has taken its place. */
    private stillActive(before: ListModel, key: string): string | null {
        const row = this.model.list.rowOf.get(key);
        if (row && this.model.order.includes(row.key)) return row.key;
        return this.model.order[Math.min(before.order.indexOf(key), this.model.order.length - 1)] ?? null;
    }

    private takeWidth(): void {
        this.isNarrow = this.narrow.matches;
        this.changes.markForCheck();
    }
}
