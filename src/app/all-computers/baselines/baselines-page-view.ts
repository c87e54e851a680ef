// SPDX-License-Identifier: MIT
import { numberText } from '../../strings/language';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { isListed } from '../evidence/listed-once';
import { type GridCells, type GridColumn, notedCell, textCell } from '../grid/grid';
import { baselineColumns, type BaselineColumn, type BaselineRow, type BaselinesModel, countColumns } from './baselines-model';

const widths: Readonly<Record<BaselineColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [24, 'full'],
    baseline: [32, 'full'],
    fails: [11, 'titled'],
    registryReports: [11, 'titled'],
    notKnown: [11, 'nowhere'],
    pass: [11, 'titled']
};

export function baselineGrid({ Baseline: { FleetColumn } }: Strings): readonly GridColumn[] {
    return baselineColumns.map(id => ({ id, title: FleetColumn[id], share: widths[id][0], narrow: widths[id][1] }));
}

export function baselineCells({ row, judged }: BaselineRow, strings: Strings): GridCells<BaselineColumn> {
    const { Baseline: texts, Phase, Readiness } = strings;
    const counts = Object.fromEntries(countColumns.map(column => [column, textCell(judged ? numberText(judged.counts[column]) : '')]));
    const none = row.configuration ? texts.NoBaseline : row.phase === 'idle' ? texts.NotRead : Phase[row.phase];
    const { answer } = row;
    const brought = answer?.from
        ? [format(texts.Imported, dateTime(new Date(answer.at).toISOString()), answer.from.file || Readiness.Pasted)]
        : [];
    const name = notedCell(row.label, isListed(row) ? [] : [Readiness.NotListed]);
    return { name, baseline: notedCell(judged?.baseline.name ?? none, brought), ...counts } as GridCells<BaselineColumn>;
}

/** How many computers came to what. */
export function baselinesStatus({ all }: BaselinesModel, { Baseline: texts }: Strings): string {
    const judged = all.flatMap(one => one.judged ?? []);
    const clean = judged.filter(({ counts }) => counts.fails === 0 && counts.registryReports === 0).length;
    const unread = all.filter(({ row }) => row.configuration === null).length;
    return format(texts.FleetStatus, judged.length, clean, all.length - unread - judged.length, unread);
}
