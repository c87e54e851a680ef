// SPDX-License-Identifier: MIT
// What the page Readiness says.
import { type ComputerRole, computerRoles } from '../../domain/computer/computer-roles';
import { sortTexts } from '../../domain/list/sorting';
import { type ReadinessKind, readinessKinds } from '../../domain/readiness/readiness';
import { inOneGo, type Steps } from '../../domain/steps';
import { format, Strings } from '../../strings/strings';
import type { FleetEvidenceState } from '../evidence/fleet-evidence';
import { namesText } from '../list/list-page-view';
import type { Tile } from '../list/tiles.component';
import {
    isRowSelected,
    meant,
    type ReadinessModel,
    type ReadinessRow,
    readableOnes,
    readyOnes,
    selectedIn,
    toAudit,
    toHandOver
} from './readiness-model';
import { filteredBy } from '../filters/filtered-by';
import { countingCommands, type CountsOfCommands, countsOfKinds, namedIn, ringsIn } from './counted';
import { findingNextSteps, isDone, mostShown, type ReadinessStep } from './next/next-steps';
import { readinessIcons } from './readiness-columns';

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
    readonly roleChoices: readonly { readonly role: ComputerRole; readonly text: string }[];
    readonly progress: { readonly ended: number; readonly asked: number; readonly text: string } | null;
    readonly notes: readonly string[];
    /** What to do next, the most useful first; empty: nothing was read, or it is being read. */
    readonly next: readonly ReadinessStep[];
    /** What the page is for, or that nothing is left to do. */
    readonly lead: string;
    /** What the rows are filtered by; empty: they aren't. */
    readonly filters: readonly string[];
    readonly shown: string;
    /** What of the list these are. Empty: each name is a computer. */
    readonly names: string;
    readonly selected: string;
    readonly allSelected: 'none' | 'some' | 'all';
    readonly counts: CountsOfCommands;
    readonly commands: Readonly<Record<'read' | 'turnOn' | 'require' | 'handOver' | 'whatIf', string>>;
    /** Whether something can be handed over: who isn't ready only where a person selected it. */
    readonly canHandOver: boolean;
    /** Why nothing else than to look can be done now: it's shown as it was. Empty: everything can. */
    readonly waits: string;
    /** Those that a step in sight offers for the same computers: one place is enough. */
    readonly offered: ReadonlySet<ReadinessStep['does']>;
}

export interface RingView {
    readonly tag: string;
    readonly title: string;
    readonly counts: readonly number[];
}

/** @param now milliseconds since 1970 */
export function readinessPageView(model: ReadinessModel, strings: Strings, now = Date.now()): ReadinessPageView {
    return inOneGo(makingReadinessPage(model, strings, now));
}

/** The same in steps that are short each: rows are gone through for each thing that is told of them. */
export function* makingReadinessPage(model: ReadinessModel, strings: Strings, now: number): Steps<ReadinessPageView> {
    const { List, Readiness } = strings;
    const { tags, windows } = namedIn(model.all);
    const roles = roleChoices(model, strings);
    yield;
    const selected = selectedIn(model);
    const selectedShown = selected.length === 0 ? 0 : model.rows.filter(row => isRowSelected(row, model.selection)).length;
    yield;
    const counts = yield* countsOf(model);
    // Steps are about all that are found; a command, about the selected, or what is shown.
    const isOfAll = model.selection.size === 0 && model.view.kind === null;
    const next = yield* findingNextSteps(model, strings, now);
    const around = {
        tiles: tiles(model, strings),
        rings: rings(model, strings)
    };
    yield;
    const choices = {
        ringChoices: choicesOf([...tags, model.view.ring ?? '']),
        windowsChoices: choicesOf([...windows, model.view.windows ?? '']),
        roleChoices: roles
    };
    yield;
    return {
        ...around,
        ...choices,
        progress: progress(model, strings),
        notes: notes(model, strings),
        next,
        lead: isDone(model) ? Readiness.Done : Readiness.Intro,
        filters: filters(model, roles, strings),
        shown: format(List.Shown, model.rows.length, model.all.length),
        names: namesText(model.list, strings),
        selected: selectedText(selected.length, selected.length - selectedShown, strings),
        allSelected: selectedShown === 0 ? 'none' : selectedShown === model.rows.length ? 'all' : 'some',
        counts,
        commands: {
            read: format(Readiness.Read, counts.read),
            turnOn: format(Readiness.TurnOn, counts.turnOn),
            require: format(Readiness.Require, counts.require),
            handOver: format(Readiness.HandOver, counts.handOver),
            whatIf: format(strings.WhatIf.Open, counts.whatIf)
        },
        waits: model.judgedAt === undefined ? '' : Readiness.FormerWaits,
        canHandOver: counts.handOver > 0 || selected.length > 0,
        offered: new Set(isOfAll ? next.slice(0, mostShown).map(({ does }) => does) : [])
    };
}

function* countsOf(model: ReadinessModel): Steps<CountsOfCommands> {
    if (model.selection.size === 0) return yield* countingCommands(model.shown);
    const read = readableOnes(model).length;
    yield;
    const turnOn = toAudit(model).length;
    yield;
    return { read, turnOn, require: readyOnes(model).length, handOver: toHandOver(model).length, whatIf: meant(model).length };
}

function selectedText(selected: number, hidden: number, { List }: Strings): string {
    if (selected === 0) return '';
    return hidden > 0 ? format(List.SelectedHidden, selected, hidden) : format(List.Selected, selected);
}

function tiles({ found, view }: ReadinessModel, { Readiness, Tile }: Strings): readonly Tile<ReadinessKind>[] {
    const counts = countsOfKinds(found);
    return [
        { filter: null, title: Tile.all, count: found.length, icon: 'sme-icon-server', pressed: view.kind === null },
        ...readinessKinds.map(kind => ({
            filter: kind,
            title: Readiness.Kind[kind],
            count: counts[kind],
            icon: readinessIcons[kind],
            pressed: view.kind === kind,
            part: parts[kind]
        }))
    ];
}

/** Nothing where no computer has a tag: one ring of all is no ring. */
function rings({ all }: ReadinessModel, { Readiness }: Strings): readonly RingView[] {
    if (namedIn(all).tags.size === 0) return [];
    return ringsIn(all).map(({ tag, required, ready, blocked, gathering, other }) => ({
        tag,
        title: tag || Readiness.NoRing,
        counts: [required, ready, blocked, gathering, other]
    }));
}

function roleChoices({ all, view }: ReadinessModel, { About, Readiness, Role }: Strings): ReadinessPageView['roleChoices'] {
    const there = new Set([...namedIn(all).roles, view.role]);
    const texts = { ...Role, clusterNode: Readiness.ClusterNode, unknown: About.Unknown };
    return computerRoles.filter(role => there.has(role)).map(role => ({ role, text: texts[role] }));
}

function choicesOf(texts: readonly string[]): readonly string[] {
    return sortTexts(texts.filter(text => text !== ''));
}

function progress({ fleet: { running, ended, asked }, all }: ReadinessModel, strings: Strings): ReadinessPageView['progress'] {
    return running
        ? {
              ended,
              asked,
              text: progressText(
                  ended,
                  asked,
                  all.map(({ label, phase }) => [label, phase]),
                  strings
              )
          }
        : null;
}

/** How many computers are named that a reading still waits for. */
const mostAwaited = 3;

/** How far a reading is, and once nobody is left to ask, who hasn't answered. */
function progressText(
    ended: number,
    asked: number,
    phases: readonly (readonly [name: string, phase: ReadinessRow['phase']])[],
    { Join, Readiness }: Strings
): string {
    const text = format(Readiness.Progress, ended, asked);
    const names = phases.flatMap(([name, phase]) => (phase === 'reading' ? [name] : []));
    if (names.length === 0 || phases.some(([, phase]) => phase === 'waiting')) return text;
    const more = names.length > mostAwaited ? [format(Readiness.MorePeers, names.length - mostAwaited)] : [];
    return format(Readiness.Awaiting, text, [...names.slice(0, mostAwaited), ...more].join(Join.List));
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

/** What the rows are filtered by, beside the direction. */
function filters({ view }: ReadinessModel, roles: ReadinessPageView['roleChoices'], strings: Strings): readonly string[] {
    const { Kind, NoRing } = strings.Readiness;
    const ring = view.ring === null ? null : view.ring || NoRing;
    const role = roles.filter(one => one.role === view.role).map(({ text }) => text);
    return filteredBy([view.kind && Kind[view.kind], ring, view.windows, ...role], view.search, strings);
}

/** What is announced: the beginning of a reading, now and then how far it is, and its end. */
export function evidenceProgressText({ running, asked, ended, stopped, failed, phases }: FleetEvidenceState, strings: Strings): string {
    const { Readiness } = strings;
    if (running) return ended === 0 ? format(Readiness.Reading, asked) : progressText(ended, asked, [...phases], strings);
    if (asked === 0) return '';
    return stopped ? format(Readiness.Stopped, ended, asked) : format(Readiness.Ended, ended, failed);
}
