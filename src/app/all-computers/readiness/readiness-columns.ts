// SPDX-License-Identifier: MIT
// The columns of the table on Readiness, and what stands in them.
import { DAY } from '../../domain/evidence/days';
import type { ReadinessKind } from '../../domain/readiness/readiness';
import { format, type Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { failureText } from '../dry-run/dry-run-view';
import { broughtNote } from '../evidence/brought-text';
import { type GridCell, type GridCells, type GridColumn, notedCell, textCell } from '../grid/grid';
import { claimsTexts } from '../list/row-view';
import { type ReadinessColumn, readinessColumns, type ReadinessRow } from './readiness-model';
import { readinessText } from './readiness-text';

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

/** The icon of each kind: its classes. */
export const readinessIcons: Readonly<Record<ReadinessKind, string>> = {
    required: 'sme-icon-lock',
    ready: 'sme-icon-completed sme-color-green',
    wouldCutOff: 'sme-icon-errorBadge sme-color-error',
    gathering: 'sme-icon-hourGlass',
    auditingOff: 'sme-icon-warning sme-color-warning',
    cannotAudit: 'sme-icon-blocked',
    heldByPolicy: 'sme-icon-permissions',
    unknown: 'sme-icon-unknown'
};

/** A row as the table shows it. @param now milliseconds since 1970 */
export function readinessCells(row: ReadinessRow, now: number, strings: Strings): GridCells<ReadinessColumn> {
    const { kind } = row.readiness;
    const others = row.row.entries.slice(1).map(({ connection }) => connection.label);
    return {
        name: {
            ...notedCell(row.label, [
                ...(row.isListed ? [] : [strings.Readiness.NotListed]),
                ...(others.length > 0 ? [format(strings.List.AlsoNamed, others.join(strings.Join.List))] : []),
                ...claimsTexts(row.claiming, strings.List.ClaimsToBe, strings)
            ]),
            icon: 'sme-icon-server'
        },
        ring: textCell(row.tags.join(strings.Join.List)),
        windows: textCell(row.windows),
        readiness: { ...notedCell(strings.Readiness.Kind[kind], detail(row, strings)), icon: readinessIcons[kind] },
        readAt: readCell(row, now, strings)
    };
}

/** The words for a kind without what it rests on are enough for some. */
function detail(row: ReadinessRow, strings: Strings): readonly string[] {
    const text = readinessText(row.readiness, row.readAt, strings);
    if (row.isReadOnly && row.readiness.kind === 'auditingOff') return [strings.Readiness.ReadOnly];
    return text === '' ? [] : [text];
}

/** How much older than the evidence settings may be without a word, in milliseconds: they are read right before it. */
const ALIKE = 5 * 60_000;

function readCell(row: ReadinessRow, now: number, strings: Strings): GridCell {
    const { readAt, settingsReadAt, phase, failure, brought } = row;
    const { Readiness } = strings;
    if (phase !== null) return { ...textCell(Readiness.Phase[phase]), busy: phase === 'reading' };
    const isOld = readAt !== null && now - Date.parse(readAt) > DAY;
    const isOlder = readAt !== null && settingsReadAt !== null && Date.parse(readAt) - Date.parse(settingsReadAt) > ALIKE;
    return {
        ...notedCell(readAt === null ? Readiness.Never : dateTime(readAt), [
            ...(brought ? [broughtNote(brought, strings)] : []),
            ...(failure ? [format(Readiness.Failed[failure.of], failureText(failure, strings))] : isOld ? [Readiness.Old] : []),
            ...(isOlder ? [format(Readiness.SettingsOlder, dateTime(settingsReadAt))] : [])
        ]),
        ...(failure ? { icon: 'sme-icon-errorBadge sme-color-error' } : {})
    };
}
