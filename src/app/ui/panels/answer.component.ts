// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import { answerText } from '../../domain/answers/answer-text';
import { answerOf } from '../../domain/answers/raw-answer';
import { STRINGS, Strings } from '../../strings/strings';

/** What a computer answered, to be copied where not all of it was understood. */
@Component({
    selector: 'app-answer',
    templateUrl: './answer.component.html',
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AnswerComponent implements OnChanges {
    /** The value, or the failure, that was made of it. */
    @Input() of: object = {};
    @Input() computer = '';

    /** Null until it is asked for. */
    text: string | null = null;
    withNames = false;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(): void {
        this.text = null;
    }

    show(withNames: boolean): void {
        this.withNames = withNames;
        this.text = answerText(answerOf(this.of), this.computer, withNames);
    }
}
