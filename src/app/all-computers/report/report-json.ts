// SPDX-License-Identifier: MIT
import { digestOf } from '../../domain/snapshots/digest';
import { weakerById } from '../../domain/snapshots/over-time';
import type { ExportOrigin } from '../../domain/export-origin';
import { changesOf, headOf } from '../changes/changes-export';
import type { FleetReport } from './report-source';

/** The report as a file, complete: docs/exports.md says what it holds, and docs/schemas/fleet-report-1.json what it looks like. */
export function reportJson(report: FleetReport, madeBy: string, { toolVersion, ...made }: ExportOrigin): string {
    const { snapshot, comparison, kept, points, acceptances, unreadable } = report;
    const { counts, inForce, unread, unknown, read } = digestOf(snapshot);
    const weaker = weakerById(points);
    const file = {
        format: 'smb-signing-fleet-report',
        version: 1,
        tool: { name: 'SMB signing', version: toolVersion },
        ...made,
        madeBy: madeBy === '' ? null : madeBy,
        snapshot: headOf(snapshot),
        read,
        states: counts,
        inForce,
        unknown,
        overTime: [...kept].reverse().map(({ id, begun, ended, origin, computers, counts: states }) => ({
            ...{ id, begun, ended, imported: origin !== null, computers, states },
            weaker: weaker.get(id) ?? null
        })),
        changes: comparison && { from: headOf(comparison.before), ...changesOf(comparison.rows) },
        notRead: unread.map(({ label, outcome, at }) => ({ computer: label, reading: outcome, at })),
        exceptions: { acceptedPeers: acceptances, unreadable },
        computers: snapshot.computers
    };
    return JSON.stringify(file, null, 2);
}
