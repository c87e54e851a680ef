// SPDX-License-Identifier: MIT
// Where everything of the chart stands. Across in percent, so that it fits each width, and paper; down in pixels.
import { nice, ticks } from 'd3-array';
import { stack } from 'd3-shape';
import { tileStates } from '../../domain/list/list';
import type { SnapshotState } from '../../domain/snapshots/snapshot';
import type { ChartPoint } from './chart-points';

/** Room above the columns for what marks them, the height of the columns, and room below for marks and times. */
const [above, height, below] = [32, 144, 40];
export const chartHeight = above + height + below;
/** Where the columns stand. */
export const baseLine = above + height;

/** From so many on columns touch each other, and have no outline: it would be all that is seen of them. */
const dense = 41;
/** How wide a column is at most, in percent. */
const widest = 10;

interface Part {
    readonly state: SnapshotState;
    readonly y: number;
    readonly height: number;
}

export interface Column {
    readonly point: ChartPoint;
    readonly x: number;
    readonly middle: number;
    readonly width: number;
    readonly parts: readonly Part[];
    /** Where its topmost part ends. */
    readonly top: number;
}

/** A time below the columns. */
export interface TimeLabel {
    readonly x: number;
    readonly begun: string;
    readonly anchor: 'start' | 'middle' | 'end';
    /** Neither the first nor the last: it goes where there is little room. */
    readonly isBetween: boolean;
}

export interface ChartLayout {
    /** Those that any snapshot has, from the bottom. */
    readonly states: readonly SnapshotState[];
    readonly columns: readonly Column[];
    readonly isDense: boolean;
    readonly lines: readonly { readonly value: number; readonly y: number }[];
    readonly labels: readonly TimeLabel[];
}

/** @param points the earliest first */
export function chartLayout(points: readonly ChartPoint[]): ChartLayout {
    const states = tileStates.filter(state => points.some(({ counts }) => counts[state] > 0));
    const layers = stack<ChartPoint, SnapshotState>()
        .keys(states)
        .value(({ counts }, state) => counts[state])([...points]);
    const totals = points.map((_, index) => Math.max(0, ...layers.map(layer => layer[index]?.[1] ?? 0)));
    const [, highest] = nice(0, Math.max(1, ...totals), 4);
    const y = (value: number): number => baseLine - (height * value) / highest;
    const isDense = points.length >= dense;
    const step = 100 / Math.max(1, points.length);
    const width = isDense ? step : Math.min(0.8 * step, widest);
    return {
        states,
        isDense,
        columns: points.map((point, index) => ({
            point,
            x: (index + 0.5) * step - width / 2,
            middle: (index + 0.5) * step,
            width,
            parts: layers.flatMap(layer => {
                const [from = 0, to = 0] = layer[index] ?? [];
                return to > from ? [{ state: layer.key, y: y(to), height: y(from) - y(to) }] : [];
            }),
            top: y(totals[index] ?? 0)
        })),
        // Nobody counts half a computer.
        lines: ticks(0, highest, 4)
            .filter(value => Number.isInteger(value))
            .map(value => ({ value, y: y(value) })),
        labels: labelsOf(points, step, width)
    };
}

/** The first, the last, and where there are several one between them. */
function labelsOf(points: readonly ChartPoint[], step: number, width: number): readonly TimeLabel[] {
    const last = points.length - 1;
    const places = new Set([0, ...(last > 3 ? [Math.round(last / 2)] : []), last]);
    return [...places].flatMap(index => {
        const point = points[index];
        const middle = (index + 0.5) * step;
        // Near an edge a time begins or ends with its column: it would be cut off.
        const anchor = middle < 15 ? 'start' : middle > 85 ? 'end' : 'middle';
        const x = anchor === 'middle' ? middle : middle + (anchor === 'start' ? -width : width) / 2;
        return point ? [{ x, begun: point.begun, anchor, isBetween: index > 0 && index < last } as const] : [];
    });
}
