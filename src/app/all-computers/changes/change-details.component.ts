// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { computerOf } from '../../domain/snapshots/difference';
import type { Explanation } from '../../domain/snapshots/explain/explanation';
import { STRINGS, Strings } from '../../strings/strings';
import type { ChangeRow } from './changes-model';
import { betweenText, whatText } from './changes-view';
import { explanationText, explanationTexts, gapTexts } from './explanation-text';
import { type BeforeAfter, detailValues } from './values';

/** The panel beside the table. */
export interface ChangeDetailsView {
    readonly name: string;
    readonly intro: string;
    readonly between: string;
    readonly values: readonly BeforeAfter[];
    readonly explanations: readonly { readonly text: string; readonly run: string | null }[];
    readonly gaps: readonly string[];
    /** Whether its log could say more. */
    readonly isAskable: boolean;
}

/** @param runs the ids of runs over many computers: each has a page of its own */
export function changeDetailsView({ difference, explained }: ChangeRow, runs: ReadonlySet<string>, strings: Strings): ChangeDetailsView {
    const runOf = (one: Explanation): string | null => (one.kind === 'change' && runs.has(one.run) ? one.run : null);
    const none = explained ? explanationTexts(explained, strings).map(text => ({ text, run: null })) : [];
    const by = (explained?.by ?? []).map(one => ({ text: explanationText(one, strings), run: runOf(one) }));
    return {
        name: computerOf(difference).label,
        intro: whatText(difference, strings),
        between: betweenText(difference, strings),
        values: detailValues(difference, strings),
        explanations: by.length > 0 ? by : none,
        gaps: explained ? gapTexts(explained, strings) : [],
        isAskable: explained !== null && difference.direction !== null
    };
}

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
        this.view = this.row && changeDetailsView(this.row, this.runs, this.strings);
    }
}
