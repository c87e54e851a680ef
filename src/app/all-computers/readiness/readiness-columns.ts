// SPDX-License-Identifier: MIT
import type { Strings } from '../../strings/strings';
import type { GridColumn } from '../grid/grid';
import { type ReadinessColumn, readinessColumns } from './readiness-model';

const widths: Readonly<Record<ReadinessColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [18, 'full'],
    ring: [14, 'titled'],
    windows: [18, 'nowhere'],
    readiness: [34, 'full'],
    readAt: [16, 'titled']
};

/** The columns of the table, with their titles. */
export function readinessGrid({ Column, Readiness }: Strings): readonly GridColumn[] {
    const titles: Readonly<Record<ReadinessColumn, string>> = {
        name: Column.name,
        ring: Readiness.Ring,
        windows: Readiness.Windows,
        readiness: Readiness.Title,
        readAt: Readiness.ReadAt
    };
    return readinessColumns.map(id => ({ id, title: titles[id], share: widths[id][0], narrow: widths[id][1] }));
}
