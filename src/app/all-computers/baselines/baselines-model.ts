// SPDX-License-Identifier: MIT
// The rows of the page Baselines: each computer with what the baseline for its Windows comes to, searched and in order.
import type { Baseline } from '../../domain/baselines/baseline';
import { FleetJudge, type BaselineResult } from '../../domain/baselines/fleet';
import type { List, ListRow } from '../../domain/list/list';
import { inOrder, sortRows, type SortValue } from '../../domain/list/sorting';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import { tagsOf } from '../../domain/list/list-view';
import { tagIn } from '../../domain/list/tags';
import { isListed } from '../evidence/listed-once';
import type { AddressOf } from '../view-in-address';

export const countColumns = ['fails', 'registryReports', 'notKnown', 'pass'] as const;
export const baselineColumns = ['name', 'baseline', ...countColumns] as const;
export type BaselineColumn = (typeof baselineColumns)[number];

export interface BaselinesView extends TableView<BaselineColumn> {
    readonly series: string;
    /** The tag that computers must have; null: any or none. */
    readonly tag: string | null;
}

const firstView: BaselinesView = { series: 'DISA STIG', tag: null, search: '', sort: 'name', descending: false };

function viewOf(parameters: AddressParameters): BaselinesView {
    const series = parameters.get('baseline') ?? firstView.series;
    return { series, tag: tagIn(parameters), ...tableViewOf(parameters, baselineColumns, firstView.sort) };
}

function parametersOf(view: BaselinesView): Readonly<Record<string, string | null>> {
    const baseline = view.series === firstView.series ? null : view.series;
    return { baseline, tag: view.tag, ...tableParameters(view, firstView.sort) };
}

export const baselinesAddress: AddressOf<BaselinesView> = { first: firstView, viewOf, parametersOf };

export interface BaselineRow {
    readonly key: string;
    readonly row: ListRow;
    /** Null: it wasn't read, or there is no baseline for its Windows. */
    readonly judged: BaselineResult | null;
}

export interface BaselinesModel {
    readonly list: List;
    readonly view: BaselinesView;
    readonly judge: FleetJudge;
    /** The tags to choose from. */
    readonly tags: readonly string[];
    /** All computers; clusters are none. */
    readonly all: readonly BaselineRow[];
    readonly rows: readonly BaselineRow[];
}

/** @param before keeps what was judged, while the series is the same */
export function baselinesModel(
    baselines: readonly Baseline[],
    list: List,
    view: BaselinesView,
    before: BaselinesModel | null
): BaselinesModel {
    const judge =
        before?.view.series === view.series ? before.judge : new FleetJudge(baselines.filter(({ series }) => series === view.series));
    const all = list.rows
        .filter(({ state }) => state !== 'cluster')
        .map(row => ({ key: row.key, row, judged: row.configuration && judge.of(row.configuration) }));
    const { tag } = view;
    const tagged = all.filter(({ row }) => tag === null || row.tags.includes(tag));
    const found = tagged.filter(({ row, judged }) => isFoundBy(view.search, () => [row.label, judged?.baseline.name ?? '']));
    const rows = sortRows(
        found,
        view.descending,
        row => [valueOf(row, view.sort)],
        ({ row }) => row.label
    );
    return {
        list,
        view,
        judge,
        tags: tagsOf(list, view),
        all,
        rows
    };
}

function valueOf({ row, judged }: BaselineRow, column: BaselineColumn): SortValue[number] {
    if (column === 'name') return inOrder(row.label);
    if (column === 'baseline') return judged?.baseline.name ?? null;
    return judged?.counts[column] ?? null;
}

/** Of the rows that are shown, those where a run makes a control pass. */
export function toHelp({ rows }: BaselinesModel): readonly ListRow[] {
    return rows.filter(({ judged, row }) => judged?.isForRuns && isListed(row)).map(({ row }) => row);
}
