// SPDX-License-Identifier: MIT
import { countEach } from '../counting';
import type { SigningConfiguration } from '../computer/facts';
import { isOwnName, ownName } from '../computer/identity';
import type { FailureKind, Outcome } from '../outcome';
import type { ImportSource } from '../readiness/imports/imported';
import { signingState, type SigningState } from '../settings/signing-state';
import { forEachInSteps, inOneGo, mapInSteps, type Steps } from '../steps';

/** A connection of the administrator's list, as far as a scan needs it. */
export interface ListedConnection {
    /** What tells connections apart. */
    readonly key: string;
    /** The name by which calls go, in lower case. */
    readonly call: string;
    /** The name that the list shows. */
    readonly label: string;
    /** The connection's own name, as Windows Admin Center opens it. */
    readonly name: string;
    /** Windows Admin Center's type of connection, such as msft.sme.connection-type.server. */
    readonly type: string;
    readonly isCluster: boolean;
    /** The tags that it has there, as its list shows them. */
    readonly tags: readonly string[];
}

/** The signing states, and why there is none. A failure that has no kind of its own here counts as unknown. */
export type ListState = SigningState | 'unreachable' | 'needsCredentials' | 'notRead' | 'cluster';

/** The states that have a tile, in their order: each computer is in exactly one of them. */
export const tileStates = [
    'both',
    'outboundOnly',
    'inboundOnly',
    'neither',
    'unknown',
    'notAccepting',
    'unreachable',
    'needsCredentials',
    'notRead'
] as const;
export type TileState = (typeof tileStates)[number];

/** All of them. */
export const listStates: readonly ListState[] = [...tileStates, 'cluster'];

/** How far the reading of a connection is. `slow`: still waited for, but it no longer holds others up. */
export type Phase = 'idle' | 'waiting' | 'reading' | 'slow' | 'stopped';

/** A connection and what is known of the computer behind it. */
export interface Entry {
    readonly connection: ListedConnection;
    readonly phase: Phase;
    /** The last answer, kept while the computer is read again; null before the first. */
    readonly answer: ListAnswer | null;
}

/** How a reading ended, and what the list needs of it again and again, worked out once. */
export interface ListAnswer {
    readonly outcome: Outcome<SigningConfiguration>;
    /** When it arrived, in milliseconds by the browser's clock: to be shown. */
    readonly at: number;
    /** Its place in the order in which answers arrive: a clock that is set back changes no order. */
    readonly order: number;
    readonly state: ListState;
    readonly identity: string | null;
    /** The file that brought it. Missing: this browser read it. */
    readonly from?: ImportSource;
}

export function listAnswer(outcome: Outcome<SigningConfiguration>, at: number, order: number): ListAnswer {
    return { outcome, at, order, state: stateOf(outcome), identity: outcome.kind === 'ok' ? identityOf(outcome.value) : null };
}

function stateOf(outcome: Outcome<SigningConfiguration>): ListState {
    return outcome.kind === 'ok' ? signingState(outcome.value) : failureState(outcome.kind);
}

/** The state of a computer that could not be read. */
export function failureState(kind: FailureKind): 'unreachable' | 'needsCredentials' | 'unknown' {
    switch (kind) {
        case 'unreachable':
            return 'unreachable';
        // Other credentials are the way out of both.
        case 'needsCredentials':
        case 'accessDenied':
            return 'needsCredentials';
        default:
            return 'unknown';
    }
}

/**
 * What identifies a computer under all its names. The machine identifier alone is not enough: clones that were not generalised
 * share it, so its own name belongs to it. Without an identifier, a domain gives each name only once.
 */
export function identityOf({ computer }: SigningConfiguration): string | null {
    const name = ownName(computer);
    if (name === null || (computer.id === null && !(computer.domainJoined && computer.fqdn))) return null;
    return `${computer.id ?? ''}|${name}`.toLowerCase();
}

/** One computer: what is listed under one or more names. */
export interface ListRow {
    /** The key of its first name in the list. */
    readonly key: string;
    /** Its connections, in the order of the list. */
    readonly entries: readonly Entry[];
    readonly label: string;
    readonly state: ListState;
    /** Where its reading is; of several names the one that is furthest from an end. */
    readonly phase: Phase;
    /** The newest answer under any of its names. */
    readonly answer: ListAnswer | null;
    /** Null unless it was read. */
    readonly configuration: SigningConfiguration | null;
    /** The failover cluster that it is a node of, or that the connection is. */
    readonly cluster: string | null;
    /** The tags of all its names, each once. */
    readonly tags: readonly string[];
}

/** The whole list as rows. */
export interface List {
    readonly rows: readonly ListRow[];
    /** The row of each connection, by the connection's key. */
    readonly rowOf: ReadonlyMap<string, ListRow>;
    readonly counts: Readonly<Record<ListState, number>>;
    /** Names of clusters, in lower case, whose nodes differ in what is in force. */
    readonly differingClusters: ReadonlySet<string>;
    /** Rows that claim one identity and were not joined, because one of them is reached by a name that is not its own. */
    readonly sharing: ReadonlyMap<string, readonly ListRow[]>;
}

export const emptyList: List = makeList([], null);

/**
 * Makes one row per computer. Names are joined only where each is the computer's own: else whoever answers to a name could claim
 * to be another computer, and take its place. Rows of `before` whose entries are the same are taken over, so that they need not
 * be drawn anew.
 */
export function makeList(entries: Iterable<Entry>, before: List | null): List {
    return inOneGo(makingList(entries, before));
}

/** The same in steps that are short each. */
export function* makingList(entries: Iterable<Entry>, before: List | null): Steps<List> {
    const byIdentity = new Map<string, Entry[]>();
    const groups: Entry[][] = [];
    yield* forEachInSteps(entries, entry => {
        const identity = joinedBy(entry);
        const known = identity === null ? undefined : byIdentity.get(identity);
        if (known) {
            known.push(entry);
            return;
        }
        const group = [entry];
        groups.push(group);
        if (identity !== null) byIdentity.set(identity, group);
    });
    const rowOf = new Map<string, ListRow>();
    const rows = yield* mapInSteps(groups, group => {
        const old = before?.rowOf.get(group[0]?.connection.key ?? '');
        const row = old && sameEntries(old.entries, group) ? old : rowFrom(group);
        for (const entry of group) rowOf.set(entry.connection.key, row);
        return row;
    });
    const counts = countEach(listStates, rows, ({ state }) => state);
    yield;
    const differing = differingClusters(rows);
    yield;
    return { rows, rowOf, counts, differingClusters: differing, sharing: yield* sharing(rows) };
}

/** What an entry is joined with others by; null: nothing. Worked out once for each: the list is made anew as answers stream in. */
function joinedBy(entry: Entry): string | null {
    const known = joining.get(entry);
    if (known !== undefined) return known;
    const { connection, answer } = entry;
    const isOwn = answer?.outcome.kind === 'ok' && isOwnName(connection.call, answer.outcome.value.computer);
    const identity = isOwn ? answer.identity : null;
    joining.set(entry, identity);
    return identity;
}

const joining = new WeakMap<Entry, string | null>();

function* sharing(rows: readonly ListRow[]): Steps<List['sharing']> {
    const first = new Map<string, ListRow>();
    const several = new Map<string, ListRow[]>();
    yield* forEachInSteps(rows, row => {
        const identity = row.answer?.identity ?? null;
        if (identity === null) return;
        const before = first.get(identity);
        const known = several.get(identity);
        if (before === undefined) first.set(identity, row);
        else if (known) known.push(row);
        else several.set(identity, [before, row]);
    });
    return several;
}

/** Other rows that claim to be the same computer. Of clones each may have thousands: only the first of them are named. */
export interface Claiming {
    readonly labels: readonly string[];
    /** How many there are. */
    readonly count: number;
}

/** How many of them are named. */
const mostNamed = 10;
const nobody: Claiming = { labels: [], count: 0 };

export function claimingTheSame(row: ListRow, list: List): Claiming {
    const identity = row.answer?.identity ?? null;
    const sharing = identity === null ? undefined : list.sharing.get(identity);
    if (!sharing) return nobody;
    // The row itself is one of them.
    const others = sharing.slice(0, mostNamed + 1).filter(({ key }) => key !== row.key);
    return { labels: others.slice(0, mostNamed).map(({ label }) => label), count: sharing.length - 1 };
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
    return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

const phaseOrder: readonly Phase[] = ['reading', 'slow', 'waiting', 'stopped', 'idle'];

/** One computer, from its entries: there is at least one. */
export function rowFrom(entries: readonly Entry[]): ListRow {
    const { connection } = entries[0] as Entry;
    const answer = entries.reduce<ListAnswer | null>((newest, entry) => newer(newest, entry.answer), null);
    const configuration = answer?.outcome.kind === 'ok' ? answer.outcome.value : null;
    return {
        key: connection.key,
        entries,
        label: connection.label,
        state: connection.isCluster ? 'cluster' : (answer?.state ?? 'notRead'),
        phase: phaseOrder.find(phase => entries.some(entry => entry.phase === phase)) ?? 'idle',
        answer,
        configuration,
        cluster: connection.isCluster ? shortName(connection.call) : (configuration?.computer.cluster ?? null),
        tags: [...new Set(entries.flatMap(entry => entry.connection.tags))]
    };
}

function newer(a: ListAnswer | null, b: ListAnswer | null): ListAnswer | null {
    if (a === null || b === null) return a ?? b;
    return b.order > a.order ? b : a;
}

/** A cluster is listed by a DNS name; its nodes know it by the first part. */
function shortName(name: string): string {
    return /^[\d.]+$/.test(name) ? name : (name.split('.')[0] ?? name);
}

function differingClusters(rows: readonly ListRow[]): ReadonlySet<string> {
    const first = new Map<string, string>();
    const differing = new Set<string>();
    for (const { configuration, cluster } of rows) {
        if (!configuration || cluster === null) continue;
        const name = cluster.toLowerCase();
        const state = `${configuration.outbound.required} ${configuration.inbound.required}`;
        const known = first.get(name);
        if (known === undefined) first.set(name, state);
        else if (known !== state) differing.add(name);
    }
    return differing;
}

/** Whether a row is a node of a cluster whose nodes differ. */
export function differs(row: ListRow, list: List): boolean {
    return row.configuration !== null && row.cluster !== null && list.differingClusters.has(row.cluster.toLowerCase());
}

/** Whether the last reading of a row did not succeed, or was stopped before there was one. */
export function isReadingFailed(row: ListRow): boolean {
    const isOver = row.phase === 'stopped' || (row.phase === 'idle' && row.answer !== null);
    return isOver && row.state !== 'cluster' && row.configuration === null;
}
