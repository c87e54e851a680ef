// SPDX-License-Identifier: MIT
// The rows of the page Readiness: each computer of the list with what is known of it, filtered and in order.
import { type ComputerRole, computerRoles } from '../../domain/computer/computer-roles';
import type { Direction } from '../../domain/computer/facts';
import { DAY } from '../../domain/evidence/days';
import type { List } from '../../domain/list/list';
import { inOrder, type SortValue } from '../../domain/list/sorting';
import { sortByNamesInSteps, sortNamedInSteps, sortRowsInSteps } from '../../domain/list/sorting-in-steps';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { type ReadinessKind, readinessKinds } from '../../domain/readiness/readiness';
import { filterInSteps, forEachInSteps, inOneGo, mapInSteps, type Steps } from '../../domain/steps';
import { isSelected } from '../scan/list-model';
import type { AddressOf } from '../view-in-address';
import type { FleetEvidenceState } from '../evidence/fleet-evidence';
import { isUnaudited, makingRows, type ReadinessRow } from './readiness-rows';

export type { ReadinessRow } from './readiness-rows';

export const readinessColumns = ['name', 'ring', 'windows', 'readiness', 'readAt'] as const;
export type ReadinessColumn = (typeof readinessColumns)[number];

/** What the address holds. */
export interface ReadinessView extends TableView<ReadinessColumn> {
    readonly direction: Direction;
    /** Null: all. */
    readonly kind: ReadinessKind | null;
    /** A tag; empty: computers without one; null: all. */
    readonly ring: string | null;
    readonly windows: string | null;
    readonly role: ComputerRole | null;
}

export const firstReadinessView: ReadinessView = {
    // It is what stops relaying.
    direction: 'inbound',
    kind: null,
    ring: null,
    windows: null,
    role: null,
    search: '',
    sort: 'name',
    descending: false
};

/** Reads an address' parameters; what it does not know counts as not given. */
export function readinessViewOf(parameters: AddressParameters): ReadinessView {
    return {
        direction: parameters.get('direction') === 'outbound' ? 'outbound' : 'inbound',
        kind: readinessKinds.find(one => one === parameters.get('state')) ?? null,
        ring: parameters.get('ring'),
        windows: parameters.get('windows') || null,
        role: computerRoles.find(one => one === parameters.get('role')) ?? null,
        ...tableViewOf(parameters, readinessColumns, firstReadinessView.sort)
    };
}

/** The address' parameters of a view; null: not in the address. */
export function readinessParameters(view: ReadinessView): Readonly<Record<string, string | null>> {
    return {
        direction: view.direction === 'inbound' ? null : view.direction,
        state: view.kind,
        ring: view.ring,
        windows: view.windows,
        role: view.role,
        ...tableParameters(view, firstReadinessView.sort)
    };
}

export const readinessAddress: AddressOf<ReadinessView> = {
    first: firstReadinessView,
    viewOf: readinessViewOf,
    parametersOf: readinessParameters
};

export interface ReadinessInput {
    readonly list: List;
    readonly known: readonly KnownOfComputer[];
    /** Whether what was kept before is in it. */
    readonly isLoaded: boolean;
    readonly accepted: Accepted;
    readonly fleet: FleetEvidenceState;
    readonly view: ReadinessView;
    readonly selection: ReadonlySet<string>;
    /** When all of it was judged, by the browser's clock: ISO 8601. It is being judged anew, and nothing rests on it. Missing: now. */
    readonly judgedAt?: string;
}

export interface ReadinessModel extends ReadinessInput {
    /** All computers of the list, in its order. */
    readonly all: readonly ReadinessRow[];
    readonly rowOf: ReadonlyMap<string, ReadinessRow>;
    /** The same in the order of their names. */
    readonly named: readonly ReadinessRow[];
    /** Those of the ring, the Windows, the role and the search: what the tiles count. */
    readonly found: readonly ReadinessRow[];
    readonly foundByName: readonly ReadinessRow[];
    readonly rows: readonly ReadinessRow[];
    /** The same rows, in whatever order: the same list for as long as they are the same, so what was counted of them holds. */
    readonly shown: readonly ReadinessRow[];
}

/** Rows keep their places while evidence is read: nothing moves under a pointer. @param before the model before; null: none */
export function readinessModel(input: ReadinessInput, before: ReadinessModel | null): ReadinessModel {
    return inOneGo(makingReadinessModel(input, before));
}

/** The same in steps that are short each. @param tell is told now and then how many computers were judged */
export function* makingReadinessModel(
    input: ReadinessInput,
    before: ReadinessModel | null,
    tell?: (judged: number) => void
): Steps<ReadinessModel> {
    const { view, fleet } = input;
    const { all, rowOf, named } = before && isOfSame(input, before) ? before : yield* inNames(input, before, tell);
    const isFoundAgain = before !== null && before.all === all && isAlike(before.view, view);
    const { found, foundByName } = isFoundAgain ? before : yield* finding(all, named, view);
    const belongs = (row: ReadinessRow): boolean => view.kind === null || row.readiness.kind === view.kind;
    const keeps = before !== null && before.view === view && before.fleet.running && fleet.running && before.rows.length > 0;
    if (keeps) {
        const kept = before.rows.flatMap(({ key }) => rowOf.get(key) ?? []);
        const places = new Set(kept.map(({ key }) => key));
        yield;
        const added = yield* filterInSteps(found, row => belongs(row) && !places.has(row.key));
        const together = [...kept, ...added];
        return { ...input, all, rowOf, named, found, foundByName, rows: together, shown: together };
    }
    const wanted = yield* filterByKind(foundByName, view.kind, before);
    const { sort, descending } = view;
    const rows =
        sort === 'name'
            ? yield* sortByNamesInSteps(wanted, descending, ({ label }) => label)
            : yield* sortNamedInSteps(wanted, descending, row => valueOf(row, sort));
    return { ...input, all, rowOf, named, found, foundByName, rows, shown: wanted };
}

/** In the order of their names, unless a reading kept them in their places. */
function* filterByKind(
    foundByName: readonly ReadinessRow[],
    kind: ReadinessKind | null,
    before: ReadinessModel | null
): Steps<readonly ReadinessRow[]> {
    if (kind === null) return foundByName;
    const isSame = before?.foundByName === foundByName && before.view.kind === kind && before.rows !== before.shown;
    return isSame ? before.shown : yield* filterInSteps(foundByName, ({ readiness }) => readiness.kind === kind);
}

function* finding(
    all: readonly ReadinessRow[],
    named: readonly ReadinessRow[],
    view: ReadinessView
): Steps<Pick<ReadinessModel, 'found' | 'foundByName'>> {
    const { ring, windows, role, search } = view;
    const isWhole = ring === null && windows === null && role === null && search.trim() === '';
    if (isWhole) return { found: all, foundByName: named };
    const found = yield* filterInSteps(all, row => isFound(row, view));
    const places = new Set(found);
    yield;
    return { found, foundByName: yield* filterInSteps(named, row => places.has(row)) };
}

/** Whether the same is searched for. */
function isAlike(one: ReadinessView, other: ReadinessView): boolean {
    return one.ring === other.ring && one.windows === other.windows && one.role === other.role && one.search === other.search;
}

/** Whether rows would be the same ones. */
function isOfSame(input: ReadinessInput, before: ReadinessModel): boolean {
    const { list, known, accepted, fleet, view } = input;
    return (
        before.list === list &&
        before.known === known &&
        before.accepted === accepted &&
        before.fleet.phases === fleet.phases &&
        before.fleet.failures === fleet.failures &&
        before.view.direction === view.direction
    );
}

function* inNames(
    input: ReadinessInput,
    before: ReadinessModel | null,
    tell: (judged: number) => void = () => undefined
): Steps<Pick<ReadinessModel, 'all' | 'rowOf' | 'named'>> {
    const made = yield* makingRows({ ...input, direction: input.view.direction, tell });
    // Other news than of these computers: whatever was counted of their rows holds.
    if (before?.all.length === made.length && made.every((row, index) => row === before.all[index])) return before;
    const all = made;
    yield;
    const rowOf = new Map<string, ReadinessRow>();
    yield* forEachInSteps(all, row => void rowOf.set(row.key, row));
    const isSameNames = before?.all.length === all.length && all.every(({ key, label }, index) => isNamed(before.all[index], key, label));
    yield;
    const named = isSameNames
        ? yield* mapInSteps(before.named, row => rowOf.get(row.key) ?? row)
        : yield* sortRowsInSteps(
              all,
              false,
              () => [],
              ({ label }) => label
          );
    return { all, rowOf, named };
}

function isNamed(row: ReadinessRow | undefined, key: string, label: string): boolean {
    return row?.key === key && row.label === label;
}

function isFound({ label, tags, windows, roles, readiness, row }: ReadinessRow, view: ReadinessView): boolean {
    const { ring, windows: chosen, role, search } = view;
    if (ring !== null && !(ring === '' ? tags.length === 0 : tags.includes(ring))) return false;
    if (chosen !== null && windows !== chosen) return false;
    if (role !== null && !roles.includes(role)) return false;
    const peers = readiness.kind === 'wouldCutOff' ? readiness.peers : [];
    return isFoundBy(search, () => [label, ...row.entries.map(({ connection }) => connection.call), ...tags, windows, ...peers]);
}

function valueOf({ tags, windows, readiness, readAt }: ReadinessRow, column: Exclude<ReadinessColumn, 'name'>): SortValue[number] {
    switch (column) {
        case 'ring':
            return tags.length > 0 ? inOrder(tags.join(' ')) : null;
        case 'windows':
            return windows ? inOrder(windows) : null;
        case 'readiness':
            return readinessKinds.indexOf(readiness.kind);
        case 'readAt':
            return readAt;
    }
}

/** The selected rows, also those that the view leaves out. */
export function selectedIn({ all, selection }: ReadinessModel): readonly ReadinessRow[] {
    return selection.size === 0 ? [] : all.filter(row => isRowSelected(row, selection));
}

export function isRowSelected({ row }: ReadinessRow, selection: ReadonlySet<string>): boolean {
    return isSelected(row, selection);
}

/** What a command is about: the selected, or where none is, what is shown. */
export function meant(model: ReadinessModel): readonly ReadinessRow[] {
    return model.selection.size > 0 ? selectedIn(model) : model.rows;
}

/** Those that can be read: files may tell of others. */
export function readableOnes(model: ReadinessModel): readonly ReadinessRow[] {
    return meant(model).filter(({ isListed: isThere }) => isThere);
}

/** Those that signing may be required on: exactly the ready ones. */
export function readyOnes(model: ReadinessModel): readonly ReadinessRow[] {
    return toHandOver(model).filter(({ isListed: isThere }) => isThere);
}

/** Those that can be handed over: the ready ones, also where nothing can be changed from here. */
export function toHandOver(model: ReadinessModel): readonly ReadinessRow[] {
    return meant(model).filter(({ readiness }) => readiness.kind === 'ready');
}

/** Those to turn auditing on: whoever was selected, else where it is off and can be on. */
export function toAudit(model: ReadinessModel): readonly ReadinessRow[] {
    const rows = model.selection.size > 0 ? selectedIn(model) : model.rows.filter(isUnaudited);
    return rows.filter(({ isListed: isThere }) => isThere);
}

/**
 * Those whose logs didn't reach back far enough when they were read, though enough days have passed since.
 * @param now milliseconds since 1970
 */
export function dueOnes({ found }: ReadinessModel, now: number): readonly ReadinessRow[] {
    return found.filter(
        ({ readiness, readAt, isListed: isThere }) =>
            isThere && readiness.kind === 'gathering' && readAt !== null && now - Date.parse(readAt) >= readiness.daysLeft * DAY
    );
}
