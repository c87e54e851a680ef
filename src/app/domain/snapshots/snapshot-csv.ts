// SPDX-License-Identifier: MIT
// A snapshot from the CSV that an export of the list wrote: it has less than a scan keeps, and what it lacks is not known.
import { csvRows } from '../csv-reading';
import { LONGEST_NAME, LONGEST_TEXT, MOST_COMPUTERS, MOST_NAMES } from '../limits';
import { failureKinds } from '../outcome';
import type { Stored } from '../settings/signing-state';
import { cut } from '../text';
import { snapshotWords } from './compact';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts, SnapshotOutcome } from './snapshot';

/** Why a file is no snapshot. `damaged`: where it stopped making sense. */
export type SnapshotFileFault =
    | { readonly kind: 'newerVersion'; readonly version: number }
    | { readonly kind: 'tooLarge' }
    | { readonly kind: 'damaged'; readonly where: string };

export type SnapshotFileResult = { readonly kind: 'read'; readonly snapshot: Snapshot } | SnapshotFileFault;

/** Without these it is another table. */
const columns = ['computer', 'outboundInForce', 'inboundInForce', 'reading', 'exportedAt'];

/**
 * Reads the CSV that an export of the list wrote. If the export was filtered, what isn't in it isn't gone: `ended` is null.
 * Never throws.
 * @param importedAt ISO 8601, UTC
 */
export function snapshotFromCsv(text: string, importedAt: string): SnapshotFileResult {
    const rows = csvRows(text, MOST_COMPUTERS);
    if (rows.length > MOST_COMPUTERS) return { kind: 'tooLarge' };
    const [first] = rows;
    const missing = columns.find(name => !first?.has(name));
    if (!first || missing) return { kind: 'damaged', where: missing ?? 'computer' };
    const exportedAt = timeIn(first.get('exportedAt'));
    if (exportedAt === null) return { kind: 'damaged', where: 'exportedAt' };
    const computers = rows.filter(row => row.get('reading') !== 'cluster').map(row => computerIn(row));
    const isPart = ['stateFilter', 'search', 'tagFilter'].some(name => first.get(name));
    const toolVersion = cut(first.get('toolVersion') ?? '', LONGEST_NAME);
    const begun = computers.reduce((earliest, { at }) => (at !== null && at < earliest ? at : earliest), exportedAt);
    const head = { id: `csv ${exportedAt} ${rows.length}`, begun, ended: isPart ? null : exportedAt, toolVersion };
    return { kind: 'read', snapshot: { ...head, origin: { importedAt, exportedAt, toolVersion }, computers } };
}

type Row = ReadonlyMap<string, string>;

function computerIn(row: Row): SnapshotComputer {
    const label = cut(row.get('computer') ?? '', LONGEST_TEXT);
    const others = (row.get('otherNames') ?? '').split('; ').filter(name => name !== '');
    const outcome = outcomeIn(row.get('reading'));
    return {
        label,
        names: [...new Set([label, ...others].map(name => cut(name.toLowerCase(), LONGEST_TEXT)))].slice(0, MOST_NAMES),
        id: outcome === 'ok' ? textIn(row.get('machineId')) : null,
        fqdn: outcome === 'ok' ? textIn(row.get('fqdn')) : null,
        outcome,
        at: outcome === 'notRead' ? null : timeIn(row.get('readAt')),
        facts: outcome === 'ok' ? factsIn(row) : null
    };
}

/** Of what a newer version calls otherwise, nothing is claimed. */
function outcomeIn(reading: string | undefined): SnapshotOutcome {
    return (['ok', ...failureKinds] as const).find(kind => kind === reading) ?? 'notRead';
}

function factsIn(row: Row): SnapshotFacts {
    const [build, ubr] = (row.get('build') ?? '').split('.').map(part => (/^\d{1,9}$/.test(part) ? Number(part) : null));
    return {
        windows: textIn(row.get('windows')),
        build: build ?? null,
        ubr: ubr ?? null,
        edition: null,
        role: snapshotWords.role.find(role => role === row.get('role')) ?? null,
        cluster: textIn(row.get('cluster')),
        accepts: row.get('signingState') === 'notAccepting' ? false : null,
        clock: null,
        policyApplied: null,
        outbound: directionIn(row, 'outbound'),
        inbound: directionIn(row, 'inbound')
    };
}

function directionIn(row: Row, direction: string): SnapshotDirection {
    const of = (part: string): string | undefined => row.get(`${direction}${part}`);
    return {
        inForce: snapshotWords.inForce.find(word => word === of('InForce')) ?? 'notReported',
        stored: storedIn(of('Stored') ?? ''),
        setBy: snapshotWords.setBy.find(kind => kind === of('SetBy')) ?? 'unknown',
        policy: textIn(of('Policy')),
        policyValue: null,
        windowsDefault: snapshotWords.windowsDefault.find(word => word === of('WindowsDefault')) ?? 'unknown'
    };
}

function storedIn(cell: string): Stored {
    if (cell === '0' || cell === '1') return { kind: cell === '0' ? 'zero' : 'one' };
    if (cell === 'notStored' || cell === 'notReported') return { kind: cell };
    return cell === '' ? { kind: 'notReported' } : { kind: 'other', raw: cut(cell, LONGEST_TEXT) };
}

function textIn(cell: string | undefined): string | null {
    return cell ? cut(cell, LONGEST_NAME) : null;
}

function timeIn(cell: string | undefined): string | null {
    const time = /^\d{4}-\d\d-\d\dT/.test(cell ?? '') ? Date.parse(cell ?? '') : NaN;
    return Number.isNaN(time) ? null : new Date(time).toISOString();
}
