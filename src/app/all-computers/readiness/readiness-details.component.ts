// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import type { Direction } from '../../domain/computer/facts';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { ReadinessRow } from './readiness-model';
import { detailsView, type ReadinessDetailsView } from './readiness-text';

/** What one computer's readiness rests on, beside the table. */
@Component({
    selector: 'app-readiness-details',
    templateUrl: './readiness-details.component.html',
    styleUrls: ['../list/computer-facts.component.css', './readiness-details.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ReadinessDetailsComponent {
    /** Null: closed. */
    @Input() row: ReadinessRow | null = null;
    @Input() direction: Direction = 'inbound';
    @Output() readonly closed = new EventEmitter<void>();
    @Output() readonly readAgain = new EventEmitter<ReadinessRow>();
    @Output() readonly paneOpened = new EventEmitter<ReadinessRow>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    view(row: ReadinessRow): ReadinessDetailsView {
        return detailsView(row, this.direction, this.strings);
    }

    peersOf({ label }: ReadinessRow): string {
        return format(this.strings.Readiness.PeersOfRow, label);
    }
}
