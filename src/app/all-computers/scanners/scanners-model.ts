// SPDX-License-Identifier: MIT
// The rows of the page Scanners: hosts of a scanner's list, filtered and in order.
import type { ListRow } from '../../domain/list/list';
import { inOrder, sortRows, type SortValue } from '../../domain/list/sorting';
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
}

/** Those that are wrong first. */
export const firstScannersView: ScannersView = { filter: null, search: '', sort: 'verdict', descending: false };

function scannersViewOf(parameters: AddressParameters): ScannersView {
    const filter = parameters.get('verdict');
    return { filter: verdictKinds.find(one => one === filter) ?? null, ...tableViewOf(parameters, scannerColumns, firstScannersView.sort) };
}

function scannersParameters(view: ScannersView): Readonly<Record<string, string | null>> {
    return { verdict: view.filter, ...tableParameters(view, firstScannersView.sort) };
}

export const scannersAddress: AddressOf<ScannersView> = {
    first: firstScannersView,
    viewOf: scannersViewOf,
    parametersOf: scannersParameters
};

export interface ScannersModel {
    readonly all: readonly CheckedHost[];
    /** What the search finds. */
    readonly found: readonly CheckedHost[];
    readonly rows: readonly CheckedHost[];
    readonly view: ScannersView;
}

/** @param textsOf what is shown of a host: the search looks there, too */
export function scannersModel(
    all: readonly CheckedHost[],
    view: ScannersView,
    textsOf: (host: CheckedHost) => readonly string[]
): ScannersModel {
    const found = all.filter(one => isFoundBy(view.search, () => textsOf(one)));
    const chosen = found.filter(({ verdict }) => view.filter === null || verdict.kind === view.filter);
    const rows = sortRows(
        chosen,
        view.descending,
        one => valueOf(one, view.sort),
        ({ host }) => host.names[0] ?? ''
    );
    return { all, found, rows, view };
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

/** The computers of hosts, each once. */
export function computersOf(hosts: readonly CheckedHost[]): readonly ListRow[] {
    return [...new Set(hosts.flatMap(({ match }) => (match.kind === 'computer' ? [match.row] : [])))];
}
