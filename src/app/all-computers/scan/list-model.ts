// SPDX-License-Identifier: MIT
import { emptyList, isReadingFailed, List, ListRow, makingList } from '../../domain/list/list';
import { arranging, defaultView, keepingOrder, type KeptComputers, ListView, nothingKept } from '../../domain/list/list-view';
import { forEachInSteps, inOneGo, type Steps } from '../../domain/steps';
import type { ScanState } from './scan';

/** What the list is made of. A new `arranged` asks for the rows to be sorted and filtered afresh. */
export interface ListInput {
    readonly scan: ScanState;
    readonly view: ListView;
    readonly selection: ReadonlySet<string>;
    readonly arranged: number;
    /** What counts until a computer is read. */
    readonly kept: KeptComputers;
}

/** The list as it stands: its rows in the order in which they are shown. */
export interface ListModel extends ListInput {
    readonly list: List;
    readonly order: readonly string[];
    readonly rows: readonly ListRow[];
    /** Whether sorting and filtering now would move, add or remove rows. */
    readonly isStale: boolean;
}

const noScan: ScanState = { entries: [], running: false, asked: 0, ended: 0, stopped: false };
export const noList: ListModel = {
    scan: noScan,
    view: defaultView,
    selection: new Set(),
    arranged: 0,
    kept: nothingKept,
    list: emptyList,
    order: [],
    rows: [],
    isStale: false
};

/** Makes the next list: rows keep their places unless the administrator asked for another order or part. */
export function nextList(before: ListModel, input: ListInput): ListModel {
    return inOneGo(makingNextList(before, input));
}

/** The same in steps that are short each. */
export function* makingNextList(before: ListModel, input: ListInput): Steps<ListModel> {
    const { scan, view, kept } = input;
    const isAsBefore = view === before.view && input.arranged === before.arranged && kept === before.kept;
    if (scan === before.scan && isAsBefore) return { ...before, ...input };
    const list = scan === before.scan ? before.list : yield* makingList(scan.entries, before.list);
    const afresh = !isAsBefore || before.list.rows.length === 0;
    const order = yield* afresh ? arranging(list, view, kept) : keepingOrder(before.order, list, view, kept);
    const rows: ListRow[] = [];
    yield* forEachInSteps(order, key => {
        const row = list.rowOf.get(key);
        if (row) rows.push(row);
    });
    return { ...input, list, order, rows, isStale: !afresh && (yield* checkingStale(order, list, input)) };
}

function* checkingStale(order: readonly string[], list: List, { scan, view, kept }: ListInput): Steps<boolean> {
    // While answers stream in, this would be worked out again and again. The plain order alone never becomes stale then.
    if (scan.running) return view.sort !== defaultView.sort || view.state !== null || view.tag !== null || view.search !== '';
    const wanted = yield* arranging(list, view, kept);
    return wanted.length !== order.length || wanted.some((key, index) => key !== order[index]);
}

export function isSelected(row: ListRow, selection: ReadonlySet<string>): boolean {
    return row.entries.some(({ connection }) => selection.has(connection.key));
}

/** Selects rows under all their names, so that a selection outlives their turning out to be one computer. */
export function withSelected(selection: ReadonlySet<string>, rows: readonly ListRow[], select: boolean): ReadonlySet<string> {
    const next = new Set(selection);
    for (const key of keysOf(rows)) {
        if (select) next.add(key);
        else next.delete(key);
    }
    return next;
}

/** The connections of rows. */
export function keysOf(rows: readonly ListRow[]): readonly string[] {
    return rows.flatMap(row => row.entries.map(({ connection }) => connection.key));
}

/** The selected rows, also those that the view leaves out. */
export function selectedRows({ list, selection }: ListModel): readonly ListRow[] {
    return selection.size === 0 ? [] : list.rows.filter(row => isSelected(row, selection));
}

export function failedRows({ list }: ListModel): readonly ListRow[] {
    return list.rows.filter(isReadingFailed);
}
