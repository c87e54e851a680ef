// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import type { DecidedImpact } from '../../../domain/readiness/accepted';
import { STRINGS, Strings } from '../../../strings/strings';
import { ConfirmView, confirmView, Frozen } from './confirm-view';

/** The one confirmation before a run: how many computers change, which stay as they are and why, and who becomes weaker. */
@Component({
    selector: 'app-confirm-run',
    templateUrl: './confirm-run.component.html',
    styleUrls: ['./confirm-run.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ConfirmRunComponent implements OnChanges {
    /** Null: closed. */
    @Input() frozen: Frozen | null = null;
    /** Whom the computers that change would cut off. */
    @Input() peers: readonly DecidedImpact[] = [];
    @Output() readonly started = new EventEmitter<Frozen>();
    @Output() readonly closed = new EventEmitter<void>();

    view: ConfirmView | null = null;
    acknowledged = false;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(): void {
        this.view = this.frozen && confirmView(this.frozen, this.strings, this.peers);
        this.acknowledged = false;
    }
}
