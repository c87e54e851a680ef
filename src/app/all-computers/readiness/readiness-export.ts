// SPDX-License-Identifier: MIT
import type { Direction } from '../../domain/computer/facts';
import { csvTable, type CsvValue } from '../../domain/csv';
import { exportWords } from '../../domain/export-words';
import type { ExportOrigin } from '../../domain/export-origin';
import { sourcesCell } from '../../domain/readiness/imports/imported';
import type { ReadinessRow } from './readiness-model';

const fields = [
    'computer',
    'tags',
    'windows',
    'direction',
    'readiness',
    'days',
    'daysLeft',
    'events',
    'peers',
    'wouldBeCutOff',
    'mayBeCutOff',
    'atLeast',
    'accepted',
    'refusedSince',
    'heldBy',
    'evidenceReadAt',
    'reason',
    'importedFrom'
] as const;
type Exported = Readonly<Record<(typeof fields)[number], CsvValue>>;

function exported({ label, tags, windows, readiness, readAt, failure, brought }: ReadinessRow, direction: Direction): Exported {
    const of = <K extends typeof readiness.kind>(kind: K): Extract<typeof readiness, { readonly kind: K }> | null =>
        readiness.kind === kind ? (readiness as Extract<typeof readiness, { readonly kind: K }>) : null;
    const [ready, wouldCutOff, gathering] = [of('ready'), of('wouldCutOff'), of('gathering')];
    const owner = of('heldByPolicy')?.owner;
    return {
        computer: label,
        tags: tags.join('; '),
        windows: windows || null,
        direction,
        readiness: readiness.kind,
        days: (ready ?? gathering)?.ageDays ?? null,
        daysLeft: gathering?.daysLeft ?? null,
        events: ready?.events ?? null,
        peers: wouldCutOff ? wouldCutOff.peers.join('; ') : (ready?.peers ?? null),
        wouldBeCutOff: wouldCutOff?.cutOff ?? null,
        mayBeCutOff: wouldCutOff?.mayBe ?? null,
        atLeast: wouldCutOff ? String(wouldCutOff.atLeast) : null,
        accepted: (ready ?? wouldCutOff)?.accepted ?? null,
        refusedSince: of('required')?.refused ?? null,
        heldBy: owner ? (owner.gpoName ?? owner.by) : null,
        evidenceReadAt: readAt,
        reason: reasonOf(of('unknown')?.why) ?? (failure ? [failure.kind, failure.words].filter(text => text).join(': ') : null),
        importedFrom: brought && sourcesCell(brought.sources)
    };
}

/** Why readiness is not known, as words that scripts can look for. */
function reasonOf(why: Extract<ReadinessRow['readiness'], { readonly kind: 'unknown' }>['why'] | undefined): string | null {
    if (!why) return null;
    switch (why.of) {
        case 'lacking':
            return why.lacking.of === 'logs' ? why.lacking.doubt.kind : why.lacking.of === 'sources' ? why.lacking.source : why.lacking.of;
        case 'blocked':
            return why.reason;
        case 'requirement':
            return exportWords.notReported;
        case 'auditingHeld':
            return why.of;
        default:
            return `${why.of}: ${why.state === 'failed' ? exportWords.couldNotBeRead : exportWords.notReadYet}`;
    }
}

/** The rows as a table for spreadsheets. */
export function readinessCsv(rows: readonly ReadinessRow[], direction: Direction, made: ExportOrigin): string {
    const about = Object.entries(made) as [string, string][];
    const lines = rows.map(row => {
        const one = exported(row, direction);
        return [...fields.map(field => one[field]), ...about.map(([, value]) => value)];
    });
    return csvTable([[...fields, ...about.map(([name]) => name)], ...lines]);
}

export function readinessJson(rows: readonly ReadinessRow[], direction: Direction, { toolVersion, ...made }: ExportOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const computers = rows.map(row => exported(row, direction));
    return JSON.stringify({ format: 'smb-signing-readiness', version: 1, tool, ...made, direction, computers }, null, 2);
}
