// SPDX-License-Identifier: MIT
// The rows of the page Changes: what is different between two snapshots with what explains it, filtered and in order.
import { inOrder, sortRows, type SortValue } from '../../domain/list/sorting';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import { computerOf, type Difference, type DifferenceKind, differenceKinds } from '../../domain/snapshots/difference';
import type { Explained } from '../../domain/snapshots/explain/explanation';
import { anyTag, tagIn } from '../../domain/list/tags';
import type { Sides } from '../snapshots/choice';
import type { AddressOf } from '../view-in-address';

export const differenceColumns = ['name', 'what', 'values', 'between', 'explained'] as const;
export type ChangeColumn = (typeof differenceColumns)[number];

/** `unexplained`: what this tool, a policy, or Windows could have done, and as far as known did not. */
export type ChangeFilter = DifferenceKind | 'unexplained';

/** What the address holds. */
export interface ChangesView extends Sides, TableView<ChangeColumn> {
    /** Null: all. */
    readonly filter: ChangeFilter | null;
    /** The tag that computers must have; null: any or none. */
    readonly tag: string | null;
}

/** Weaker first. */
export const firstChangesView: ChangesView = {
    filter: null,
    tag: null,
    search: '',
    sort: 'what',
    descending: false,
    from: null,
    to: null
};

function changesViewOf(parameters: AddressParameters): ChangesView {
    const filter = parameters.get('difference');
    return {
        filter: [...differenceKinds, 'unexplained' as const].find(one => one === filter) ?? null,
        tag: tagIn(parameters),
        ...tableViewOf(parameters, differenceColumns, firstChangesView.sort),
        from: parameters.get('from'),
        to: parameters.get('to')
    };
}

/** The address' parameters of a view; null: not in the address. */
function changesParameters(view: ChangesView): Readonly<Record<string, string | null>> {
    const { filter, tag, from, to } = view;
    return { difference: filter, tag, ...tableParameters(view, firstChangesView.sort), from, to };
}

export const changesAddress: AddressOf<ChangesView> = {
    first: firstChangesView,
    viewOf: changesViewOf,
    parametersOf: changesParameters
};

export interface ChangeRow {
    /** Its place among all differences. */
    readonly key: string;
    readonly difference: Difference;
    /** Null: it is of a kind that needs no explanation. */
    readonly explained: Explained | null;
}

export interface ChangesModel {
    readonly all: readonly ChangeRow[];
    readonly tags: readonly string[];
    /** What the search finds, of the computers with the tag. */
    readonly found: readonly ChangeRow[];
    readonly rows: readonly ChangeRow[];
    readonly view: ChangesView;
}

/** @param textsOf what is shown of a row: the search looks there, too */
export function changesModel(
    all: readonly ChangeRow[],
    view: ChangesView,
    textsOf: (row: ChangeRow) => readonly string[],
    tags = anyTag
): ChangesModel {
    const tagged = all.filter(({ difference }) => tags.covers(computerOf(difference).names));
    const found = tagged.filter(row => isFoundBy(view.search, () => textsOf(row)));
    const chosen = found.filter(row => view.filter === null || isOfDifference(row, view.filter));
    return { all, tags: tags.choices, found, rows: sorted(chosen, view), view };
}

export function isOfDifference({ difference, explained }: ChangeRow, filter: ChangeFilter): boolean {
    return filter === 'unexplained' ? explained !== null && explained.by.length === 0 : difference.kind === filter;
}

/** The name by which a computer of the list is called; null: it isn't in the list. */
export function calledAs({ difference }: ChangeRow, listed: ReadonlySet<string>): string | null {
    return computerOf(difference).names.find(name => listed.has(name)) ?? null;
}

/** Whose logs could say more on these rows, by the names by which they are called. */
export function askable(rows: readonly ChangeRow[], listed: ReadonlySet<string>): readonly string[] {
    const names = rows.flatMap(row => (row.explained && row.difference.direction ? (calledAs(row, listed) ?? []) : []));
    return [...new Set(names)];
}

function sorted(rows: readonly ChangeRow[], { sort, descending }: ChangesView): readonly ChangeRow[] {
    return sortRows(
        rows,
        descending,
        row => valueOf(row, sort),
        ({ difference }) => computerOf(difference).label
    );
}

function valueOf({ difference, explained }: ChangeRow, column: ChangeColumn): SortValue {
    const { kind, from, to } = difference;
    switch (column) {
        case 'name':
            return [inOrder(computerOf(difference).label)];
        case 'what':
            return [differenceKinds.indexOf(kind)];
        case 'values':
            return [difference.direction, differenceKinds.indexOf(kind)];
        case 'between':
            return [to ?? from];
        case 'explained':
            return [explained && (explained.by[0]?.kind ?? '')];
    }
}
