// SPDX-License-Identifier: MIT
// The rows of the page Peers: each peer over all computers with what somebody accepted of it, filtered and in order.
import { type Direction, directions } from '../../domain/computer/facts';
import { LONGEST_NAME, LONGEST_TEXT } from '../../domain/limits';
import type { SortValue } from '../../domain/list/sorting';
import { sortByNamesInSteps, sortNamedInSteps, sortRowsInSteps } from '../../domain/list/sorting-in-steps';
import { type AddressParameters, isFoundBy, tableParameters, type TableView, tableViewOf } from '../../domain/list/table-view';
import { anyTag, type TagFilter, tagIn } from '../../domain/list/tags';
import { once, onceOfBoth } from '../../domain/once';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { type Accepted, isVoidedBy, nothingAccepted } from '../../domain/readiness/accepted';
import { type JoinedPeer, verdicts } from '../../domain/readiness/joined-peer';
import type { Sighting } from '../../domain/readiness/sightings';
import { filterInSteps, inOneGo, mapInSteps, type Steps } from '../../domain/steps';
import type { AddressOf } from '../view-in-address';

export type PeerFilter = JoinedPeer['verdict'] | 'accepted';

export const peerColumns = ['name', 'verdict', 'shows', 'seen', 'losing', 'accepted'] as const;
export type PeerColumn = (typeof peerColumns)[number];

/** What the address holds. */
export interface PeersView extends TableView<PeerColumn> {
    /** Null: all. */
    readonly filter: PeerFilter | null;
    /** The tag of computers that met it; null: any or none. */
    readonly tag: string | null;
}

/** The gravest first. */
export const firstPeersView: PeersView = { filter: null, tag: null, search: '', sort: 'verdict', descending: false };

export function peersViewOf(parameters: AddressParameters): PeersView {
    const filter = parameters.get('verdict');
    return {
        filter: [...verdicts, 'accepted' as const].find(one => one === filter) ?? null,
        tag: tagIn(parameters),
        ...tableViewOf(parameters, peerColumns, firstPeersView.sort)
    };
}

/** The address' parameters of a view; null: not in the address. */
export function peersParameters(view: PeersView): Readonly<Record<string, string | null>> {
    return { verdict: view.filter, tag: view.tag, ...tableParameters(view, firstPeersView.sort) };
}

export const peersAddress: AddressOf<PeersView> = { first: firstPeersView, viewOf: peersViewOf, parametersOf: peersParameters };

export interface PeerRow {
    readonly key: string;
    readonly peer: JoinedPeer;
    /** What somebody accepted of it, each once. */
    readonly acceptances: readonly Acceptance[];
    /** The computers on which an undo voided a decision, which counts on the others. */
    readonly voidedOn: (decision: Acceptance) => readonly string[];
}

export interface PeersModel {
    /** Null: they are being joined. */
    readonly all: readonly PeerRow[] | null;
    /** The same in the order of their names. */
    readonly named: readonly PeerRow[];
    readonly tags: readonly string[];
    readonly found: readonly PeerRow[];
    readonly rows: readonly PeerRow[];
    readonly view: PeersView;
}

export function peersModel(peers: readonly JoinedPeer[] | null, accepted: Accepted, view: PeersView, tags = anyTag): PeersModel {
    return inOneGo(makingPeersModel({ peers, accepted, view, tags }, null));
}

/** Of what the rows are made. */
export interface PeersInput {
    /** Null: they are being joined. */
    readonly peers: readonly JoinedPeer[] | null;
    readonly accepted: Accepted;
    readonly view: PeersView;
    readonly tags: TagFilter;
}

/** The same in steps that are short each. @param before the model before; null: none */
export function* makingPeersModel({ peers, accepted, view, tags }: PeersInput, before: PeersModel | null): Steps<PeersModel> {
    const all = peers && (yield* mapInSteps(peers, peer => rowOf(peer, accepted)));
    const named = before?.all && all && isSame(before.all, all) ? before.named : yield* byName(all ?? []);
    const isFound = (row: PeerRow): boolean => isMet(row, tags) && isFoundBy(view.search, () => searched(row));
    const isWhole = tags.chosen === null && view.search.trim() === '';
    const found = isWhole ? named : yield* filterInSteps(named, isFound);
    const wanted = yield* filterInSteps(found, row => view.filter === null || isOfFilter(row, view.filter));
    const { sort, descending } = view;
    const rows =
        sort === 'name'
            ? yield* sortByNamesInSteps(wanted, descending, nameIn)
            : yield* sortNamedInSteps(wanted, descending, row => valueOf(row, sort));
    return { all, named, tags: tags.choices, found, rows, view };
}

function isSame(some: readonly PeerRow[], others: readonly PeerRow[]): boolean {
    return some.length === others.length && some.every((row, index) => row === others[index]);
}

function byName(rows: readonly PeerRow[]): Steps<readonly PeerRow[]> {
    return sortRowsInSteps(rows, false, () => [], nameIn);
}

function nameIn({ peer }: PeerRow): string {
    return peer.names[0] ?? '';
}

function isMet({ peer }: PeerRow, tags: TagFilter): boolean {
    return tags.chosen === null || tags.covers(peer.sightings.map(({ computer }) => computer));
}

const rowOf = onceOfBoth((peer: JoinedPeer, accepted: Accepted): PeerRow => ({
    key: peer.id,
    peer,
    acceptances: acceptancesOf(peer, accepted),
    voidedOn: decision => voidedOn(peer, decision)
}));

function voidedOn({ sightings }: JoinedPeer, decision: Acceptance): readonly string[] {
    const undos = sightings.filter(
        ({ kind, direction, peer, last }) =>
            kind === 'refusedBefore' &&
            direction === decision.direction &&
            peer.toLowerCase() === decision.peer &&
            isVoidedBy(last, decision)
    );
    return [...new Set(undos.map(({ computer }) => computer))];
}

/** Whether a decision counts on any computer that would lose the peer. */
export function isCounting({ peer, voidedOn: voided }: PeerRow, decision: Acceptance): boolean {
    const on = voided(decision);
    return on.length === 0 || peer.losing[decision.direction].some(computer => !on.includes(computer));
}

/** The directions in which there is something to accept: nobody did so, or what was accepted is void somewhere. */
export function openToAccept({ peer, acceptances, voidedOn: voided }: PeerRow): readonly Direction[] {
    const isAccepted = (name: string, direction: Direction): boolean =>
        acceptances.some(one => one.peer === name && one.direction === direction && voided(one).length === 0);
    return acceptableIn(peer).filter(direction => acceptableNames(peer, direction).some(name => !isAccepted(name, direction)));
}

/** Its names in a direction, as its acceptances name it: in lower case. */
export function acceptableNames({ sightings, names }: JoinedPeer, direction: Direction): readonly string[] {
    const seen = sightings.filter(one => one.direction === direction).map(({ peer }) => peer.toLowerCase());
    return [...new Set(seen.length > 0 ? seen : names.map(name => name.toLowerCase()))];
}

function acceptancesOf(peer: JoinedPeer, accepted: Accepted): readonly Acceptance[] {
    if (accepted === nothingAccepted) return [];
    return directions.flatMap(direction => acceptableNames(peer, direction).flatMap(name => accepted(name, direction) ?? []));
}

/** The directions in which it would be cut off, or may be: those that can be accepted. */
export function acceptableIn({ sightings, losing }: JoinedPeer): readonly Direction[] {
    const isAgainst = ({ effect }: Sighting): boolean => effect !== 'none';
    return directions.filter(
        direction => losing[direction].length > 0 || sightings.some(one => one.direction === direction && isAgainst(one))
    );
}

/** What a decision comes to: each name of the peer in each direction. */
export function decisionsOn(
    peer: JoinedPeer,
    chosen: readonly Direction[],
    given: Pick<Acceptance, 'by' | 'note' | 'at'>
): readonly Acceptance[] {
    const { by, note, at } = given;
    return chosen.flatMap(direction =>
        acceptableNames(peer, direction).map(name => ({ peer: name, direction, by: by.trim(), note: note.trim(), at }))
    );
}

/** What is wrong with a decision; null: nothing. */
export function problemOf({ by, note }: Pick<Acceptance, 'by' | 'note'>): 'nameMissing' | 'tooLong' | null {
    if (by.trim() === '') return 'nameMissing';
    return by.trim().length > LONGEST_NAME || note.trim().length > LONGEST_TEXT ? 'tooLong' : null;
}

export function isOfFilter(row: PeerRow, filter: PeerFilter): boolean {
    return filter === 'accepted' ? row.acceptances.some(one => isCounting(row, one)) : row.peer.verdict === filter;
}

function searched({ peer, acceptances }: PeerRow): readonly string[] {
    return [...peer.names, ...acceptances.flatMap(({ by, note }) => [by, note]), ...peer.sightings.map(({ computer }) => computer)];
}

function valueOf({ peer, acceptances }: PeerRow, column: Exclude<PeerColumn, 'name'>): SortValue[number] {
    switch (column) {
        case 'verdict':
            return verdicts.indexOf(peer.verdict);
        case 'shows':
            return peer.why;
        case 'seen':
            return peer.lastSeen;
        case 'losing':
            return losers(peer).length;
        case 'accepted':
            return acceptances[0]?.note.toLowerCase() ?? null;
    }
}

/** The computers that would lose it, in whichever direction, each once. */
export const losers = once(({ losing }: JoinedPeer): readonly string[] => [...new Set(directions.flatMap(direction => losing[direction]))]);
