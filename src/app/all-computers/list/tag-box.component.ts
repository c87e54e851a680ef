// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';

/** Chooses one of the tags that computers have; nothing where none has any. */
@Component({
    selector: 'app-tag-box',
    template: `
        <label *ngIf="choices.length > 0"
            >{{ strings.List.Tag }}
            <select #tags dir="auto" (change)="picked.emit(choices[tags.selectedIndex - 1] ?? null)">
                <option [selected]="chosen === null">{{ strings.List.AnyTag }}</option>
                <option *ngFor="let tag of choices" [selected]="tag === chosen">{{ tag }}</option>
            </select>
        </label>
    `,
    styleUrls: ['./tag-box.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class TagBoxComponent {
    @Input() choices: readonly string[] = [];
    /** Null: any. */
    @Input() chosen: string | null = null;
    @Output() readonly picked = new EventEmitter<string | null>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
