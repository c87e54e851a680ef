// SPDX-License-Identifier: MIT
// What the page Readiness says.
import { DAY } from '../../domain/evidence/days';
import { ENOUGH_DAYS } from '../../domain/evidence/verdict';
import type { Lacking } from '../../domain/recommendation/advice';
import { sortTexts } from '../../domain/list/sorting';
import { type Readiness, type ReadinessKind, readinessKinds, type UnknownWhy } from '../../domain/readiness/readiness';
import { ringsOf } from '../../domain/readiness/rings';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { doubtText } from '../../ui/texts/doubt-text';
import { ownerName } from '../../ui/texts/owner-text';
import { failureText } from '../dry-run/dry-run-view';
import type { FleetEvidenceState } from '../evidence/fleet-evidence';
import { type GridCell, type GridCells, notedCell, textCell } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import {
    isRowSelected,
    meant,
    type ReadinessColumn,
    type ReadinessModel,
    type ReadinessRow,
    readyOnes,
    selectedIn,
    toAudit
} from './readiness-model';

const icons: Readonly<Record<ReadinessKind, string>> = {
    required: 'sme-icon-lock',
    ready: 'sme-icon-completed sme-color-green',
    wouldCutOff: 'sme-icon-errorBadge sme-color-error',
    gathering: 'sme-icon-hourGlass',
    auditingOff: 'sme-icon-warning sme-color-warning',
    cannotAudit: 'sme-icon-blocked',
    heldByPolicy: 'sme-icon-permissions',
    unknown: 'sme-icon-unknown'
};

/** How each kind is drawn in the bar above the tiles. */
const parts: Readonly<Record<ReadinessKind, string>> = {
    required: 'full sme-color-success',
    ready: 'rising sme-color-success',
    wouldCutOff: 'crossed sme-color-error',
    gathering: 'upright sme-color-info',
    auditingOff: 'empty sme-color-warning',
    cannotAudit: 'level',
    heldByPolicy: 'dotted',
    unknown: 'unread'
};

/** The page around the table. */
export interface ReadinessPageView {
    readonly tiles: readonly Tile<ReadinessKind>[];
    readonly rings: readonly RingView[];
    /** The tags to choose from, and the versions of Windows. */
    readonly ringChoices: readonly string[];
    readonly windowsChoices: readonly string[];
    readonly progress: { readonly ended: number; readonly asked: number; readonly text: string } | null;
    readonly notes: readonly string[];
    readonly shown: string;
    readonly selected: string;
    readonly allSelected: 'none' | 'some' | 'all';
    readonly counts: Readonly<Record<'read' | 'turnOn' | 'require', number>>;
    readonly commands: Readonly<Record<'read' | 'turnOn' | 'require' | 'whatIf', string>>;
}

export interface RingView {
    readonly tag: string;
    readonly title: string;
    readonly counts: readonly number[];
}

export function readinessPageView(model: ReadinessModel, strings: Strings): ReadinessPageView {
    const { List, Readiness } = strings;
    const selected = selectedIn(model);
    const selectedShown = model.rows.filter(row => isRowSelected(row, model.selection)).length;
    const counts = { read: meant(model).length, turnOn: toAudit(model).length, require: readyOnes(model).length };
    return {
        tiles: tiles(model, strings),
        rings: rings(model, strings),
        ringChoices: choicesOf([...model.all.flatMap(({ tags }) => tags), model.view.ring ?? '']),
        windowsChoices: choicesOf([...model.all.map(({ windows }) => windows), model.view.windows ?? '']),
        progress: progress(model.fleet, strings),
        notes: notes(model, strings),
        shown: format(List.Shown, model.rows.length, model.all.length),
        selected: selectedText(selected.length, selected.length - selectedShown, strings),
        allSelected: selectedShown === 0 ? 'none' : selectedShown === model.rows.length ? 'all' : 'some',
        counts,
        commands: {
            read: format(Readiness.Read, counts.read),
            turnOn: format(Readiness.TurnOn, counts.turnOn),
            require: format(Readiness.Require, counts.require),
            whatIf: format(strings.WhatIf.Open, counts.read)
        }
    };
}

function selectedText(selected: number, hidden: number, { List }: Strings): string {
    if (selected === 0) return '';
    return hidden > 0 ? format(List.SelectedHidden, selected, hidden) : format(List.Selected, selected);
}

function tiles({ found, view }: ReadinessModel, { Readiness, Tile }: Strings): readonly Tile<ReadinessKind>[] {
    const counts = new Map<ReadinessKind, number>();
    for (const { readiness } of found) counts.set(readiness.kind, (counts.get(readiness.kind) ?? 0) + 1);
    return [
        { filter: null, title: Tile.all, count: found.length, icon: 'sme-icon-server', pressed: view.kind === null },
        ...readinessKinds.map(kind => ({
            filter: kind,
            title: Readiness.Kind[kind],
            count: counts.get(kind) ?? 0,
            icon: icons[kind],
            pressed: view.kind === kind,
            part: parts[kind]
        }))
    ];
}

/** Nothing where no computer has a tag: one ring of all is no ring. */
function rings({ all }: ReadinessModel, { Readiness }: Strings): readonly RingView[] {
    if (!all.some(({ tags }) => tags.length > 0)) return [];
    return ringsOf(all).map(({ tag, required, ready, blocked, gathering, other }) => ({
        tag,
        title: tag || Readiness.NoRing,
        counts: [required, ready, blocked, gathering, other]
    }));
}

function choicesOf(texts: readonly string[]): readonly string[] {
    return sortTexts(texts.filter(text => text !== ''));
}

function progress({ running, ended, asked }: FleetEvidenceState, { Readiness }: Strings): ReadinessPageView['progress'] {
    return running ? { ended, asked, text: format(Readiness.Progress, ended, asked) } : null;
}

function notes({ fleet, all }: ReadinessModel, { Readiness }: Strings): readonly string[] {
    const nothing =
        fleet.isLoaded && all.length > 0 && !fleet.running && all.every(({ readAt, failure }) => readAt === null && failure === null);
    return [
        ...(nothing ? [Readiness.NothingRead] : []),
        ...(fleet.storage === 'unavailable' ? [Readiness.NotKept] : []),
        ...(fleet.storage === 'newer' ? [Readiness.NewerStorage] : []),
        ...(fleet.unreadable > 0 ? [format(Readiness.Unreadable, fleet.unreadable)] : [])
    ];
}

/** What is announced: the beginning of a reading, now and then how far it is, and its end. */
export function evidenceProgressText({ running, asked, ended, stopped, failures }: FleetEvidenceState, { Readiness }: Strings): string {
    if (running) return ended === 0 ? format(Readiness.Reading, asked) : format(Readiness.Progress, ended, asked);
    if (asked === 0) return '';
    return stopped ? format(Readiness.Stopped, ended, asked) : format(Readiness.Ended, ended, failures.size);
}

/** A row as the table shows it. @param now milliseconds since 1970 */
export function readinessCells(row: ReadinessRow, now: number, strings: Strings): GridCells<ReadinessColumn> {
    const { kind } = row.readiness;
    const others = row.row.entries.slice(1).map(({ connection }) => connection.label);
    return {
        name: {
            ...notedCell(row.label, others.length > 0 ? [format(strings.List.AlsoNamed, others.join(', '))] : []),
            icon: 'sme-icon-server'
        },
        ring: textCell(row.tags.join(', ')),
        windows: textCell(row.windows),
        readiness: { ...notedCell(strings.Readiness.Kind[kind], detail(row, strings)), icon: icons[kind] },
        readAt: readCell(row, now, strings)
    };
}

/** The words for a kind without what it rests on are enough for some. */
function detail(row: ReadinessRow, strings: Strings): readonly string[] {
    const text = readinessText(row.readiness, row.readAt, strings);
    return text === '' ? [] : [text];
}

function readCell({ readAt, phase, failure }: ReadinessRow, now: number, strings: Strings): GridCell {
    const { Readiness } = strings;
    if (phase !== null) return { ...textCell(Readiness.Phase[phase]), busy: phase === 'reading' };
    const isOld = readAt !== null && now - Date.parse(readAt) > DAY;
    return {
        ...notedCell(readAt === null ? Readiness.Never : dateTime(readAt), [
            ...(failure ? [format(Readiness.Failed[failure.of], failureText(failure, strings))] : isOld ? [Readiness.Old] : [])
        ]),
        ...(failure ? { icon: 'sme-icon-errorBadge sme-color-error' } : {})
    };
}

/** What the panel beside the table says. */
export interface ReadinessDetailsView {
    readonly kind: string;
    readonly text: string;
    readonly peers: readonly string[];
    readonly rows: readonly { readonly term: string; readonly value: string }[];
}

export function detailsView({ row, tags, windows, readiness, readAt }: ReadinessRow, strings: Strings): ReadinessDetailsView {
    const { Facts, Readiness } = strings;
    const rows = [
        { term: Facts.Names, value: row.entries.map(({ connection }) => connection.label).join(', ') },
        { term: Readiness.Ring, value: tags.join(', ') },
        { term: Readiness.Windows, value: windows },
        { term: Readiness.ReadAt, value: readAt === null ? Readiness.Never : dateTime(readAt) }
    ];
    return {
        kind: Readiness.Kind[readiness.kind],
        text: readinessText(readiness, readAt, strings),
        peers: readiness.kind === 'wouldCutOff' ? readiness.peers : [],
        rows: rows.filter(({ value }) => value !== '')
    };
}

/** What a readiness rests on; empty: its name says it all. @param readAt when the event logs were read; null: never */
export function readinessText(readiness: Readiness, readAt: string | null, strings: Strings): string {
    const texts = strings.Readiness;
    switch (readiness.kind) {
        case 'required':
            return readiness.refused > 0 ? format(texts.Refused, readiness.refused) : '';
        case 'heldByPolicy':
            return readiness.owner ? ownerName(readiness.owner, strings) : texts.HeldUnknown;
        case 'ready': {
            const { ageDays, events, accepted, isOwnerUnread } = readiness;
            const rests = format(texts.Rests, ageDays, events, accepted > 0 ? format(texts.Accepted, accepted) : texts.Nobody);
            return isOwnerUnread ? `${rests}. ${strings.Recommendation.OwnerUnread}` : rests;
        }
        case 'wouldCutOff':
            return peersText(readiness, strings);
        case 'gathering':
            return format(texts.Gathered, readiness.ageDays, ENOUGH_DAYS, enoughOn(readAt, readiness.daysLeft));
        case 'auditingOff':
            return texts.AuditingOff;
        case 'cannotAudit':
            return texts.CannotAudit;
        case 'unknown':
            return whyText(readiness.why, strings);
    }
}

/** How many peers a row names. The details have all of them. */
const mostNamed = 3;

function peersText(readiness: Extract<Readiness, { readonly kind: 'wouldCutOff' }>, strings: Strings): string {
    const { cutOff, mayBe, atLeast, accepted, peers } = readiness;
    const { Evidence, Readiness } = strings;
    const count = cutOff + mayBe;
    const named = peers.slice(0, mostNamed);
    const names = [...named, ...(peers.length > mostNamed ? [format(Readiness.MorePeers, peers.length - mostNamed)] : [])].join(', ');
    const text = format(names === '' ? Readiness.PeersUnnamed : Readiness.Peers, count, names);
    return [
        // The number decides between one and many, and "at least" stands before it.
        atLeast ? text.replace(String(count), format(Evidence.AtLeast, count)) : text,
        ...(cutOff === 0 ? [Readiness.OnlyMayBe] : []),
        ...(accepted > 0 ? [format(Readiness.Accepted, accepted)] : [])
    ].join('; ');
}

function whyText(why: UnknownWhy, strings: Strings): string {
    const { Blocker, Readiness, Recommendation } = strings;
    switch (why.of) {
        case 'configuration':
            return why.state === 'failed' ? Readiness.Unknown.configurationFailed : Readiness.Unknown.configurationNotRead;
        case 'evidence':
            return why.state === 'failed' ? Readiness.Unknown.evidenceFailed : Readiness.Unknown.evidenceNotRead;
        case 'requirement':
            return Recommendation.Advice.notKnown.Reason;
        case 'lacking':
            return lackingText(why.lacking, strings);
        case 'blocked':
            return Blocker[why.reason];
    }
}

function lackingText(lacking: Lacking, strings: Strings): string {
    switch (lacking.of) {
        case 'logs':
            return doubtText(lacking.doubt, strings);
        case 'sources':
            return strings.Impact.Unread[lacking.source];
        default:
            return strings.Recommendation.Advice.notEnough[lacking.of];
    }
}

/** Made once: that takes a hundred times as long as to use it. */
let dayAndMonth: Intl.DateTimeFormat | null = null;

/** The day on which evidence will go back far enough. */
function enoughOn(readAt: string | null, daysLeft: number): string {
    dayAndMonth ??= new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
    return dayAndMonth.format(new Date((readAt === null ? Date.now() : Date.parse(readAt)) + daysLeft * DAY));
}
