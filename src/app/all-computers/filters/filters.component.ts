// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';

/** What a table is filtered by, and what clears that. */
@Component({
    selector: 'app-filters',
    template: `<ng-container *ngIf="filters.length > 0"
        ><span dir="auto">{{ text }}</span>
        <button type="button" class="sme-button" (click)="cleared.emit()">{{ strings.List.ClearFilters }}</button></ng-container
    >`,
    styleUrls: ['./filters.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class FiltersComponent {
    /** In words; empty: all is shown. */
    @Input() filters: readonly string[] = [];
    @Output() readonly cleared = new EventEmitter<void>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get text(): string {
        return format(this.strings.List.Filtered, this.filters.join(this.strings.Join.List));
    }
}
