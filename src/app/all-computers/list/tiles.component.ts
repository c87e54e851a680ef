// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Input, Output } from '@angular/core';

/** One of the buttons above a table: how many rows are like that, and the way to see only them. `filter` null: all. */
export interface Tile<T> {
    readonly filter: T | null;
    readonly title: string;
    readonly count: number;
    readonly icon: string;
    readonly pressed: boolean;
}

/** The tiles above a table. Pressing a pressed one chooses null: all rows. */
@Component({
    selector: 'app-tiles',
    template: `
        <div class="tiles" role="group" [attr.aria-label]="label">
            <button
                *ngFor="let tile of tiles; trackBy: byTitle"
                type="button"
                class="tile"
                [attr.aria-pressed]="tile.pressed"
                (click)="chosen.emit(tile.pressed ? null : tile.filter)"
            >
                <span class="count"><span class="sme-icon" [ngClass]="tile.icon" aria-hidden="true"></span>{{ tile.count }}</span>
                <span class="title">{{ tile.title }}</span>
            </button>
        </div>
    `,
    styleUrls: ['./tiles.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class TilesComponent<T> {
    @Input() tiles: readonly Tile<T>[] = [];
    @Input() label = '';
    @Output() readonly chosen = new EventEmitter<T | null>();

    /** While counts change, a button stays the same: a click that began on it is not lost. */
    byTitle(_index: number, { title }: Tile<T>): string {
        return title;
    }
}
