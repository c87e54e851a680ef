// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';

/** What a failed call means, in our words and the computer's. The parent decides how it is announced. */
@Component({
    selector: 'app-failure',
    templateUrl: './failure.component.html',
    styleUrls: ['./failure.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class FailureComponent {
    @Input() failure!: FailureView;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get title(): string {
        return this.strings.Failure[this.failure.kind].Title;
    }

    get advice(): string {
        return format(this.strings.Failure[this.failure.kind].Advice, this.failure.path ?? '');
    }

    /** Whether the computer's own words scroll. */
    get isLong(): boolean {
        return (this.failure.words?.length ?? 0) > 500;
    }

    get code(): string | null {
        return this.failure.errorId === null ? null : format(this.strings.Page.ErrorCode, this.failure.errorId);
    }
}

/** The part of a failed call that is shown. */
export interface FailureView {
    readonly kind: keyof Strings['Failure'];
    readonly words: string | null;
    readonly errorId: string | null;
    readonly path?: string;
}
