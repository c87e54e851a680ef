// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import type { ChangeResult } from '../change/signing-changer';
import { inForce } from '../domain/signing-state';
import { format, STRINGS, Strings } from '../strings/strings';
import type { FailureView } from '../ui/failure.component';
import type { ChangeState } from './pane';
import { storedText } from './pane-view';

/** Says what became of a change: only what was read back is claimed. */
@Component({
    selector: 'app-change-result',
    templateUrl: './change-result.component.html',
    styleUrls: ['./change-result.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangeResultComponent implements OnChanges {
    @Input() computer = '';
    @Input() change: ChangeState = { kind: 'none' };

    /** Set while the change is under way. */
    progress: string | null = null;
    success: string | null = null;
    problem: ProblemView | null = null;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(): void {
        const { change } = this;
        this.progress = change.kind === 'applying' ? format(this.strings.Change.Applying, this.computer) : null;
        const problem = change.kind === 'done' ? problemOf(change.result, this.strings) : null;
        this.problem = problem;
        this.success = change.kind === 'done' && !problem ? nowInForce(change.result, this.strings.Change.Done, this.strings) : null;
    }
}

interface ProblemView {
    readonly failures: readonly { readonly direction: string; readonly failure: FailureView }[];
    readonly differences: readonly string[];
    readonly inForce: string;
    readonly readBackFailure: FailureView | null;
}

function problemOf(result: ChangeResult, strings: Strings): ProblemView | null {
    const failures = result.writes.flatMap(({ change, outcome }) =>
        outcome.kind === 'ok' ? [] : [{ direction: strings.Direction[change.direction], failure: outcome }]
    );
    if (failures.length === 0 && result.differing.length === 0 && result.readBack.kind === 'ok') return null;
    return {
        failures,
        // Of a direction whose write failed, the failure and what is in force say it all.
        differences: result.differing
            .filter(({ change }) => !failures.some(failed => failed.direction === strings.Direction[change.direction]))
            .map(({ change, found }) =>
                format(
                    strings.Change.Differs,
                    strings.DirectionShort[change.direction],
                    strings.Target[change.target],
                    strings.InForce[found.inForce],
                    storedText(found.stored, strings)
                )
            ),
        inForce: nowInForce(result, strings.Change.NowInForce, strings),
        readBackFailure: result.readBack.kind === 'ok' ? null : result.readBack
    };
}

function nowInForce({ readBack }: ChangeResult, sentence: string, strings: Strings): string {
    return readBack.kind === 'ok'
        ? format(sentence, strings.InForce[inForce(readBack.value.outbound)], strings.InForce[inForce(readBack.value.inbound)])
        : strings.Change.NotReadBack;
}
