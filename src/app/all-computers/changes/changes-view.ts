// SPDX-License-Identifier: MIT
// What the page Changes says.
import { computerOf, type Difference, type DifferenceKind, differenceKinds } from '../../domain/snapshots/difference';
import type { SnapshotSummary } from '../../domain/snapshots/snapshot';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { type GridCells, notedCell, textCell } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import { fileId } from '../snapshots/choice';
import { type ChangeColumn, type ChangeFilter, type ChangeRow, type ChangesModel, isOfDifference } from './changes-model';
import type { Comparison, ComparingState } from './comparing';
import { activityFailureText, explanationTexts, gapTexts } from '../../ui/texts/explanation-text';
import type { ToolActivitiesState } from './tool-activities';
import { valueTexts } from './values';

const icons: Readonly<Record<DifferenceKind, string>> = {
    weaker: 'sme-icon-unlock sme-color-error',
    conflictArisen: 'sme-icon-warning sme-color-warning',
    otherComputer: 'sme-icon-unknown',
    noLongerReachable: 'sme-icon-errorBadge sme-color-error',
    noLongerRead: 'sme-icon-permissions',
    gone: 'sme-icon-delete',
    acceptsNot: 'sme-icon-blocked',
    storedChanged: 'sme-icon-edit',
    setByChanged: 'sme-icon-edit',
    defaultChanged: 'sme-icon-edit',
    stronger: 'sme-icon-lock sme-color-green',
    conflictGone: 'sme-icon-completed sme-color-green',
    accepts: 'sme-icon-completed',
    roleChanged: 'sme-icon-server',
    clusterChanged: 'sme-icon-cluster',
    windowsChanged: 'sme-icon-server',
    reachableAgain: 'sme-icon-completed',
    readAgain: 'sme-icon-completed',
    appeared: 'sme-icon-add'
};

/** The page around the table. */
export interface ChangesPageView {
    readonly tiles: readonly Tile<ChangeFilter>[];
    readonly shown: string;
    readonly status: string;
    readonly notes: readonly string[];
    readonly paperTitle: string;
}

export function changesPageView(comparison: Comparison, model: ChangesModel, strings: Strings): ChangesPageView {
    const { before, after } = comparison;
    const { Changes, List } = strings;
    const { all, found, rows, view } = model;
    const tile = (filter: ChangeFilter, title: string, icon: string): Tile<ChangeFilter> => ({
        filter,
        title,
        count: found.filter(row => isOfDifference(row, filter)).length,
        icon,
        pressed: view.filter === filter
    });
    const isShown = ({ filter, count, pressed }: Tile<ChangeFilter>): boolean => filter === 'weaker' || count > 0 || pressed;
    const kinds = differenceKinds.map(kind => tile(kind, Changes.Kind[kind], icons[kind]));
    return {
        tiles: [
            { filter: null, title: strings.Tile.all, count: found.length, icon: 'sme-icon-server', pressed: view.filter === null },
            ...[...kinds, tile('unexplained', Changes.By.none, 'sme-icon-unknown')].filter(isShown)
        ],
        shown: format(List.Shown, rows.length, all.length),
        status: all.length === 0 ? Changes.NothingDifferent : format(Changes.Found, all.length),
        notes: [...(comparison.isSwapped ? [Changes.Swapped] : []), ...partNotes(comparison, strings)],
        paperTitle: format(Changes.PaperTitle, dateTime(before.begun), dateTime(after.begun))
    };
}

/** What limits a comparison: scans that were interrupted. */
export function partNotes({ before, after }: Comparison, { Changes }: Strings): readonly string[] {
    return [before, after].filter(({ ended }) => ended === null).map(one => format(Changes.Part, dateTime(one.begun)));
}

/** What stands in place of a comparison; empty: there is one. */
export function insteadText(state: ComparingState, { Changes }: Strings): string {
    switch (state.kind) {
        case 'loading':
            return Changes.Loading;
        case 'none':
            return Changes.None;
        case 'one':
            return format(Changes.One, dateTime(state.only.begun));
        case 'same':
            return Changes.Same;
        case 'unreadable':
            return Changes.Gone;
        case 'problem':
            return state.problem === 'newer' ? Changes.NewerStorage : Changes.Unavailable;
        case 'compared':
            return '';
    }
}

/** An entry of the lists From and To. */
export function choiceText({ id, begun, ended, origin, computers, counts }: SnapshotSummary, { Changes }: Strings): string {
    const unread = counts.notRead + counts.unreachable + counts.needsCredentials;
    const text = format(Changes.Choice, dateTime(begun), computers - unread, computers);
    const whole = ended === null ? format(Changes.ChoiceInterrupted, text) : text;
    if (id === fileId) return format(Changes.ChoiceFile, whole);
    return origin === null ? whole : format(Changes.ChoiceImported, whole);
}

/** A row as the table shows it. @param asked why the computer's log could not be read; empty: it was, or nobody asked */
export function changeCells(row: ChangeRow, asked: string, strings: Strings): GridCells<ChangeColumn> {
    const { difference, explained } = row;
    const [value = '', ...behind] = valueTexts(difference, strings);
    const notes = explained ? gapTexts(explained, asked, strings) : [];
    const [text, ...more] = explained ? explanationTexts(explained, strings) : [];
    return {
        name: { ...textCell(computerOf(difference).label), icon: 'sme-icon-server' },
        what: { ...notedCell(whatText(difference, strings), alsoTexts(difference, strings)), icon: icons[difference.kind] },
        values: notedCell(value, behind),
        between: textCell(betweenText(difference, strings)),
        explained: text === undefined ? { lines: [] } : notedCell(text, (explained?.by.length ? more : notes).slice(0, 1))
    };
}

/** All that is shown of a row, for the search. */
export function searchTexts({ difference, explained }: ChangeRow, strings: Strings): readonly string[] {
    const { before, after } = difference;
    return [
        ...[before, after].flatMap(one => (one ? [one.label, ...one.names, one.fqdn ?? '', one.facts?.windows ?? ''] : [])),
        whatText(difference, strings),
        ...valueTexts(difference, strings),
        ...(explained ? explanationTexts(explained, strings) : [])
    ];
}

export function whatText({ kind, direction }: Difference, { Changes, DirectionShort, List }: Strings): string {
    return direction === null ? Changes.Kind[kind] : format(List.ByDirection, DirectionShort[direction], Changes.Kind[kind]);
}

function alsoTexts({ kinds }: Difference, { Changes, Join }: Strings): readonly string[] {
    const others = kinds.slice(1).map(kind => Changes.Kind[kind]);
    return others.length > 0 ? [others.join(Join.List)] : [];
}

export function betweenText({ from, to }: Difference, { About, Changes }: Strings): string {
    const [earliest, latest] = [from, to].map(time => (time === null ? About.Unknown : dateTime(time)));
    return format(Changes.Between, earliest ?? '', latest ?? '');
}

/** How far the reading of logs is; empty: none was asked for. */
export function askedText({ running, asked, ended, outcomes }: ToolActivitiesState, { Changes }: Strings): string {
    if (asked === 0) return '';
    if (running) return format(Changes.Asking, ended, asked);
    const read = [...outcomes.values()].filter(one => one.kind === 'ok' && one.value.runs !== null).length;
    return format(Changes.Asked, read, outcomes.size - read);
}

/** Why a computer's log could not be read; empty: it was, or nobody asked. */
export function askFailureText({ outcomes }: ToolActivitiesState, name: string | null, strings: Strings): string {
    const outcome = name === null ? undefined : outcomes.get(name);
    return outcome ? activityFailureText(outcome, strings) : '';
}
