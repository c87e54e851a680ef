// SPDX-License-Identifier: MIT
// What the chart says.
import { format, Strings } from '../../strings/strings';
import { dateTime, dayText } from '../../ui/texts/date-time';
import { type Pattern, stateParts } from '../list/state-parts';
import { chartLayout, type ChartLayout, type Column, type TimeLabel } from './chart-layout';
import type { ChartPoint } from './chart-points';
import { regionalTime } from '../../strings/language';

interface LegendEntry {
    readonly state: string;
    readonly pattern: Pattern;
    readonly colour: string;
    readonly title: string;
}

export interface ChartView extends ChartLayout {
    /** Takes the place of the chart for those who don't see it. */
    readonly label: string;
    readonly legend: readonly LegendEntry[];
    /** Which marks there are. */
    readonly marks: Readonly<Record<'weaker' | 'interrupted' | 'imported', boolean>>;
    readonly texts: ReadonlyMap<Column, string>;
    readonly times: ReadonlyMap<TimeLabel, string>;
}

/** @param points the earliest first; at least one */
export function chartView(points: readonly ChartPoint[], strings: Strings): ChartView {
    const layout = chartLayout(points);
    const [first, last] = [points[0], points[points.length - 1]];
    const [from, to] = [first, last].map(point => dateTime(point?.begun ?? ''));
    return {
        ...layout,
        label: format(strings.OverTime.Label, from ?? '', to ?? ''),
        legend: layout.states.map(state => ({ state, ...stateParts[state], title: strings.Tile[state] })),
        marks: {
            weaker: points.some(({ weaker }) => weaker),
            interrupted: points.some(({ isInterrupted }) => isInterrupted),
            imported: points.some(({ isImported }) => isImported)
        },
        texts: new Map(layout.columns.map(column => [column, columnText(column.point, strings)])),
        times: timesOf(layout.labels)
    };
}

/** All that a column shows, for a pointer that rests on it. */
function columnText({ begun, counts, weaker, isInterrupted, isImported }: ChartPoint, strings: Strings): string {
    const { Kept, List, OverTime, Tile } = strings;
    const time = dateTime(begun);
    const whole = isInterrupted ? format(Kept.Interrupted, time) : time;
    const states = Object.entries(counts).filter(([, count]) => count > 0) as [keyof typeof counts, number][];
    return [
        isImported ? format(Kept.OfFile, whole) : whole,
        ...states.map(([state, count]) => format(List.Tile, Tile[state], count)),
        ...(weaker ? [format(OverTime.WeakerCount, weaker)] : [])
    ].join('\n');
}

/** Days, or the times where all of them are of one day. */
function timesOf(labels: readonly TimeLabel[]): ReadonlyMap<TimeLabel, string> {
    const day = ({ begun }: TimeLabel): string => dayText(begun);
    const isOneDay = new Set(labels.map(day)).size === 1 && labels.length > 1;
    const time = ({ begun }: TimeLabel): string => regionalTime(new Date(begun), { timeStyle: 'short' });
    return new Map(labels.map(label => [label, isOneDay ? time(label) : day(label)]));
}
