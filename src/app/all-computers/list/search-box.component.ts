// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';

/** What finds rows of a table. */
@Component({
    selector: 'app-search-box',
    template: `
        <label
            >{{ strings.List.Search }}
            <input #box type="search" [placeholder]="hint" [title]="hint" [value]="text" (input)="typed.emit(box.value)" />
        </label>
    `,
    styleUrls: ['./search-box.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class SearchBoxComponent {
    /** Where it looks. */
    @Input() hint = '';
    @Input() text: string | null = '';
    @Output() readonly typed = new EventEmitter<string>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
