// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, HostListener, Input } from '@angular/core';
import type { GridCells, GridColumn } from './grid';

/** The rows of a grid for paper, all of them, while it is printed: the grid itself draws only those in sight. */
@Component({
    selector: 'app-paper',
    template: `<ng-container *ngIf="isPrinting">
        <h2 *ngIf="heading">{{ heading }}</h2>
        <table>
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
        </table>
    </ng-container>`,
    styleUrls: ['./paper.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PaperComponent<R> {
    @Input() columns: readonly GridColumn[] = [];
    @Input() rows: readonly R[] = [];
    @Input() cells!: (row: R) => GridCells;
    /** Stands above them; empty: nothing. */
    @Input() heading = '';

    isPrinting = false;

    constructor(private readonly changes: ChangeDetectorRef) {}

    print(): void {
        this.draw(true);
        window.print();
    }

    /** Drawn at once: printing waits for no later moment. */
    @HostListener('window:beforeprint', ['true'])
    @HostListener('window:afterprint', ['false'])
    draw(isPrinting: boolean): void {
        this.isPrinting = isPrinting;
        this.changes.detectChanges();
    }
}
