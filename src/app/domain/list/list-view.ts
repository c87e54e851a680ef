// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { differs, List, ListRow, ListState, listStates, TileState, tileStates } from './list';
import { inOrder, type SortValue } from './sorting';
import { sortRowsInSteps } from './sorting-in-steps';
import { tagChoices } from './tags';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from './table-view';
import { inForce } from '../settings/signing-state';
import { type SnapshotComputer, type SnapshotFacts, stateIn } from '../snapshots/snapshot';
import { setBy, setByKinds } from '../policy/set-by';
import { filterInSteps, forEachInSteps, inOneGo, type Steps } from '../steps';

export const sortColumns = ['name', 'windows', 'role', 'outbound', 'inbound', 'setBy', 'readAt', 'reading'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** What the list is filtered by beside the states; a row can have several of these. `differing`: a node whose cluster's nodes differ. */
const otherFilters = ['outboundNotRequired', 'inboundNotRequired', 'differing', 'cluster'] as const;
export type ListFilter = TileState | (typeof otherFilters)[number];

/** Which part of the list is shown, and in which order: what an address of the list holds. */
export interface ListView extends TableView<SortColumn> {
    /** Null: all. */
    readonly state: ListFilter | null;
    /** The tag that rows must have; null: any or none. */
    readonly tag: string | null;
}

export const defaultView: ListView = { state: null, tag: null, search: '', sort: 'name', descending: false };

/** Reads an address' parameters; what it does not know counts as not given. */
export function viewOf(parameters: AddressParameters): ListView {
    const state = parameters.get('state');
    return {
        state: [...tileStates, ...otherFilters].find(one => one === state) ?? null,
        tag: parameters.get('tag') || null,
        ...tableViewOf(parameters, sortColumns, defaultView.sort)
    };
}

/** The address' parameters of a view; null: not in the address. */
export function parametersOf(view: ListView): Readonly<Record<'state' | 'tag' | 'search' | 'sort' | 'order', string | null>> {
    return { state: view.state, tag: view.tag, ...tableParameters(view, defaultView.sort) };
}

/** What the last snapshot has, by the names by which calls go. It counts for a computer until it is read. */
export type KeptComputers = ReadonlyMap<string, SnapshotComputer>;

export const nothingKept: KeptComputers = new Map();

/** What the last snapshot read of a computer that wasn't read since; null: nothing. */
export function keptOf({ state, entries }: ListRow, kept: KeptComputers): SnapshotComputer | null {
    const one = state === 'notRead' ? kept.get(entries[0]?.connection.call ?? '') : undefined;
    return one?.facts ? one : null;
}

/** The state that a row counts in. */
export function shownState(row: ListRow, kept: KeptComputers): ListState {
    const known = keptOf(row, kept);
    return known ? stateIn(known) : row.state;
}

export function belongsTo(row: ListRow, list: List, filter: ListFilter, kept = nothingKept): boolean {
    switch (filter) {
        case 'outboundNotRequired':
            return isNotRequired(row, 'outbound', kept);
        case 'inboundNotRequired':
            return isNotRequired(row, 'inbound', kept);
        case 'differing':
            return differs(row, list);
        default:
            return shownState(row, kept) === filter;
    }
}

/** As the column of that direction says it, also of a computer whose other direction is unknown. */
function isNotRequired(row: ListRow, direction: Direction, kept: KeptComputers): boolean {
    const { configuration } = row;
    const shown = configuration ? inForce(configuration[direction]) : keptOf(row, kept)?.facts?.[direction].inForce;
    return shown === 'notRequired';
}

/** Whether a row belongs to a view. */
function matches(row: ListRow, list: List, { state, tag, search }: ListView, kept: KeptComputers): boolean {
    if (state !== null && !belongsTo(row, list, state, kept)) return false;
    if (tag !== null && !row.tags.includes(tag)) return false;
    return isFoundBy(search, () => searched(row, kept));
}

function searched(row: ListRow, kept: KeptComputers): readonly string[] {
    const facts = row.configuration;
    const before = keptOf(row, kept);
    return [
        ...(before ? [before.fqdn ?? '', before.facts?.windows ?? ''] : []),
        ...row.entries.flatMap(({ connection }) => [connection.label, connection.call]),
        ...row.tags,
        row.cluster ?? '',
        facts?.computer.fqdn ?? '',
        facts?.computer.caption ?? '',
        facts?.outbound.policy.gpoName ?? '',
        facts?.inbound.policy.gpoName ?? ''
    ];
}

/** The tags of the list in the order in which people count, and the one that a view asks for even if no row has it. */
export function tagsOf(list: List, { tag: asked }: Pick<ListView, 'tag'>): readonly string[] {
    const tags = new Set<string>();
    for (const row of list.rows) for (const tag of row.tags) tags.add(tag);
    return tagChoices(tags, asked);
}

/** The rows of a view in its order. */
export function arrange(list: List, view: ListView, kept = nothingKept): readonly string[] {
    return inOneGo(arranging(list, view, kept));
}

/** The same in steps that are short each. */
export function* arranging(list: List, view: ListView, kept: KeptComputers): Steps<readonly string[]> {
    const rows = yield* filterInSteps(list.rows, row => matches(row, list, view, kept));
    const sorted = yield* sortRowsInSteps(
        rows,
        view.descending,
        row => sortValue(row, view.sort, kept),
        row => row.label
    );
    return sorted.map(row => row.key);
}

/**
 * The order of rows while computers are being read: what is shown keeps its place, even if it would stand elsewhere or no
 * longer belongs to the view; what newly belongs to it comes to the end. Nothing moves under a pointer.
 */
export function keepOrder(shown: readonly string[], list: List, view: ListView, before = nothingKept): readonly string[] {
    return inOneGo(keepingOrder(shown, list, view, before));
}

/** The same in steps that are short each. */
export function* keepingOrder(shown: readonly string[], list: List, view: ListView, before: KeptComputers): Steps<readonly string[]> {
    const kept = new Set<string>();
    // A row that turned out to be another's second name has become a part of that one.
    yield* forEachInSteps(shown, key => {
        const row = list.rowOf.get(key);
        if (row) kept.add(row.key);
    });
    yield* forEachInSteps(list.rows, row => {
        if (!kept.has(row.key) && matches(row, list, view, before)) kept.add(row.key);
    });
    return [...kept];
}

const inForceOrder = { notRequired: 0, required: 1, notReported: 2 } as const;

function sortValue(row: ListRow, column: SortColumn, kept: KeptComputers): SortValue {
    const facts = row.configuration;
    const before = keptOf(row, kept)?.facts;
    if (before) return keptSortValue(row, before, column);
    switch (column) {
        case 'name':
            // Nodes stand together below their cluster.
            return [inOrder(row.cluster ?? row.label), row.cluster === null || row.state === 'cluster' ? 0 : 1, inOrder(row.label)];
        case 'windows':
            return [facts?.computer.build ?? null, facts?.computer.caption?.toLowerCase() ?? null];
        case 'role':
            return [facts?.computer.productType ?? null];
        case 'outbound':
        case 'inbound':
            return [facts && inForceOrder[inForce(facts[column])]];
        case 'setBy':
            return facts
                ? [setByKinds.indexOf(setBy(facts, 'outbound').kind), setByKinds.indexOf(setBy(facts, 'inbound').kind)]
                : [null, null];
        case 'readAt':
            return [facts && (row.answer?.at ?? null)];
        case 'reading':
            return [row.state === 'notRead' ? null : listStates.indexOf(row.state)];
    }
}

/** Among the others by what stands in the row. */
function keptSortValue(row: ListRow, facts: SnapshotFacts, column: SortColumn): SortValue {
    switch (column) {
        case 'windows':
            return [facts.build, facts.windows?.toLowerCase() ?? null];
        case 'role':
            return [facts.role];
        case 'outbound':
        case 'inbound':
            return [inForceOrder[facts[column].inForce]];
        case 'setBy':
            return [null, null];
        default:
            return sortValue(row, column, nothingKept);
    }
}
