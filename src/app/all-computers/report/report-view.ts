// SPDX-License-Identifier: MIT
// What the report of all computers says.
import { directions } from '../../domain/computer/facts';
import { DAY } from '../../domain/evidence/days';
import { tileStates } from '../../domain/list/list';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { differenceKinds } from '../../domain/snapshots/difference';
import { type Digest, digestOf, unknownParts } from '../../domain/snapshots/digest';
import type { ExplanationGap } from '../../domain/snapshots/explain/explanation';
import type { SnapshotComputer } from '../../domain/snapshots/snapshot';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { stateText } from '../../ui/texts/rows';
import { grouped } from '../causes/causes';
import type { ChangeRow } from '../changes/changes-model';
import { changeCells, partNotes } from '../changes/changes-view';
import type { Comparison } from '../changes/comparing';
import { outcomeText, setByInShort } from '../changes/values';
import { type ChartPoint, chartPoints } from '../over-time/chart-points';
import { snapshotsTable } from '../snapshots/snapshots-view';
import type { FleetReport } from './report-source';
import { numberText, ownTimeZone } from '../../strings/language';

/** So many rows of a table are on the page and on paper: a report is read. The JSON has all. */
export const mostRows = 50;

/** So many scans are in the table over time: the chart shows all. */
const mostScans = 30;

/** A table of the report. Each cell has lines. */
export interface ReportTable {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (readonly string[])[])[];
    /** From which column on there are numbers; left out: there are none. */
    readonly numbersFrom?: number;
    /** That there are more rows; empty: there are none. */
    readonly more: string;
}

export interface ReportView {
    /** What the report is of, when and by whom it was made, how old it is. */
    readonly head: readonly string[];
    readonly states: ReportTable;
    readonly inForce: ReportTable;
    readonly chart: readonly ChartPoint[];
    readonly overTime: ReportTable;
    readonly changesTitle: string;
    /** How many of each kind, and what limits the comparison. */
    readonly changesNotes: readonly string[];
    readonly changes: ReportTable | null;
    readonly notRequired: ReportTable;
    readonly unread: ReportTable;
    /** How many of each cause; empty: all were read. */
    readonly unreadNote: string;
    readonly exceptions: ReportTable;
    readonly exceptionsNote: string;
    readonly unknown: readonly string[];
}

/** By whom and when the report is made, and by which version. */
export interface ReportMade {
    readonly at: Date;
    readonly toolVersion: string;
    readonly origin: string;
    /** As whom this window was connected, as computers named it; empty: nobody said. */
    readonly connectedAs: string;
}

export function reportView(report: FleetReport, made: ReportMade, strings: Strings): ReportView {
    const { snapshot, comparison, kept, points, acceptances, unreadable } = report;
    const { Report } = strings;
    const digest = digestOf(snapshot);
    const unread = grouped(digest.unread, ({ outcome }) => ({ key: outcomeText(outcome, strings) }));
    return {
        head: headTexts(report, digest, made, strings),
        states: statesTable(digest, snapshot.computers.length, strings),
        inForce: inForceTable(digest, strings),
        chart: chartPoints(kept, points),
        overTime: overTimeTable(report, strings),
        changesTitle: comparison ? format(Report.ChangesSince, dateTime(comparison.before.begun)) : Report.Changes,
        changesNotes: comparison ? changesTexts(comparison, strings) : [Report.NothingToCompare],
        changes: comparison && comparison.rows.length > 0 ? changesTable(comparison, strings) : null,
        notRequired: notRequiredTable(digest.notRequired, strings),
        unread: unreadTable(
            unread.flatMap(({ items }) => items),
            strings
        ),
        unreadNote: unread.map(({ key, items }) => format(strings.List.Tile, key, items.length)).join(strings.Join.List),
        exceptions: exceptionsTable(acceptances, strings),
        exceptionsNote: unreadable > 0 ? format(Report.ExceptionsUnreadable, unreadable) : '',
        unknown: unknownTexts(report, digest, strings)
    };
}

/** From when to when, or once where both are shown as the same minute. */
function span(first: string, last: string, both: string, once: string, more: string | number): string {
    const [from, to] = [dateTime(first), dateTime(last)];
    return from === to ? format(once, from, more) : format(both, from, to, more);
}

function headTexts({ snapshot }: FleetReport, { read }: Digest, made: ReportMade, strings: Strings): readonly string[] {
    const { Report } = strings;
    const { begun, ended, origin, toolVersion } = snapshot;
    const days = Math.floor((made.at.getTime() - Date.parse(read?.first ?? begun)) / DAY);
    return [
        ended === null
            ? format(Report.OfInterrupted, dateTime(begun), toolVersion)
            : span(begun, ended, Report.Of, Report.OfMinute, toolVersion),
        ...(origin ? [format(Report.OfFile, dateTime(origin.importedAt))] : []),
        read ? span(read.first, read.last, Report.Read, Report.ReadMinute, Math.max(0, days)) : Report.NothingRead,
        format(Report.Made, dateTime(made.at.toISOString()), made.toolVersion, made.origin),
        format(Report.Zone, ownTimeZone()),
        ...(made.connectedAs === '' ? [] : [format(Report.ConnectedAs, made.connectedAs)])
    ];
}

function statesTable({ counts }: Digest, all: number, { Report, Tile }: Strings): ReportTable {
    const share = (count: number): string => (all === 0 ? '' : numberText(count / all, { style: 'percent' }));
    const row = (title: string, count: number): readonly (readonly string[])[] => [[title], [numberText(count)], [share(count)]];
    return {
        title: Report.States,
        columns: [Report.State, Report.Computers, Report.Share],
        rows: [...tileStates.filter(state => counts[state] > 0).map(state => row(Tile[state], counts[state])), row(Tile.all, all)],
        numbersFrom: 1,
        more: ''
    };
}

function inForceTable({ inForce, unread }: Digest, { DirectionShort, InForce, Report }: Strings): ReportTable {
    const kinds = ['required', 'notRequired', 'notReported'] as const;
    return {
        title: Report.InForce,
        columns: [Report.Direction, ...kinds.map(kind => InForce[kind]), Report.NotRead],
        rows: directions.map(direction => [
            [DirectionShort[direction]],
            ...kinds.map(kind => [numberText(inForce[direction][kind])]),
            [numberText(unread.length)]
        ]),
        numbersFrom: 1,
        more: ''
    };
}

/** How many of each kind, weaker first, and what limits the comparison. */
function changesTexts(comparison: Comparison, strings: Strings): readonly string[] {
    const { Join, Changes, List, Report } = strings;
    const { rows } = comparison;
    const kinds = differenceKinds
        .map(kind => [Changes.Kind[kind], rows.filter(({ difference }) => difference.kind === kind).length] as const)
        .filter(([, count]) => count > 0);
    const unexplained = rows.filter(({ explained }) => explained?.by.length === 0).length;
    return [
        kinds.length === 0 ? Changes.NothingDifferent : kinds.map(([title, count]) => format(List.Tile, title, count)).join(Join.List),
        ...(unexplained > 0 ? [format(List.Tile, Changes.By.none, unexplained)] : []),
        ...(comparison.isSwapped ? [Report.Swapped] : []),
        ...partNotes(comparison, strings)
    ];
}

function changesTable({ rows }: Comparison, strings: Strings): ReportTable {
    const { Column } = strings.Changes;
    const cellsOf = (row: ChangeRow): readonly (readonly string[])[] => {
        const cells = changeCells(row, '', strings);
        return [cells.name, cells.what, cells.values, cells.between, cells.explained].map(({ lines }) => lines.map(({ text }) => text));
    };
    const columns = [Column.name, Column.what, Column.values, Column.between, Column.explained];
    return tableOf({ title: strings.Changes.Table, columns }, rows, cellsOf, strings);
}

function notRequiredTable(computers: readonly SnapshotComputer[], strings: Strings): ReportTable {
    const { DirectionShort, Facts, Report, Term, About } = strings;
    const columns = [Report.Computer, DirectionShort.outbound, DirectionShort.inbound, Term.SetBy, Facts.ReadAt];
    return tableOf(
        { title: format(Report.NotRequired, computers.length), columns },
        computers,
        ({ label, facts, at }) => [
            [label],
            ...directions.map(direction => (facts ? [stateText(facts[direction], strings)] : [])),
            facts ? directions.map(one => format(strings.List.ByDirection, DirectionShort[one], setByInShort(facts[one], strings))) : [],
            [at === null ? About.Unknown : dateTime(at)]
        ],
        strings
    );
}

/** Those of one cause together, the cause of the most first. */
function unreadTable(all: readonly SnapshotComputer[], strings: Strings): ReportTable {
    const { Report } = strings;
    return tableOf(
        { title: format(Report.Unread, all.length), columns: [Report.Computer, Report.Why, Report.Tried] },
        all,
        ({ label, outcome, at }) => [[label], [outcomeText(outcome, strings)], [at === null ? '' : dateTime(at)]],
        strings
    );
}

function exceptionsTable(all: readonly Acceptance[], strings: Strings): ReportTable {
    const { DirectionShort, Peers, Report } = strings;
    const columns = [Peers.Column.name, Report.Direction, Report.AcceptedBy, Report.AcceptedOn, Peers.Note];
    const latest = [...all].sort((a, b) => (a.at < b.at ? 1 : -1));
    return tableOf(
        { title: format(Report.Exceptions, all.length), columns },
        latest,
        ({ peer, direction, by, at, note }) => [[peer], [DirectionShort[direction]], [by], [dateTime(at)], [note]],
        strings
    );
}

/** What the report can't say, each with its number. */
function unknownTexts({ comparison, snapshot }: FleetReport, { unknown }: Digest, strings: Strings): readonly string[] {
    const { Changes, List, Report } = strings;
    const gaps = new Map<ExplanationGap, number>();
    for (const { explained } of comparison?.rows ?? [])
        if (explained?.by.length === 0) for (const gap of explained.gaps) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    return [
        ...(snapshot.ended === null ? [Report.UnknownInterrupted] : []),
        ...unknownParts.filter(part => unknown[part] > 0).map(part => format(List.Tile, Report.UnknownPart[part], unknown[part])),
        ...[...gaps].map(([gap, count]) => format(Report.UnknownGap, Changes.Gap[gap], count)),
        Report.UnknownBetween,
        Report.UnknownPeers,
        Report.UnknownList
    ];
}

/** A table with a row for each, as long as it can be read. */
function tableOf<T>(
    head: Pick<ReportTable, 'title' | 'columns'>,
    all: readonly T[],
    cells: (one: T) => readonly (readonly string[])[],
    strings: Strings
): ReportTable {
    return { ...head, rows: all.slice(0, mostRows).map(cells), more: moreText(all.length, strings) };
}

function overTimeTable({ kept, points }: FleetReport, strings: Strings): ReportTable {
    const { columns, rows } = snapshotsTable(kept, points, strings);
    const more = moreText(rows.length, strings, mostScans);
    return { title: strings.Report.OverTime, columns, rows: rows.slice(0, mostScans), numbersFrom: 1, more };
}

function moreText(count: number, { Report }: Strings, most = mostRows): string {
    return count > most ? format(Report.More, most, count) : '';
}
