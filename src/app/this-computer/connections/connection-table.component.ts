// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    HostListener,
    Inject,
    Input,
    OnChanges,
    OnDestroy,
    OnInit
} from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { CellView, ConnectionTableView } from './connections-view';

const pageSize = 25;

/** Connections or sessions, a page at a time: some computers have hundreds. On paper, where nobody can turn pages, all. */
@Component({
    selector: 'app-connection-table',
    templateUrl: './connection-table.component.html',
    styleUrls: ['./connection-table.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ConnectionTableComponent implements OnChanges, OnInit, OnDestroy {
    @Input() table!: ConnectionTableView;

    shown: readonly (readonly CellView[])[] = [];
    status = '';
    private first = 0;
    private isOnPaper = false;
    private paper: MediaQueryList | null = null;

    constructor(
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    ngOnInit(): void {
        this.paper = matchMedia('print');
        this.paper.addEventListener('change', this.followPaper);
        this.isOnPaper = this.paper.matches;
        this.show(this.first);
    }

    ngOnDestroy(): void {
        this.paper?.removeEventListener('change', this.followPaper);
    }

    /** Drawn at once: printing waits for no later moment. */
    @HostListener('window:beforeprint', ['true'])
    @HostListener('window:afterprint', ['false'])
    printing(isOnPaper: boolean): void {
        this.isOnPaper = isOnPaper;
        this.show(this.first);
        this.detector.detectChanges();
    }

    ngOnChanges(): void {
        // A table that was read again stays at its page, as far as it still has one.
        this.show(Math.min(this.first, Math.max(0, Math.floor((this.table.length - 1) / pageSize) * pageSize)));
    }

    get isPaged(): boolean {
        return !this.isOnPaper && this.table.length > pageSize;
    }

    get isFirst(): boolean {
        return this.first === 0;
    }

    get isLast(): boolean {
        return this.first + pageSize >= this.table.length;
    }

    previous(): void {
        this.show(this.first - pageSize);
    }

    next(): void {
        this.show(this.first + pageSize);
    }

    /** What a page button is called beside those of the other table. */
    buttonName(text: string): string {
        return format(this.strings.Connections.PageButton, text, this.table.title);
    }

    private readonly followPaper = ({ matches }: MediaQueryListEvent): void => this.printing(matches);

    private show(first: number): void {
        this.first = first;
        this.shown = this.isOnPaper ? this.table.rows(0, this.table.length) : this.table.rows(first, first + pageSize);
        const last = first + this.shown.length;
        this.status = format(this.strings.Connections.Shown, first + 1, last, this.table.length);
    }
}
