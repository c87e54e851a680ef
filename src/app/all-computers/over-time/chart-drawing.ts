// SPDX-License-Identifier: MIT
// The chart as elements.
import type { Strings } from '../../strings/strings';
import { type Pattern, stateParts } from '../list/state-parts';
import { baseLine, chartHeight, type Column } from './chart-layout';
import type { ChartView } from './chart-view';
import { svg } from './svg';

/** Each on a tile of 6 pixels, as it is drawn in the bar above the list. */
const patterns: Readonly<Record<Pattern, () => readonly SVGElement[]>> = {
    full: () => [svg('rect', { class: 'solid', width: 6, height: 6 })],
    rising: () => [svg('path', { class: 'broad', d: 'M-1 1l2-2M-1 7l8-8M5 7l2-2' })],
    falling: () => [svg('path', { class: 'broad', d: 'M-1 5l2 2M-1-1l8 8M5-1l2 2' })],
    empty: () => [],
    dotted: () => [svg('circle', { class: 'solid', cx: 3, cy: 3, r: 1.2 })],
    level: () => [svg('path', { d: 'M0 1h6M0 4h6' })],
    upright: () => [svg('path', { d: 'M1 0v6M4 0v6' })],
    crossed: () => [svg('path', { d: 'M0 0l6 6M0 6l6-6' })],
    unread: () => [svg('path', { d: 'M1 3h3' })]
};

const fill = (state: string): string => `url(#over-time-${state})`;
const triangle = (d: string): SVGElement => svg('path', { class: 'sme-color-error', d });

/** What fills the parts. The legend is filled by the same. */
function patternsOf({ legend }: ChartView): SVGElement {
    return svg(
        'defs',
        {},
        ...legend.map(({ state, pattern, colour }) => {
            const tile = { id: `over-time-${state}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
            return svg('pattern', { ...tile, class: `${pattern} ${colour}` }, ...patterns[pattern]());
        })
    );
}

/** How many computers the lines stand for. */
export function drawScale({ lines }: ChartView): SVGElement {
    const numbers = lines.map(({ value, y }) => svg('text', { x: 34, y: y + 4, 'text-anchor': 'end' }, String(value)));
    return svg('svg', { class: 'scale', width: 40, height: chartHeight }, ...numbers);
}

/** A column for each snapshot. */
export function drawColumns(view: ChartView): SVGElement {
    const across = (y: number, name: string): SVGElement => svg('line', { class: name, x1: 0, x2: '100%', y1: y, y2: y });
    const times = view.labels.map(label => {
        const place = { x: `${label.x}%`, y: chartHeight - 8, 'text-anchor': label.anchor };
        return svg('text', { ...place, class: label.isBetween ? 'between' : '' }, view.times.get(label) ?? '');
    });
    return svg(
        'svg',
        { class: 'columns', width: '100%', height: chartHeight },
        patternsOf(view),
        ...view.lines.map(({ y }) => across(y, 'line')),
        ...view.columns.map(column => drawColumn(column, view)),
        across(baseLine, 'base'),
        ...times
    );
}

function drawColumn(column: Column, view: ChartView): SVGElement {
    const { point, parts, top } = column;
    const [x, middle, width] = [`${column.x}%`, `${column.middle}%`, `${column.width}%`];
    const drawn = parts.map(({ state, y, height }) => {
        const { pattern, colour } = stateParts[state];
        const area = { x, y, width, height, fill: fill(state) };
        const edge = { class: 'top', x1: x, x2: `${column.x + column.width}%`, y1: y, y2: y };
        const whole = svg('rect', { ...area, class: view.isDense ? 'touching' : 'outlined' });
        return svg('g', { class: `part ${pattern} ${colour}` }, whole, ...(view.isDense ? [svg('line', edge)] : []));
    });
    const origin = [
        ...(point.isInterrupted ? [svg('circle', { r: 4 })] : []),
        ...(point.isImported ? [svg('rect', { x: -5, y: -5, width: 10, height: 10 })] : [])
    ];
    const number = view.isDense ? [] : [svg('text', { y: -3, 'text-anchor': 'middle' }, String(point.weaker))];
    return svg(
        'g',
        {},
        svg('title', {}, view.texts.get(column) ?? ''),
        ...drawn,
        svg('rect', { class: 'hit', x, y: 0, width, height: chartHeight }),
        ...(point.weaker ? [svg('svg', { class: 'mark', x: middle, y: top - 14 }, triangle('M-6 0h12l-6 11z'), ...number)] : []),
        ...(point.isInterrupted || point.isImported ? [svg('svg', { class: 'mark hollow', x: middle, y: baseLine + 8 }, ...origin)] : [])
    );
}

/** What the patterns and the marks mean: the states from the bottom, then the marks. */
export function drawLegend({ legend, marks }: ChartView, { Kept, OverTime }: Strings): HTMLElement {
    const entry = (title: string, classes: string, ...content: readonly SVGElement[]): HTMLElement => {
        const item = document.createElement('li');
        item.append(svg('svg', { class: classes, width: 18, height: 18 }, ...content), title);
        return item;
    };
    const swatch = (state: string): SVGElement => svg('rect', { class: 'outlined', x: 1, y: 1, width: 16, height: 16, fill: fill(state) });
    const list = document.createElement('ul');
    list.append(
        ...legend.map(({ title, pattern, colour, state }) => entry(title, `part ${pattern} ${colour}`, swatch(state))),
        ...(marks.weaker ? [entry(Kept.Weaker, 'mark', triangle('M3 4h12l-6 11z'))] : []),
        ...(marks.interrupted ? [entry(OverTime.Interrupted, 'mark hollow', svg('circle', { cx: 9, cy: 9, r: 4 }))] : []),
        ...(marks.imported ? [entry(OverTime.Imported, 'mark hollow', svg('rect', { x: 4, y: 4, width: 10, height: 10 }))] : [])
    );
    return list;
}
