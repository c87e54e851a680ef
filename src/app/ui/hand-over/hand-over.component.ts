// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import type { HandOverGuide, HandOverName } from './hand-over-text';

/** The choice of a format, what it leaves out, its files, and what to do with them. */
@Component({
    selector: 'app-hand-over',
    templateUrl: './hand-over.component.html',
    styleUrls: ['./hand-over.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HandOverComponent {
    @Input() names: readonly HandOverName[] = [];
    @Input() chosen!: HandOverName;
    /** What the files of the chosen format are, and what to do with them. */
    @Input() guide!: HandOverGuide;
    /** What the chosen format leaves out. */
    @Input() notes: readonly string[] = [];
    /** Whether the chosen format has something to hold. */
    @Input() canSave = false;
    @Output() readonly choice = new EventEmitter<HandOverName>();
    @Output() readonly saved = new EventEmitter<void>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
