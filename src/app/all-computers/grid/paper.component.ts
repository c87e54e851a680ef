// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Input } from '@angular/core';
import type { GridCells, GridColumn } from './grid';

/** The rows of a grid for paper, all of them: the grid itself draws only those in sight. */
@Component({
    selector: 'app-paper',
    template: `<table>
        <thead>
            <tr>
                <th *ngFor="let column of columns" scope="col">{{ column.title }}</th>
            </tr>
        </thead>
        <tbody>
            <tr *ngFor="let row of rows">
                <ng-container *ngIf="cells(row) as known">
                    <td *ngFor="let column of columns" dir="auto">
                        <div *ngFor="let line of known[column.id]?.lines">{{ line.text }}</div>
                    </td>
                </ng-container>
            </tr>
        </tbody>
    </table>`,
    styleUrls: ['./paper.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PaperComponent<R> {
    @Input() columns: readonly GridColumn[] = [];
    @Input() rows: readonly R[] = [];
    @Input() cells!: (row: R) => GridCells;
}
