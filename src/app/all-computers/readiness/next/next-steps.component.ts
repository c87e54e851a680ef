// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { format, STRINGS, Strings } from '../../../strings/strings';
import { mostShown, type ReadinessStep } from './next-steps';

/** The steps that are left, as a list with a button each. */
@Component({
    selector: 'app-next-steps',
    templateUrl: './next-steps.component.html',
    styleUrls: ['./next-steps.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class NextStepsComponent {
    @Input() steps: readonly ReadinessStep[] = [];
    /** Why only those can be followed that show something; empty: all can. */
    @Input() waits = '';
    @Output() readonly followed = new EventEmitter<ReadinessStep>();

    isWhole = false;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get shown(): readonly ReadinessStep[] {
        return this.isWhole ? this.steps : this.steps.slice(0, mostShown);
    }

    /** Empty: all are shown anyway. */
    get more(): string {
        const count = this.steps.length - mostShown;
        if (count <= 0) return '';
        return this.isWhole ? this.strings.Readiness.Step.Fewer : format(this.strings.Readiness.Step.More, count);
    }

    isOff({ does }: ReadinessStep): boolean {
        return this.waits !== '' && does !== 'show' && does !== 'peers';
    }

    /** A new step of the same kind keeps the button of the old one, and with it the focus. */
    byKind(_index: number, { kind, does }: ReadinessStep): string {
        return `${kind} ${does}`;
    }
}
