// SPDX-License-Identifier: MIT
// What the page Peers says.
import { type Direction, directions } from '../../domain/computer/facts';
import { isByAddress } from '../../domain/peers/peer-index';
import { parseHost } from '../../domain/negotiate/hosts';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { type JoinedPeer, verdicts } from '../../domain/readiness/joined-peer';
import type { Sighting } from '../../domain/readiness/sightings';
import { format, Strings } from '../../strings/strings';
import { type GridCell, type GridCells, notedCell, textCell } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import { filteredBy } from '../filters/filtered-by';
import { broughtTogether } from '../../domain/readiness/imports/with-imported';
import { broughtNote } from '../evidence/brought-text';
import { acceptanceText } from '../../ui/texts/peer-text';
import { dateTime, dayText } from '../../ui/texts/date-time';
import { isCounting, isOfFilter, losers, type PeerColumn, type PeerFilter, type PeerRow, type PeersModel } from './peers-model';

const icons: Readonly<Record<PeerFilter, string>> = {
    cannotSign: 'sme-icon-errorBadge sme-color-error',
    mayBeCutOff: 'sme-icon-warning sme-color-warning',
    canSign: 'sme-icon-completed sme-color-green',
    notKnown: 'sme-icon-unknown',
    accepted: 'sme-icon-accept'
};

const parts: Readonly<Record<JoinedPeer['verdict'], string>> = {
    cannotSign: 'crossed sme-color-error',
    mayBeCutOff: 'rising sme-color-warning',
    canSign: 'full sme-color-success',
    notKnown: 'dotted'
};

/** The page around the table. */
export interface PeersPageView {
    readonly tiles: readonly Tile<PeerFilter>[];
    readonly shown: string;
    /** What the rows are filtered by; empty: they aren't. */
    readonly filters: readonly string[];
    /** Said while they are joined, and then how many there are. */
    readonly status: string;
    /** Whether nobody was met yet. */
    readonly isEmpty: boolean;
}

export function peersPageView({ all, found, rows, view }: PeersModel, strings: Strings): PeersPageView {
    const { List, Peers, Tile } = strings;
    const count = (filter: PeerFilter): number => found.filter(row => isOfFilter(row, filter)).length;
    const tile = (filter: PeerFilter, title: string): Tile<PeerFilter> => ({
        filter,
        title,
        count: count(filter),
        icon: icons[filter],
        pressed: view.filter === filter
    });
    return {
        tiles: [
            { filter: null, title: Tile.all, count: found.length, icon: 'sme-icon-server', pressed: view.filter === null },
            ...verdicts.map(verdict => ({ ...tile(verdict, Peers.Verdict[verdict]), part: parts[verdict] })),
            tile('accepted', Peers.TileAccepted)
        ],
        shown: format(List.Shown, rows.length, all?.length ?? 0),
        filters: filteredBy(
            [view.filter && (view.filter === 'accepted' ? Peers.TileAccepted : Peers.Verdict[view.filter]), view.tag],
            view.search,
            strings
        ),
        status: all === null ? Peers.Joining : format(Peers.Joined, all.length),
        isEmpty: all?.length === 0
    };
}

/** A row as the table shows it. */
export function peerCells(row: PeerRow, strings: Strings, label: (call: string) => string | null = () => null): GridCells<PeerColumn> {
    const { Peers } = strings;
    const { peer } = row;
    const unclear = peer.unclear === null ? [] : [Peers.Unclear[peer.unclear]];
    return {
        name: { ...notedCell(nameOf(peer, strings), [...alsoNamed(peer, strings), ...unclear].slice(0, 2)), icon: 'sme-icon-server' },
        verdict: { ...notedCell(Peers.Verdict[peer.verdict], whyTexts(peer, strings)), icon: icons[peer.verdict] },
        shows: notedCell(shownTexts(peer, strings).join(strings.Join.Clauses), broughtTexts(peer, strings)),
        seen: seenCell(peer, strings),
        losing: textCell(...losingTexts(peer, strings)),
        accepted: { lines: acceptedTexts(row, label, strings).map((text, index) => ({ text, small: index > 0 })) }
    };
}

/** A name before an address. */
export function nameOf({ names }: JoinedPeer, { Evidence }: Strings): string {
    return names.find(name => !isByAddress(name)) ?? names[0] ?? Evidence.NoPeer;
}

function alsoNamed(peer: JoinedPeer, strings: Strings): readonly string[] {
    const others = peer.names.filter(name => name !== nameOf(peer, strings));
    return others.length > 0 ? [format(strings.Peers.AlsoNamed, others.join(strings.Join.List))] : [];
}

/** Why it can sign; what it has shown else stands in a column of its own. */
function whyTexts({ why }: JoinedPeer, { Peers }: Strings): readonly string[] {
    return why === 'tested' || why === 'ofList' ? [Peers.Why[why]] : [];
}

/** What it has shown, each once, the gravest first; only where there is nothing else, that it was connected. */
export function shownTexts({ sightings }: JoinedPeer, strings: Strings): readonly string[] {
    const effects = ['cutOff', 'mayBeCutOff', 'none'];
    const seen = [...sightings].sort((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect));
    const shown = seen.filter(({ kind }) => kind !== 'connected');
    return [...new Set((shown.length > 0 ? shown : seen).map(one => kindText(one, strings)))];
}

export function kindText({ kind, direction }: Pick<Sighting, 'kind' | 'direction'>, { Evidence, Peers }: Strings): string {
    const own: Readonly<Partial<Record<Sighting['kind'], string>>> = Peers.Why;
    const ofDirection: Readonly<Partial<Record<Sighting['kind'], string>>> = Evidence.Kind[direction];
    const inbound: Readonly<Partial<Record<Sighting['kind'], string>>> = Evidence.Kind.inbound;
    return own[kind] ?? ofDirection[kind] ?? inbound[kind] ?? '';
}

/** How often, and from when to when. Connections are not counted. */
function seenCell(peer: JoinedPeer, strings: Strings): GridCell {
    const { count, sightings, lastSeen } = peer;
    if (count === 0) return textCell(lastSeen === null ? '' : dateTime(lastSeen));
    const isMore = sightings.some(({ more }) => more);
    return notedCell(times(count, isMore, strings), spanTexts(peer, strings));
}

/** The files that brought events of computers that saw it. */
function broughtTexts({ sightings }: JoinedPeer, strings: Strings): readonly string[] {
    const brought = broughtTogether(sightings.flatMap(one => one.brought ?? []));
    if (!brought) return [];
    return [broughtNote({ ...brought, isAlone: brought.isAlone && sightings.every(one => one.brought) }, strings)];
}

function times(count: number, more: boolean, { Peers }: Strings): string {
    return format(more ? Peers.TimesAtLeast : Peers.Times, count);
}

function spanTexts({ firstSeen, lastSeen }: Pick<JoinedPeer, 'firstSeen' | 'lastSeen'>, { Peers }: Strings): readonly string[] {
    if (lastSeen === null) return [];
    const [first, last] = [dateTime(firstSeen ?? lastSeen), dateTime(lastSeen)];
    return [first === last ? last : format(Peers.Span, first, last)];
}

function losingTexts({ losing }: JoinedPeer, { DirectionShort, Peers }: Strings): readonly string[] {
    return directions
        .filter(direction => losing[direction].length > 0)
        .map(direction => format(Peers.Losing, DirectionShort[direction], losing[direction].length));
}

/** Who accepted it, when, why, and where that is void; a decision that covers several names or directions once. */
function acceptedTexts(row: PeerRow, label: (call: string) => string | null, strings: Strings): readonly string[] {
    const texts = row.acceptances.flatMap(one => [
        format(strings.Peers.AcceptedBy, one.by, dayText(one.at)),
        ...voidedTexts(row, one, label, strings),
        ...(one.note === '' ? [] : [one.note])
    ]);
    return [...new Set(texts)];
}

function voidedTexts(
    row: PeerRow,
    decision: Acceptance,
    label: (call: string) => string | null,
    { Join, Peers }: Strings
): readonly string[] {
    const on = row.voidedOn(decision).map(call => label(call) ?? call);
    return on.length > 0 ? [format(Peers.Voided, on.join(Join.List))] : [];
}

/** What one computer saw of it, in one direction. */
export interface SightingView {
    readonly key: string;
    readonly direction: Direction;
    readonly title: string;
    readonly lines: readonly string[];
    /** The computer to test it from, as it is called; null: a test is not possible. */
    readonly testFrom: string | null;
    /** The name to test. */
    readonly device: string;
}

/** The panel beside the table. */
export interface PeerDetailsView {
    readonly name: string;
    readonly verdict: string;
    readonly notes: readonly string[];
    readonly sightings: readonly SightingView[];
    readonly more: string;
    readonly losing: readonly string[];
    readonly acceptances: readonly {
        readonly text: string;
        readonly notes: readonly string[];
        readonly of: Acceptance;
        /** Whether it counts anywhere, so that it can be removed. */
        readonly counts: boolean;
    }[];
    readonly isTestOfServer: boolean;
}

/** How many sightings and computers the panel shows. The export has all of them. */
const mostShown = 50;

/** @param label what the list calls a computer, by the name that calls go to; null: it is not in the list */
export function peerDetailsView(row: PeerRow, label: (call: string) => string | null, strings: Strings): PeerDetailsView {
    const { peer, acceptances } = row;
    const { Impact, Peers } = strings;
    const name = nameOf(peer, strings);
    const sightings = testedOnce(peer.sightings.slice(0, mostShown).map(one => sightingView(one, label, strings)));
    const losing = losers(peer);
    const named = losing.slice(0, mostShown).map(call => label(call) ?? call);
    return {
        name,
        verdict: Peers.Verdict[peer.verdict],
        notes: [...whyTexts(peer, strings), ...alsoNamed(peer, strings), ...(peer.unclear === null ? [] : [Peers.Unclear[peer.unclear]])],
        sightings,
        more: peer.sightings.length > mostShown ? format(Impact.More, peer.sightings.length - mostShown) : '',
        losing: [...named, ...(losing.length > mostShown ? [format(Impact.More, losing.length - mostShown)] : [])],
        acceptances: acceptances.map(one => ({
            text: acceptanceText(one, strings),
            notes: [...voidedTexts(row, one, label, strings), ...(one.note === '' ? [] : [one.note])],
            of: one,
            counts: isCounting(row, one)
        })),
        isTestOfServer: !peer.sightings.some(({ direction }) => direction === 'outbound')
    };
}

function sightingView(one: Sighting, label: (call: string) => string | null, strings: Strings): SightingView {
    const { computer, direction, peer, kind, count, more, first, last, brought } = one;
    const listed = label(computer);
    const effect = one.effect === 'none' ? [] : [strings.Evidence.Effect[one.effect]];
    return {
        key: JSON.stringify([computer, direction, peer, kind]),
        direction,
        title: format(strings.Peers.Sighting, listed ?? computer, strings.DirectionShort[direction]),
        lines: [
            [peer, kindText(one, strings), ...effect].join(strings.Join.Clauses),
            [...(count > 0 ? [times(count, more, strings)] : []), ...spanTexts({ firstSeen: first, lastSeen: last }, strings)].join(
                strings.Join.Clauses
            ),
            brought ? broughtNote(brought, strings) : ''
        ].filter(text => text !== ''),
        testFrom: listed !== null && isTestable(peer) ? computer : null,
        device: peer
    };
}

/** A computer may have seen it often: a test is offered once, with what it is about if it can be. */
function testedOnce(sightings: readonly SightingView[]): readonly SightingView[] {
    const offered = new Map<string, SightingView>();
    for (const one of sightings) {
        const from = one.testFrom;
        if (from !== null && (one.direction === 'outbound' ? offered.get(from)?.direction !== 'outbound' : !offered.has(from)))
            offered.set(from, one);
    }
    return sightings.map(one => (one.testFrom === null || offered.get(one.testFrom) === one ? one : { ...one, testFrom: null }));
}

/** Whether a test can be asked of it by this name. */
function isTestable(name: string): boolean {
    return parseHost(name)?.name === name;
}

/** The devices to fix, for paper: those of one note together, as the note says who sees to them. */
export function paperRows(rows: readonly PeerRow[]): readonly PeerRow[] {
    const noteOf = ({ acceptances }: PeerRow): string => acceptances[0]?.note.toLowerCase() ?? '\uffff';
    return rows
        .filter(({ peer }) => peer.verdict === 'cannotSign' || peer.verdict === 'mayBeCutOff')
        .map((row, index) => ({ row, index, note: noteOf(row) }))
        .sort((a, b) => (a.note < b.note ? -1 : a.note > b.note ? 1 : a.index - b.index))
        .map(({ row }) => row);
}

/** Everything in cells, as a sheet cannot be opened further. */
export function paperCells(row: PeerRow, label: (call: string) => string | null, strings: Strings): GridCells<PeerColumn> {
    const texts = losers(row.peer).map(call => label(call) ?? call);
    return { ...peerCells(row, strings, label), losing: textCell(...losingTexts(row.peer, strings), texts.join(strings.Join.List)) };
}
