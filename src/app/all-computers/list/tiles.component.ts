// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';

/** One of the buttons above a table: how many rows are like that, and the way to see only them. `filter` null: all. */
export interface Tile<T> {
    readonly filter: T | null;
    readonly title: string;
    readonly count: number;
    readonly icon: string;
    readonly pressed: boolean;
    /** The classes of its part of the bar. Left out: it has none. */
    readonly part?: string;
}

/**
 * The tiles above a table. Pressing a pressed one chooses null: all rows. Those with a part are drawn as a bar, too. The bar is a
 * picture of the tiles and no second set of buttons: its parts are labels, so that a click on one is a click on its tile.
 */
@Component({
    selector: 'app-tiles',
    templateUrl: './tiles.component.html',
    styleUrls: ['./tiles.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class TilesComponent<T extends string> {
    @Input() tiles: readonly Tile<T>[] = [];
    @Input() label = '';
    /** What a tile of the bar is called: `{0}` is its title, `{1}` its count. Left out: computers are counted. */
    @Input() counted: string | null = null;
    @Output() readonly chosen = new EventEmitter<T | null>();

    constructor(@Inject(STRINGS) private readonly strings: Strings) {}

    get parts(): readonly Tile<T>[] {
        return this.tiles.filter(({ part, count }) => part && count > 0);
    }

    /** What the tile is called, and the tip of its part of the bar. */
    nameOf({ title, count, part }: Tile<T>): string {
        const { List } = this.strings;
        return format(part ? (this.counted ?? List.Part) : List.Tile, title, count);
    }

    idOf({ filter }: Tile<T>): string {
        return `tile-${filter ?? 'all'}`;
    }

    /** While counts change, a button stays the same: a click that began on it is not lost. */
    byTitle(_index: number, { title }: Tile<T>): string {
        return title;
    }
}
