// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import type { ChangeState } from '../../change/change-state';
import { STRINGS, Strings } from '../../strings/strings';
import type { DatedReading } from '../../ui/texts/policy-text';
import { ResultView, resultView } from './result-view';

/** Says what is becoming, or became, of a change. Its content, such as buttons, is shown with a problem; `success` with none. */
@Component({
    selector: 'app-change-result',
    templateUrl: './change-result.component.html',
    styleUrls: ['./change-result.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangeResultComponent implements OnChanges {
    @Input() computer = '';
    @Input() change: ChangeState = { kind: 'none' };
    /** Whether a failure to read back is said elsewhere already. */
    @Input() failureIsShown = false;

    /** What the pane shows of the computer; null: nothing. */
    @Input() latest: DatedReading | null = null;

    view!: ResultView;

    constructor(@Inject(STRINGS) private readonly strings: Strings) {}

    ngOnChanges(): void {
        this.view = resultView(this.change, this.computer, this.failureIsShown, this.strings, this.latest);
    }
}
