// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { CellView, TableView } from './connections-view';

const pageSize = 25;

/** Connections or sessions, a page at a time: some computers have hundreds. */
@Component({
    selector: 'app-connection-table',
    templateUrl: './connection-table.component.html',
    styleUrls: ['./connection-table.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ConnectionTableComponent implements OnChanges {
    @Input() table!: TableView;

    shown: readonly (readonly CellView[])[] = [];
    status = '';
    private first = 0;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(): void {
        // A table that was read again stays at its page, as far as it still has one.
        this.show(Math.min(this.first, Math.max(0, Math.floor((this.table.rows.length - 1) / pageSize) * pageSize)));
    }

    get isPaged(): boolean {
        return this.table.rows.length > pageSize;
    }

    get isFirst(): boolean {
        return this.first === 0;
    }

    get isLast(): boolean {
        return this.first + pageSize >= this.table.rows.length;
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

    private show(first: number): void {
        this.first = first;
        this.shown = this.table.rows.slice(first, first + pageSize);
        const last = (first + this.shown.length).toLocaleString();
        this.status = format(this.strings.Connections.Shown, (first + 1).toLocaleString(), last, this.table.rows.length.toLocaleString());
    }
}
