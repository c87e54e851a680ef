// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import type { CheckedHost } from '../../domain/scanners/check';
import { STRINGS, Strings } from '../../strings/strings';
import { type CheckedFact, checkedFacts, ticketText, verdictNotes } from './scanners-view';

interface HostView {
    readonly name: string;
    readonly verdict: string;
    readonly notes: readonly string[];
    readonly facts: readonly CheckedFact[];
    readonly ticket: string;
}

/** Everything that is known of a host of a scanner's list, and the text for the ticket. */
@Component({
    selector: 'app-host-details',
    templateUrl: './host-details.component.html',
    styleUrls: ['../list/computer-facts.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HostDetailsComponent implements OnChanges {
    /** Null: closed. */
    @Input() host: CheckedHost | null = null;
    @Output() readonly closed = new EventEmitter<void>();

    view: HostView | null = null;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(): void {
        const { host, strings } = this;
        this.view = host && {
            name: host.host.names[0] ?? '',
            verdict: strings.Scanners.Verdict[host.verdict.kind],
            notes: verdictNotes(host, strings),
            facts: checkedFacts(host, strings),
            ticket: ticketText(host, strings)
        };
    }
}
