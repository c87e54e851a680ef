// SPDX-License-Identifier: MIT
import { csvTable, type CsvValue } from '../../domain/csv';
import { buildNumber } from '../../domain/computer/windows-name';
import { computerOf } from '../../domain/snapshots/difference';
import type { Explanation } from '../../domain/snapshots/explain/explanation';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotHead } from '../../domain/snapshots/snapshot';
import { storedCell } from '../../domain/list/list-export';
import type { ExportOrigin } from '../../domain/export-origin';
import type { ChangeRow } from './changes-model';
import type { Comparison } from './comparing';

const sideFields = ['InForce', 'Stored', 'SetBy', 'Policy', 'WindowsDefault', 'Reading', 'ReadAt', 'Fqdn', 'MachineId', 'Windows', 'Build'];

const fields = [
    'computer',
    'otherNames',
    'difference',
    'alsoDifferent',
    'direction',
    ...['before', 'after'].flatMap(side => sideFields.map(name => side + name)),
    'notBefore',
    'notAfter',
    'explainedBy',
    'explainedAt',
    'explainedByUser',
    'explainedByPolicy',
    'explainedByCommand',
    'record',
    'run',
    'notAsked',
    'fromScan',
    'fromScanEnded',
    'toScan',
    'toScanEnded'
];

/** A line for each difference. What explains it is the most certain one; the JSON has all. */
export function changesCsv(rows: readonly ChangeRow[], { before, after }: Comparison, made: ExportOrigin): string {
    const about = Object.entries(made) as [string, string][];
    const scans = [before.begun, before.ended, after.begun, after.ended];
    const lines = rows.map(({ difference, explained }): CsvValue[] => {
        const { kind, kinds, direction, from, to } = difference;
        const { label, names } = computerOf(difference);
        const by = explained && (explained.by[0] ?? null);
        return [
            label,
            names.filter(name => name !== label.toLowerCase()).join('; '),
            kind,
            kinds.slice(1).join('; '),
            direction,
            ...[difference.before, difference.after].flatMap(one => sideCells(one, direction && (one?.facts?.[direction] ?? null))),
            from,
            to,
            explained && (by?.kind ?? 'notByThisTool'),
            ...explanationCells(by),
            explained && explained.gaps.join('; '),
            ...scans,
            ...about.map(([, value]) => value)
        ];
    });
    return csvTable([[...fields, ...about.map(([column]) => column)], ...lines]);
}

function sideCells(one: SnapshotComputer | null, direction: SnapshotDirection | null): CsvValue[] {
    const facts = one?.facts ?? null;
    return [
        direction && direction.inForce,
        direction && storedCell(direction.stored),
        direction && direction.setBy,
        direction && direction.policy,
        direction && direction.windowsDefault,
        one && one.outcome,
        one && one.at,
        one && one.fqdn,
        one && one.id,
        facts && facts.windows,
        facts && buildNumber(facts)
    ];
}

/** When, who, which policy, which command, record, and run. */
function explanationCells(by: Explanation | null): CsvValue[] {
    switch (by?.kind) {
        case 'change':
            return [by.at, by.by, null, null, by.record, by.run];
        case 'ranElsewhere':
            return [by.run.at, by.run.user, null, by.run.command, null, null];
        case 'groupPolicy':
            return [by.applied.at, null, by.policy, null, null, null];
        default:
            return [null, null, null, null, null, null];
    }
}

export function changesJson(rows: readonly ChangeRow[], { before, after }: Comparison, { toolVersion, ...made }: ExportOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const compared = { from: headOf(before), to: headOf(after) };
    return JSON.stringify({ format: 'smb-signing-changes', version: 1, tool, ...made, ...compared, ...changesOf(rows) }, null, 2);
}

/** Each difference with all that explains it. */
export function changesOf(rows: readonly ChangeRow[]): { readonly differences: readonly object[] } {
    return { differences: rows.map(({ difference, explained }) => ({ ...difference, explained })) };
}

/** What is told of a snapshot, without its computers. */
export function headOf({ computers, ...head }: Snapshot): SnapshotHead & { readonly computers: number } {
    return { ...head, computers: computers.length };
}
