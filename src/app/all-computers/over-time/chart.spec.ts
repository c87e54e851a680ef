// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { countsOf, type SnapshotSummary } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { fileSummary } from '../snapshots/choice';
import { baseLine, chartLayout } from './chart-layout';
import { type ChartPoint, chartPoints } from './chart-points';
import { chartView } from './chart-view';

const strings = texts.Strings.SmbSigning as Strings;
const off = facts({ inbound: { inForce: 'notRequired', stored: { kind: 'zero' } } });

function summary(day: number, computers: Parameters<typeof snapshot>[0], other: Partial<SnapshotSummary> = {}): SnapshotSummary {
    const one = snapshot(computers, { begun: new Date(Date.UTC(2026, 0, day, 12)).toISOString() });
    return { ...fileSummary(one), id: `snapshot ${day}`, counts: countsOf(one), ...other };
}

const two = [summary(2, [computer('srv', off), unread('web', 'unreachable')]), summary(1, [computer('srv', facts())])];
const many = (count: number): readonly ChartPoint[] =>
    chartPoints(
        Array.from({ length: count }, (_, index) => summary(count - index, [computer('srv', facts())])),
        null
    );

describe('the chart of states over time', () => {
    it('has a column for each snapshot, the earliest first, as high as it has computers', () => {
        const { columns, states } = chartLayout(chartPoints(two, null));
        expect(states).toEqual(['both', 'outboundOnly', 'unreachable']);
        expect(columns.map(({ parts }) => parts.map(({ state }) => state))).toEqual([['both'], ['outboundOnly', 'unreachable']]);
        const heights = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part.height, 0));
        expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0));
        expect(columns[0]?.parts[0]?.y).toBeCloseTo(baseLine - (heights[0] ?? 0));
    });

    it('counts whole computers, and fits whatever there is', () => {
        expect(chartLayout(many(1)).lines.map(({ value }) => value)).toEqual([0, 1]);
        const empty = chartLayout(chartPoints([summary(1, [])], null));
        expect(empty.columns.map(({ parts }) => parts)).toEqual([[]]);
        for (const count of [1, 2, 3, 40, 41, 200]) {
            const { columns, labels, isDense } = chartLayout(many(count));
            const last = columns[count - 1];
            expect(columns[0]?.x).toBeGreaterThanOrEqual(0);
            expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(100 + 1e-9);
            expect(isDense).toBe(count > 40);
            expect(labels.length).toBe(Math.min(count, count > 4 ? 3 : 2));
        }
        expect(chartLayout([]).columns).toEqual([]);
    });

    it('marks what is weaker, interrupted, and from a file, and says so to a pointer', () => {
        const origin = { importedAt: two[0]?.begun ?? '', exportedAt: null, toolVersion: null };
        const [after, before] = two as [SnapshotSummary, SnapshotSummary];
        const weaker = [{ head: after, counts: after.counts, weaker: 1 }];
        const view = chartView(
            chartPoints(
                [
                    { ...after, ended: null },
                    { ...before, origin }
                ],
                weaker
            ),
            strings
        );
        expect(view.marks).toEqual({ weaker: true, interrupted: true, imported: true });
        expect([...view.texts.values()]).toEqual([
            `${dateTime(before.begun)} (imported)\nBoth directions: 1`,
            `${dateTime(after.begun)} (interrupted)\nOutbound only: 1\nUnreachable: 1\nWeaker than before: 1`
        ]);
        expect(chartView(chartPoints(two, null), strings).marks).toEqual({ weaker: false, interrupted: false, imported: false });
    });

    it('says to who does not see it from when to when it is, and that a table has the numbers', () => {
        const view = chartView(chartPoints(two, null), strings);
        expect(view.label).toContain(
            `from ${dateTime(two[1]?.begun ?? '')} to ${dateTime(two[0]?.begun ?? '')}. The table has the numbers.`
        );
        expect(view.legend.map(({ title, pattern }) => [title, pattern])).toEqual([
            ['Both directions', 'full'],
            ['Outbound only', 'rising'],
            ['Unreachable', 'crossed']
        ]);
    });

    it('tells days, or times where all is of one day', () => {
        const of = (...begun: readonly string[]): readonly string[] => {
            const points = many(begun.length).map((point, index) => ({ ...point, begun: begun[index] ?? '' }));
            return [...chartView(points, strings).times.values()];
        };
        expect(of('2026-11-20T12:00:00.000Z', '2026-11-21T12:00:00.000Z').join()).toMatch(/20.*21/);
        expect(of('2026-11-20T12:01:00.000Z', '2026-11-20T12:02:00.000Z').join()).toMatch(/01.*02/);
    });
});
