// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import type { FindingsView } from './findings-view';

/** What is worth knowing about the computer, the most severe first, and what could not be judged. */
@Component({
    selector: 'app-findings',
    templateUrl: './findings.component.html',
    styleUrls: ['./findings.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class FindingsComponent {
    @Input() findings!: FindingsView;
    /** The history shall be opened. */
    @Output() readonly history = new EventEmitter<void>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
