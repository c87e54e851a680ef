// SPDX-License-Identifier: MIT
import { CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
    AfterViewChecked,
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    ElementRef,
    EventEmitter,
    Input,
    NgZone,
    OnChanges,
    OnDestroy,
    OnInit,
    Output,
    SimpleChanges,
    ViewChild
} from '@angular/core';
import { Subscription } from 'rxjs';
import { GridCells, GridColumn, GridPlace, GridSelecting, GridSelection, GridSort, leastHeight, rowHeights, widest, Width } from './grid';

/**
 * Rows as a grid. It alone takes the keyboard's focus and names the row that keys act on: rows come and go while it is
 * scrolled and while answers stream in, and a focus on one of them would be lost with it. Only rows that are drawn are
 * asked for their cells.
 */
@Component({
    selector: 'app-grid',
    templateUrl: './grid.component.html',
    styleUrls: ['./grid.component.css', './grid-lines.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class GridComponent<R extends { readonly key: string }> implements OnInit, OnChanges, AfterViewChecked, OnDestroy {
    @Input() label = '';
    @Input() hint = '';
    @Input() columns: readonly GridColumn[] = [];
    @Input() rows: readonly R[] = [];
    @Input() cells!: (row: R) => GridCells;
    /** A new value means that somebody asked for another order; else rows keep their places. */
    @Input() arrangement: unknown = null;
    /** Whether rows have room for several lines of what there is to say about them. */
    @Input() tall = false;
    /** Null: rows cannot be selected. */
    @Input() selecting: GridSelecting<R> | null = null;
    /** Null: the order is not for the person to choose. */
    @Input() sort: GridSort | null = null;
    /** The row of a key: it may have become a part of another row. */
    @Input() rowOf: (key: string) => R | undefined = key => this.rows.find(row => row.key === key);
    /** Where to begin, at first and with each new `arrangement`. */
    @Input() start: GridPlace = { top: 0, active: null };
    @Output() readonly sorted = new EventEmitter<string>();
    @Output() readonly selected = new EventEmitter<GridSelection<R>>();
    @Output() readonly opened = new EventEmitter<R>();
    /** A row's name was chosen. Nobody listens: it opens the row, as the rest of the row does. */
    @Output() readonly named = new EventEmitter<R>();

    /** A name with more characters is shown smaller. */
    readonly longName = 40;
    width: Width = 'wide';
    /** The key of the row that keys act on. */
    active: string | null = null;

    @ViewChild('grid', { static: true }) private readonly grid!: ElementRef<HTMLElement>;
    @ViewChild(CdkVirtualScrollViewport, { static: true }) private readonly viewport!: CdkVirtualScrollViewport;
    private readonly queries = ([...Object.entries(widest)] as [Width, number][]).map(
        ([width, most]) => [width, matchMedia(`(max-width: ${most}px)`)] as const
    );
    private readonly onWidth = (): void => this.zone.run(() => this.takeWidth());
    private readonly sized = new ResizeObserver(() => this.viewport.checkViewportSize());
    private readonly kept = new Subscription();
    /** How far it is scrolled: by the time it is taken away, it cannot be measured any more. */
    private top = 0;
    /** Where a range of selected rows begins. */
    private anchor: string | null = null;
    private scrollTo: number | null = null;

    constructor(
        private readonly changes: ChangeDetectorRef,
        private readonly zone: NgZone
    ) {}

    get isNarrow(): boolean {
        return this.width === 'narrow';
    }

    get shownColumns(): readonly GridColumn[] {
        return this.width === 'narrow' || this.width === 'few' ? this.columns.filter(({ narrow }) => narrow !== 'nowhere') : this.columns;
    }

    get rowHeight(): number {
        return rowHeights[this.tall ? 'tall' : 'usual'][this.width];
    }

    get height(): string {
        return leastHeight(this.rowHeight);
    }

    get place(): GridPlace {
        return { top: this.top, active: this.active };
    }

    get template(): string | null {
        if (this.isNarrow) return null;
        const shares = this.shownColumns.map(({ share }) => `minmax(0, ${share}fr)`);
        return [...(this.selecting ? [this.selecting.heading ? '56px' : '40px'] : []), ...shares].join(' ');
    }

    /** Whether somebody points or types here: then rows are not put in another order by themselves. */
    get isInUse(): boolean {
        return this.grid.nativeElement.matches(':hover, :focus-within');
    }

    ngOnInit(): void {
        for (const [, query] of this.queries) query.addEventListener('change', this.onWidth);
        this.takeWidth();
        this.sized.observe(this.grid.nativeElement);
        this.kept.add(this.viewport.elementScrolled().subscribe(() => (this.top = this.viewport.measureScrollOffset())));
        this.begin();
    }

    ngOnChanges({ rows, arrangement }: SimpleChanges): void {
        const before = rows?.previousValue as readonly R[] | undefined;
        if (!before || before === this.rows) return;
        const top = this.offsetOfTopRow(before);
        if (arrangement) this.begin();
        else if (top !== null) this.scrollTo = top;
        if (this.active !== null) this.active = this.stillActive(before, this.active);
    }

    ngAfterViewChecked(): void {
        // There is nowhere to scroll to before there are rows and the list knows its own height.
        if (this.scrollTo === null || this.rows.length === 0 || this.viewport.getViewportSize() === 0) return;
        this.viewport.scrollToOffset(this.scrollTo);
        this.scrollTo = null;
    }

    ngOnDestroy(): void {
        for (const [, query] of this.queries) query.removeEventListener('change', this.onWidth);
        this.sized.disconnect();
        this.kept.unsubscribe();
    }

    focus(): void {
        this.grid.nativeElement.focus({ preventScroll: true });
    }

    byKey(_index: number, { key }: R): string {
        return key;
    }

    /** A line's element stays when its text becomes another: a click that began on it would be lost with it. */
    byPlace(index: number): number {
        return index;
    }

    byId(_index: number, { id }: GridColumn): string {
        return id;
    }

    ariaSort(column: string): 'ascending' | 'descending' | 'none' | null {
        if (this.sort === null) return null;
        if (this.sort.column !== column) return 'none';
        return this.sort.descending ? 'descending' : 'ascending';
    }

    toggle(row: R, toHere = false): void {
        const select = toHere || !this.selecting?.isSelected(row);
        this.selected.emit({ rows: toHere ? this.rangeTo(row) : [row], select });
        this.activate(row);
        this.anchor = row.key;
    }

    toggleAll(): void {
        this.selected.emit({ rows: this.rows, select: this.selecting?.all !== 'all' });
    }

    open(row: R): void {
        this.activate(row);
        this.opened.emit(row);
    }

    choose(row: R): void {
        this.activate(row);
        (this.named.observed ? this.named : this.opened).emit(row);
    }

    /** A pointer in a row leaves the focus where it survives: on the grid. */
    keepFocus(event: Event): void {
        if (this.rowAt(event)) event.preventDefault();
    }

    onClick(event: Event): void {
        const row = this.rowAt(event);
        if (!row || !(event.target instanceof Element) || event.target.closest('button')) return;
        if (!event.target.closest('.check')) this.open(row);
        else if (event.target.matches('.check'))
            this.toggle(row); // beside the box; the box itself has its own way
        else this.activate(row);
    }

    onFocus(): void {
        this.active ??= this.rows[Math.ceil(this.viewport.measureScrollOffset() / this.rowHeight)]?.key ?? null;
    }

    onKey(event: KeyboardEvent): void {
        if (event.target !== this.grid.nativeElement || event.altKey) return;
        const index = this.activeIndex();
        const row = this.rows[index];
        const page = Math.max(1, Math.floor(this.viewport.getViewportSize() / this.rowHeight) - 1);
        const steps: Readonly<Record<string, number>> = {
            ArrowDown: 1,
            ArrowUp: -1,
            PageDown: page,
            PageUp: -page,
            Home: -index,
            End: this.rows.length - 1 - index
        };
        const step = steps[event.key];
        if (step !== undefined) this.moveTo(index + step, event.shiftKey && this.selecting !== null);
        else if (event.key === ' ' && row && this.selecting) this.toggle(row, event.shiftKey);
        else if (event.key === 'Enter' && row) (event.ctrlKey ? this.choose : this.open).call(this, row);
        else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && this.selecting)
            this.selected.emit({ rows: this.rows, select: true });
        else return;
        event.preventDefault();
    }

    private activate(row: R): void {
        this.active = row.key;
        this.focus();
    }

    private rowAt(event: Event): R | undefined {
        const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
        const key = element?.dataset['key'];
        return key === undefined ? undefined : this.rowOf(key);
    }

    private moveTo(index: number, extend: boolean): void {
        const before = this.rows[this.activeIndex()];
        const to = Math.min(Math.max(index, 0), this.rows.length - 1);
        const row = this.rows[to];
        if (!row) return;
        if (extend && before) {
            this.anchor ??= before.key;
            this.selected.emit({ rows: this.rangeTo(row), select: true });
        } else this.anchor = null;
        this.active = row.key;
        this.bringIntoView(to);
    }

    private bringIntoView(index: number): void {
        const top = this.viewport.measureScrollOffset();
        const [start, end] = [index * this.rowHeight, (index + 1) * this.rowHeight];
        if (start < top) this.viewport.scrollToOffset(start);
        else if (end > top + this.viewport.getViewportSize()) this.viewport.scrollToOffset(end - this.viewport.getViewportSize());
    }

    private rangeTo(row: R): readonly R[] {
        const to = this.rows.indexOf(row);
        const from = this.rows.findIndex(one => one.key === (this.anchor ?? this.active));
        return from < 0 ? [row] : this.rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    }

    private activeIndex(): number {
        return Math.max(this.indexOf(this.active), 0);
    }

    private indexOf(key: string | null): number {
        return this.rows.findIndex(row => row.key === key);
    }

    /** Where to scroll, so that the topmost row stays where it is while rows above it become fewer. */
    private offsetOfTopRow(before: readonly R[]): number | null {
        const offset = this.viewport.measureScrollOffset();
        const index = Math.floor(offset / this.rowHeight);
        const key = before[index]?.key;
        if (key === undefined || this.rows[index]?.key === key) return null;
        const now = this.indexOf(this.rowOf(key)?.key ?? null);
        return now < 0 || now === index ? null : offset + (now - index) * this.rowHeight;
    }

    /** The row that keys act on, or the one that has taken its place. */
    private stillActive(before: readonly R[], key: string): string | null {
        const row = this.rowOf(key);
        if (row && this.rows.some(one => one.key === row.key)) return row.key;
        const index = before.findIndex(one => one.key === key);
        return this.rows[Math.min(Math.max(index, 0), this.rows.length - 1)]?.key ?? null;
    }

    private begin(): void {
        this.scrollTo = this.start.top;
        this.active = this.start.active ?? this.active;
    }

    private takeWidth(): void {
        this.width = this.queries.find(([, query]) => query.matches)?.[0] ?? 'wide';
        this.changes.markForCheck();
    }
}
