// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import { type ChangeDetailsView, changeDetailsView } from './change-details-view';
import type { ChangeRow } from './changes-model';

/** What was before and is after, and what explains it. */
@Component({
    selector: 'app-change-details',
    templateUrl: './change-details.component.html',
    styleUrls: ['../list/computer-facts.component.css', './change-details.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangeDetailsComponent implements OnChanges {
    /** Null: closed. */
    @Input() row: ChangeRow | null = null;
    /** The name by which its computer is called; null: it isn't in the list. */
    @Input() called: string | null = null;
    /** The ids of runs over many computers. */
    @Input() runs: ReadonlySet<string> = new Set();
    /** Why its log could not be read; empty: it was, or nobody asked. */
    @Input() askFailure = '';
    /** The computers whose logs are being read. */
    @Input() reading: ReadonlySet<string> = new Set();
    @Output() readonly closed = new EventEmitter<void>();
    /** The computer's log shall be read. */
    @Output() readonly asked = new EventEmitter<string>();
    @Output() readonly paneOpened = new EventEmitter<ChangeRow>();

    view: ChangeDetailsView | null = null;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get isReading(): boolean {
        return this.called !== null && this.reading.has(this.called);
    }

    ngOnChanges(): void {
        this.view = this.row && changeDetailsView(this.row, this.runs, this.askFailure, this.strings);
    }
}
