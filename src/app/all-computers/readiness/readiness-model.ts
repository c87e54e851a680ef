// SPDX-License-Identifier: MIT
// The rows of the page Readiness: each computer of the list with what is known of it, filtered and in order.
import { membershipOf } from '../../domain/computer/cluster';
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import { windowsName } from '../../domain/computer/windows-name';
import { DAY } from '../../domain/evidence/days';
import { isAuditing } from '../../domain/evidence/audit-doubt';
import { claimingTheSame, type List, type ListRow } from '../../domain/list/list';
import { inOrder, sortRows, type SortValue } from '../../domain/list/sorting';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import type { Accepted } from '../../domain/readiness/accepted';
import { type BroughtEvidence, broughtEvidence } from '../../domain/readiness/imports/with-imported';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { type Readiness, type ReadinessKind, readinessKinds } from '../../domain/readiness/readiness';
import { rememberedReadiness } from '../../domain/readiness/remembered';
import { isSelected } from '../scan/list-model';
import type { AddressOf } from '../view-in-address';
import { isListed } from '../evidence/listed-once';
import type { EvidenceFailure, FleetEvidenceState } from '../evidence/fleet-evidence';

export const readinessColumns = ['name', 'ring', 'windows', 'readiness', 'readAt'] as const;
export type ReadinessColumn = (typeof readinessColumns)[number];

/** What a computer says that it is. A cluster's node is a server, or a domain controller, too. `unknown`: that wasn't read. */
export const computerRoles = ['domainController', 'server', 'clusterNode', 'workstation', 'unknown'] as const;
export type ComputerRole = (typeof computerRoles)[number];

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

/** A computer of the list, and whether signing can be required on it. */
export interface ReadinessRow {
    readonly key: string;
    readonly row: ListRow;
    readonly label: string;
    /** The rows that claim to be the same computer: another name that isn't its own. Signing on one is signing on both. */
    readonly claiming: readonly string[];
    readonly tags: readonly string[];
    /** Its Windows without the maker; empty: not known. */
    readonly windows: string;
    readonly roles: readonly ComputerRole[];
    readonly readiness: Readiness;
    /** When its event logs were read: ISO 8601; null: never. */
    readonly readAt: string | null;
    /** The settings that it is judged by, and when they were read: ISO 8601; null: never. */
    readonly settings: SigningConfiguration | null;
    readonly settingsReadAt: string | null;
    /** Since when it is audited: ISO 8601, and whether that is only since when readings saw it on; null: not known. */
    readonly auditing: { readonly at: string; readonly isOnlySeen: boolean } | null;
    /** Whether auditing could not be turned on because the account can only read there. */
    readonly isReadOnly: boolean;
    /** The files that brought some of its evidence; null: none did. */
    readonly brought: BroughtEvidence | null;
    /** Whether Windows Admin Center has it in its list: else nothing can be read of it or changed on it from here. */
    readonly isListed: boolean;
    readonly phase: 'waiting' | 'reading' | null;
    /** Why the last reading failed. */
    readonly failure: EvidenceFailure | null;
}

export interface ReadinessInput {
    readonly list: List;
    readonly known: readonly KnownOfComputer[];
    readonly accepted: Accepted;
    readonly fleet: FleetEvidenceState;
    readonly view: ReadinessView;
    readonly selection: ReadonlySet<string>;
}

export interface ReadinessModel extends ReadinessInput {
    /** All computers of the list, in its order. */
    readonly all: readonly ReadinessRow[];
    readonly rowOf: ReadonlyMap<string, ReadinessRow>;
    /** Those of the ring, the Windows, the role and the search: what the tiles count. */
    readonly found: readonly ReadinessRow[];
    readonly rows: readonly ReadinessRow[];
}

/** Rows keep their places while evidence is read: nothing moves under a pointer. @param before the model before; null: none */
export function readinessModel(input: ReadinessInput, before: ReadinessModel | null): ReadinessModel {
    const { view, fleet } = input;
    const all = rowsOf(input);
    const rowOf = new Map(all.map(row => [row.key, row]));
    const found = all.filter(row => isFound(row, view));
    const wanted = found.filter(({ readiness }) => view.kind === null || readiness.kind === view.kind);
    const keeps = before !== null && before.view === view && before.fleet.running && fleet.running && before.rows.length > 0;
    const kept = keeps ? before.rows.flatMap(({ key }) => rowOf.get(key) ?? []) : [];
    const places = new Set(kept.map(({ key }) => key));
    return { ...input, all, rowOf, found, rows: keeps ? [...kept, ...wanted.filter(({ key }) => !places.has(key))] : sorted(wanted, view) };
}

function rowsOf({ list, known, accepted, fleet, view: { direction } }: ReadinessInput): readonly ReadinessRow[] {
    const byName = new Map(known.map(one => [one.kept.computer, one]));
    // A cluster is no computer: its nodes are.
    return list.rows
        .filter(({ state }) => state !== 'cluster')
        .map(row => {
            const names = row.entries.map(({ connection }) => connection.call);
            const one = newestOf(names.flatMap(name => byName.get(name) ?? []));
            const configuration = row.configuration ?? one?.kept.configuration?.value ?? null;
            const auditedSince = one?.auditingSince[direction];
            const phases = names.flatMap(name => fleet.phases.get(name) ?? []);
            return {
                key: row.key,
                row,
                label: row.label,
                claiming: claimingTheSame(row, list).map(({ label }) => label),
                tags: row.tags,
                windows: windowsName(configuration?.computer.caption),
                roles: rolesOf(configuration),
                readiness: one
                    ? rememberedReadiness(one, direction, accepted)
                    : { kind: 'unknown', why: { of: 'configuration', state: 'notRead' } },
                readAt: one?.kept.evidence?.readAt ?? null,
                settings: one?.kept.configuration?.value ?? null,
                settingsReadAt: one?.kept.configuration?.readAt ?? null,
                brought: one ? broughtEvidence(one.kept) : null,
                isListed: isListed(row),
                auditing: !auditedSince ? null : { at: auditedSince, isOnlySeen: one?.isSinceSeen?.[direction] === true },
                isReadOnly: one?.isReadOnly === true,
                phase: phases.includes('reading') ? 'reading' : (phases[0] ?? null),
                failure: names.flatMap(name => fleet.failures.get(name) ?? [])[0] ?? null
            };
        });
}

/** Only what was read of it: a name tells nothing. */
function rolesOf(configuration: SigningConfiguration | null): readonly ComputerRole[] {
    const isNode = configuration !== null && membershipOf(configuration).kind === 'node';
    return [configuration?.computer.productType ?? 'unknown', ...(isNode ? ['clusterNode' as const] : [])];
}

/** Of a computer with several names what was read last. */
function newestOf(all: readonly KnownOfComputer[]): KnownOfComputer | undefined {
    const readAt = ({ kept }: KnownOfComputer): string => kept.evidence?.readAt ?? kept.configuration?.readAt ?? '';
    return all.reduce<KnownOfComputer | undefined>((best, one) => (best && readAt(best) >= readAt(one) ? best : one), undefined);
}

function isFound({ label, tags, windows, roles, readiness, row }: ReadinessRow, view: ReadinessView): boolean {
    const { ring, windows: chosen, role, search } = view;
    if (ring !== null && !(ring === '' ? tags.length === 0 : tags.includes(ring))) return false;
    if (chosen !== null && windows !== chosen) return false;
    if (role !== null && !roles.includes(role)) return false;
    const peers = readiness.kind === 'wouldCutOff' ? readiness.peers : [];
    return isFoundBy(search, () => [label, ...row.entries.map(({ connection }) => connection.call), ...tags, windows, ...peers]);
}

function sorted(rows: readonly ReadinessRow[], { sort, descending }: ReadinessView): readonly ReadinessRow[] {
    return sortRows(
        rows,
        descending,
        row => [valueOf(row, sort)],
        row => row.label
    );
}

function valueOf({ label, tags, windows, readiness, readAt }: ReadinessRow, column: ReadinessColumn): SortValue[number] {
    switch (column) {
        case 'name':
            return inOrder(label);
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
    const rows = model.selection.size > 0 ? selectedIn(model) : model.rows.filter(row => isUnaudited(row, model.view.direction));
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

/** Whom it would cut off may be known without audits, and the others aren't: two weeks are lost if that is found out later. */
export function isUnaudited({ readiness, row, isReadOnly }: ReadinessRow, direction: Direction): boolean {
    if (isReadOnly) return false; // what was refused would be refused again
    if (readiness.kind !== 'wouldCutOff') return readiness.kind === 'auditingOff';
    return row.configuration !== null && isAuditing(row.configuration, direction) === false;
}
