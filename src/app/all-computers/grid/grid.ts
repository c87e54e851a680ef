// SPDX-License-Identifier: MIT
import type { Strings } from '../../strings/strings';

/** Rows have one height, so that thousands can be shown: where columns are wide, where their texts wrap, and where a row is a card. */
export const rowHeights = {
    usual: { wide: 48, medium: 50, few: 74, narrow: 152 },
    tall: { wide: 64, medium: 78, few: 94, narrow: 212 }
} as const;
export type Width = keyof (typeof rowHeights)['usual'];

/** The widest pages of each kind, in pixels. `few`: columns there is no room for are left out. */
export const widest = { narrow: 560, few: 900, medium: 1400 } as const;

/** Of the head and eight rows: rather than show fewer, the page scrolls. Not so high that there is nothing beside it to scroll by. */
export function leastHeight(rowHeight: number): string {
    return `max(336px, min(${34 + 8 * rowHeight}px, 75vh))`;
}

/** A column of a grid. The first one is the row's head, and opens it. */
export interface GridColumn<C extends string = string> {
    readonly id: C;
    readonly title: string;
    /** Its share of the width. */
    readonly share: number;
    /**
     * Where it stands when the page is too narrow for columns: on a line of its own, with or without its title, or nowhere. That
     * column is also the first to go.
     */
    readonly narrow: 'titled' | 'full' | 'nowhere';
}

/** What stands in a cell: texts only. No lines: not known. */
export interface GridCell {
    readonly lines: readonly GridLine[];
    /** The icon's classes. */
    readonly icon?: string;
    /** Something is under way. */
    readonly busy?: boolean;
}

export interface GridLine {
    readonly text: string;
    readonly small?: boolean;
}

export type GridCells<C extends string = string> = Readonly<Record<C, GridCell>>;

export interface GridSort {
    readonly column: string;
    readonly descending: boolean;
}

/** Where somebody was in a grid. */
export interface GridPlace {
    /** How far it was scrolled, in pixels. */
    readonly top: number;
    /** The key of the row that keys acted on. */
    readonly active: string | null;
}

/** Rows that were selected, or no longer are. */
export interface GridSelection<R> {
    readonly rows: readonly R[];
    readonly select: boolean;
}

/** Rows shall be selected, as checkboxes beside them say. */
export interface GridSelecting<R> {
    readonly all: 'none' | 'some' | 'all';
    readonly isSelected: (row: R) => boolean;
    /** What the checkbox of a row says; empty: the row has none. */
    readonly label: (row: R) => string;
    /** What the checkbox of all rows says, or what the checkboxes of the rows are for: then there is none of all. */
    readonly allLabel?: string;
    readonly heading?: string;
}

export function textCell(...texts: readonly string[]): GridCell {
    return { lines: texts.filter(text => text !== '').map(text => ({ text })) };
}

/** A text, and below it what there is to say about it. */
export function notedCell(text: string, notes: readonly string[]): GridCell {
    return { lines: [{ text }, ...notes.map(note => ({ text: note, small: true }))] };
}

/** The columns of computers that would be, or were, changed. @param id what becomes of each, in a column of its own */
export function changeColumns(id: string, title: string, { Column }: Strings): readonly GridColumn[] {
    return [
        { id: 'name', title: Column.name, share: 18, narrow: 'full' },
        { id, title, share: 34, narrow: 'full' },
        { id: 'outbound', title: Column.outbound, share: 24, narrow: 'titled' },
        { id: 'inbound', title: Column.inbound, share: 24, narrow: 'titled' }
    ];
}
