// SPDX-License-Identifier: MIT
import { csvLines, csvTable, type CsvValue } from '../csv';
import type { ExportOrigin } from '../export-origin';
import { storedCell } from '../list/list-export';
import { inForce, stored } from '../settings/signing-state';
import type { CheckedHost } from './check';
import { knownMisreadings } from './known-readings';
import { type ScannerVerdict, stateSince } from './scanner-verdict';

const fields = [
    'host',
    'otherNames',
    'scanner',
    'line',
    'scannerSays',
    'scannerWords',
    'scannedAt',
    'computer',
    'fqdn',
    'inForce',
    'stored',
    'readAt',
    'since',
    'sinceBy',
    'wireSays',
    'wireAskedFrom',
    'wireAskedAt',
    'wireAnswerSha256',
    'verdict',
    'because',
    'sources',
    'scannedFrom'
];

/** How many lines are written in one step. */
const linesAtOnce = 100;

/** A line for each host, in steps that are short each. */
export function* checkCsv(hosts: readonly CheckedHost[], made: ExportOrigin): Generator<void, string> {
    const about = Object.entries(made) as [string, string][];
    const parts = [csvTable([[...fields, ...about.map(([column]) => column)]])];
    for (let from = 0; from < hosts.length; from += linesAtOnce) {
        yield;
        const lines = hosts.slice(from, from + linesAtOnce).map((one): CsvValue[] => [...cellsOf(one), ...about.map(([, value]) => value)]);
        parts.push(csvLines(lines));
    }
    return parts.join('');
}

function cellsOf({ host, format, at, from, match, points, wire, verdict }: CheckedHost): CsvValue[] {
    const [name = '', ...others] = host.names;
    const row = match.kind === 'computer' ? match.row : null;
    const read = row?.configuration ?? null;
    const since = stateSince(points);
    const reasons = 'reasons' in verdict ? verdict.reasons : [];
    return [
        ...[name, others.join('; '), format, host.line, host.says, host.words, at],
        ...[row && row.label, read && read.computer.fqdn, read && inForce(read.inbound), read && storedCell(stored(read.inbound))],
        ...[row?.answer ? new Date(row.answer.at).toISOString() : null, since && since.at, since && since.by],
        ...[wire && wire.result.outcome.kind, wire && wire.from, wire && wire.result.testedAt.toISOString(), wire && wire.hash],
        verdict.kind,
        [...whyOf(verdict), ...reasons].join('; '),
        reasons.flatMap(id => knownMisreadings[id].sources).join('; '),
        from
    ];
}

function whyOf(verdict: ScannerVerdict): readonly string[] {
    if (verdict.kind === 'unknown') return [verdict.why];
    return verdict.kind === 'right' && verdict.isOnlyNow ? ['onlyNow'] : [];
}
