// SPDX-License-Identifier: MIT
import { countEach } from '../../domain/counting';
import { type List, listStates, type ListRow, tileStates } from '../../domain/list/list';
import { belongsTo, keptOf, type ListFilter, shownState, tagsOf } from '../../domain/list/list-view';
import { filterInSteps, inOneGo, type Steps } from '../../domain/steps';
import { format, Strings } from '../../strings/strings';
import { type FailureCause, type CauseGroup, failureCause, grouped, otherCause } from '../causes/causes';
import { failedRows, ListModel, selectedRows } from '../scan/list-model';
import { filteredBy } from '../filters/filtered-by';
import { tileIcon } from './row-view';
import { partClasses } from './state-parts';
import type { Tile } from './tiles.component';
import type { ScanState } from '../scan/scan';

type StateTile = Tile<ListFilter>;

/** The page around the table. */
export interface ListPageView {
    readonly tiles: readonly StateTile[];
    readonly progress: { readonly ended: number; readonly asked: number; readonly text: string } | null;
    /** What the list can be filtered by beside; empty: no computer has a tag. */
    readonly tags: readonly string[];
    readonly shown: string;
    /** What the rows are filtered by; empty: they aren't. */
    readonly filters: readonly string[];
    /** What of the list these are. Empty: each name is a computer. */
    readonly names: string;
    readonly selected: string;
    readonly counts: { readonly selected: number; readonly failed: number };
    /** What the buttons say that name a number. */
    readonly commands: Readonly<Record<'apply' | 'scanSelected' | 'scanFailed' | 'credentials', string>>;
    /** Those that credentials would be asked for: the selected that need them, or all where none is selected. */
    readonly needCredentials: readonly string[];
    /** Why computers couldn't be read, and how many that are; empty: all were. */
    readonly causes: readonly CauseGroup<ListRow>[];
    readonly causesTitle: string;
    /** Whether a whole scan ended without reading any. */
    readonly isNoneRead: boolean;
    /** The rows shown, as the checkbox in the table's head has it. */
    readonly allSelected: 'none' | 'some' | 'all';
}

/** @param accountFor the account that was entered for a computer */
export function listPageView(model: ListModel, strings: Strings, accountFor: AccountFor = () => null): ListPageView {
    return inOneGo(makingListPage(model, strings, accountFor));
}

/** The same in steps that are short each: rows are gone through for each thing that is told of them. */
export function* makingListPage(model: ListModel, strings: Strings, accountFor: AccountFor): Steps<ListPageView> {
    const selected = selectedRows(model);
    const selectedSet = new Set(selected);
    const selectedShown = selected.length === 0 ? 0 : model.rows.reduce((sum, row) => sum + (selectedSet.has(row) ? 1 : 0), 0);
    yield;
    const { List } = strings;
    const hidden = selected.length - selectedShown;
    const unread = failedRows(model);
    const failed = unread.length;
    yield;
    const candidates = selected.length > 0 ? selected : model.list.rows;
    const needing = yield* filterInSteps(candidates, row => row.state === 'needsCredentials');
    const needCredentials = needing.flatMap(row => row.entries.map(({ connection }) => connection.key));
    const tags = tagsOf(model.list, model.view);
    yield;
    const causes = grouped(unread, row => causeOf(row, accountFor, strings));
    yield;
    return {
        tiles: yield* tiles(model, strings),
        progress: model.scan.running ? progress(model.scan, strings) : null,
        tags,
        shown: shownText(model, strings),
        filters: filteredBy([model.view.state && strings.Tile[model.view.state], model.view.tag], model.view.search, strings),
        names: namesText(model.list, strings),
        selected:
            selected.length === 0
                ? ''
                : hidden > 0
                  ? format(List.SelectedHidden, selected.length, hidden)
                  : format(List.Selected, selected.length),
        counts: { selected: selected.length, failed },
        commands: {
            apply: format(List.Apply, selected.length),
            scanSelected: format(List.ScanSelected, selected.length),
            scanFailed: format(List.ScanFailed, failed),
            credentials: format(List.ProvideCredentials, needCredentials.length)
        },
        needCredentials,
        causes,
        causesTitle: format(strings.Cause.NotRead, failed),
        isNoneRead: failed > 0 && failed === model.list.rows.length - model.list.counts.cluster && !model.scan.stopped,
        allSelected: selectedShown === 0 ? 'none' : selectedShown === model.rows.length ? 'all' : 'some'
    };
}

/** Tells the account that was entered for a computer; null: none was. */
type AccountFor = (row: ListRow) => string | null;

function causeOf(row: ListRow, accountFor: AccountFor, strings: Strings): FailureCause {
    const outcome = row.answer?.outcome;
    if (!outcome || outcome.kind === 'ok') return otherCause('stopped', strings.Phase.stopped, strings.Cause.stopped);
    return failureCause(outcome, accountFor(row), strings);
}

/** Why the list has more names than there are computers: several may be one computer's, and a cluster is none. Empty: it hasn't. */
export function namesText({ rows, counts }: Pick<List, 'rows' | 'counts'>, strings: Strings): string {
    const names = rows.reduce((sum, { entries }) => sum + entries.length, 0);
    const computers = rows.length - counts.cluster;
    return names === computers ? '' : format(strings.List.Names, names, counts.cluster, names - rows.length);
}

/** How many rows there are, and for how many of them the last snapshot still counts. */
function shownText({ rows, list, kept }: ListModel, { List }: Strings): string {
    const before = kept.size === 0 ? 0 : rows.filter(row => keptOf(row, kept)).length;
    return format(before > 0 ? List.ShownKept : List.Shown, rows.length, list.rows.length, before);
}

/** The states first, which share all computers among them, then what several of them have in common. */
function* tiles({ list, view, kept }: ListModel, { Tile }: Strings): Steps<readonly StateTile[]> {
    const counts = countEach(listStates, list.rows, row => shownState(row, kept));
    yield;
    const tile = (filter: ListFilter, count: number, icon: string): StateTile => ({
        filter,
        title: Tile[filter],
        count,
        icon,
        pressed: view.state === filter
    });
    const other = function* (filter: ListFilter, icon: string): Steps<StateTile> {
        const rows = yield* filterInSteps(list.rows, row => belongsTo(row, list, filter, kept));
        return tile(filter, rows.length, icon);
    };
    const clusters = [yield* other('differing', tileIcon('cluster')), tile('cluster', counts.cluster, tileIcon('cluster'))];
    return [
        { filter: null, title: Tile.all, count: list.rows.length, icon: tileIcon('notRead'), pressed: view.state === null },
        ...tileStates.map(state => ({ ...tile(state, counts[state], tileIcon(state)), part: partClasses(state) })),
        yield* other('outboundNotRequired', tileIcon('neither')),
        yield* other('inboundNotRequired', tileIcon('neither')),
        ...clusters.filter(({ count, pressed }) => count > 0 || pressed)
    ];
}

function progress(scan: ScanState, { List }: Strings): NonNullable<ListPageView['progress']> {
    const { ended, asked, entries } = scan;
    const slow = entries.reduce((sum, entry) => sum + (entry.phase === 'slow' ? 1 : 0), 0);
    return { ended, asked, text: slow > 0 ? format(List.ProgressSlow, ended, asked, slow) : format(List.Progress, ended, asked) };
}

/** What is announced of a scan: its beginning, now and then how far it is, and its end. */
export function announcement({ scan, list }: ListModel, { List }: Strings): string {
    if (scan.running) return scan.ended === 0 ? format(List.Scanning, scan.asked) : format(List.Progress, scan.ended, scan.asked);
    if (scan.asked === 0) return '';
    if (scan.stopped) return format(List.Stopped, scan.ended, scan.asked);
    const read = list.rows.filter(row => row.configuration !== null).length;
    const { cluster } = list.counts;
    return format(cluster > 0 ? List.EndedClusters : List.Ended, read, list.rows.length - cluster, cluster);
}
