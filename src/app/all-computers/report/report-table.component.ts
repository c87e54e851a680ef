// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import type { ReportTable } from './report-view';

/** A table of the report. Its head is repeated on each sheet of paper, and no row is torn. */
@Component({
    selector: 'app-report-table',
    template: `<p *ngIf="table.rows.length === 0; else filled">{{ strings.Report.None }}</p>
        <ng-template #filled>
            <div class="scroll" tabindex="0" role="region" [attr.aria-label]="table.title">
                <table [class.numeric]="table.numbersFrom !== undefined">
                    <thead>
                        <tr>
                            <th *ngFor="let column of table.columns; index as index" scope="col" [class.number]="isNumber(index)">
                                {{ column }}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr *ngFor="let row of table.rows; trackBy: byPlace">
                            <ng-container *ngFor="let cell of row; index as index; trackBy: byPlace">
                                <th *ngIf="index === 0; else value" scope="row" dir="auto">{{ cell[0] }}</th>
                                <ng-template #value>
                                    <td dir="auto" [class.number]="isNumber(index)">
                                        <div *ngFor="let line of cell; trackBy: byPlace">{{ line }}</div>
                                    </td>
                                </ng-template>
                            </ng-container>
                        </tr>
                    </tbody>
                </table>
            </div>
            <p *ngIf="table.more">{{ table.more }}</p>
        </ng-template>`,
    styleUrls: ['./report-table.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ReportTableComponent {
    @Input() table!: ReportTable;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    isNumber(index: number): boolean {
        return this.table.numbersFrom !== undefined && index >= this.table.numbersFrom;
    }

    byPlace(index: number): number {
        return index;
    }
}
