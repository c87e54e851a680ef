// SPDX-License-Identifier: MIT
// The rows of the page Scanners: hosts of a scanner's list, filtered and in order.
import type { ListRow } from '../../domain/list/list';
import { inOrder, type SortValue } from '../../domain/list/sorting';
import { sortRowsInSteps } from '../../domain/list/sorting-in-steps';
import { tagChoices, tagIn } from '../../domain/list/tags';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import type { CheckedHost } from '../../domain/scanners/check';
import { verdictKinds, type ScannerVerdict } from '../../domain/scanners/scanner-verdict';
import type { AddressOf } from '../view-in-address';

export const scannerColumns = ['host', 'scanner', 'computer', 'wire', 'verdict'] as const;
export type ScannerColumn = (typeof scannerColumns)[number];
export type VerdictKind = ScannerVerdict['kind'];

export interface ScannersView extends TableView<ScannerColumn> {
    /** Null: all. */
    readonly filter: VerdictKind | null;
    /** The tag that computers must have; null: any or none. */
    readonly tag: string | null;
}

/** Those that are wrong first. */
export const firstScannersView: ScannersView = { filter: null, tag: null, search: '', sort: 'verdict', descending: false };

function scannersViewOf(parameters: AddressParameters): ScannersView {
    const filter = verdictKinds.find(one => one === parameters.get('verdict')) ?? null;
    return { filter, tag: tagIn(parameters), ...tableViewOf(parameters, scannerColumns, firstScannersView.sort) };
}

function scannersParameters(view: ScannersView): Readonly<Record<string, string | null>> {
    return { verdict: view.filter, tag: view.tag, ...tableParameters(view, firstScannersView.sort) };
}

export const scannersAddress: AddressOf<ScannersView> = {
    first: firstScannersView,
    viewOf: scannersViewOf,
    parametersOf: scannersParameters
};

export interface ScannersModel {
    readonly all: readonly CheckedHost[];
    /** The tags to choose from. */
    readonly tags: readonly string[];
    /** How many of each kind the search and the tag find. */
    readonly found: Readonly<Record<VerdictKind, number>>;
    readonly rows: readonly CheckedHost[];
    /** The computers of the rows, each once. */
    readonly computers: readonly ListRow[];
    readonly view: ScannersView;
}

/** How many hosts are handled in one step. */
const hostsAtOnce = 500;

/**
 * What is shown, in steps that are short each.
 * @param textsOf what is shown of a host: the search looks there, too
 */
export function* scannersModel(
    all: readonly CheckedHost[],
    view: ScannersView,
    textsOf: (host: CheckedHost) => readonly string[]
): Generator<void, ScannersModel> {
    const found = { wrong: 0, wasRight: 0, right: 0, unknown: 0 };
    const chosen: CheckedHost[] = [];
    const tags = new Set<string>();
    const { tag } = view;
    for (const [index, one] of all.entries()) {
        if (index % hostsAtOnce === hostsAtOnce - 1) yield;
        const its = one.match.kind === 'computer' ? one.match.row.tags : [];
        for (const each of its) tags.add(each);
        if (tag !== null && !its.includes(tag)) continue;
        if (!isFoundBy(view.search, () => textsOf(one))) continue;
        found[one.verdict.kind]++;
        if (view.filter === null || one.verdict.kind === view.filter) chosen.push(one);
    }
    const rows = yield* sortRowsInSteps(
        chosen,
        view.descending,
        one => valueOf(one, view.sort),
        ({ host }) => host.names[0] ?? ''
    );
    yield;
    const computers = new Set<ListRow>();
    for (const { match } of rows) if (match.kind === 'computer') computers.add(match.row);
    return { all, tags: tagChoices(tags, tag), found, rows, computers: [...computers], view };
}

function valueOf({ host, match, wire, verdict }: CheckedHost, column: ScannerColumn): SortValue {
    switch (column) {
        case 'host':
            return [inOrder(host.names[0] ?? '')];
        case 'scanner':
            return [host.says, host.at];
        case 'computer':
            return [match.kind === 'computer' ? String(match.row.configuration?.inbound.required ?? '') : null];
        case 'wire':
            return [wire && wire.result.outcome.kind];
        case 'verdict':
            return [verdictKinds.indexOf(verdict.kind), verdict.kind === 'unknown' ? verdict.why : null];
    }
}
