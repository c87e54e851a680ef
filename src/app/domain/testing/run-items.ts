// SPDX-License-Identifier: MIT
// Computers of a run, as a dry run judges them, and what became of them.
import type { SigningConfiguration } from '../computer/facts';
import { foundIn } from '../change/found';
import { answerRead, answerWrite, begin, type ChangeRecord, queuedRecord } from '../change/record';
import { type Entry, makeList } from '../list/list';
import type { Failure } from '../outcome';
import { dryRun } from '../run/dry-run';
import type { DryRunRow } from '../run/dry-run-row';
import { newRun, type Run, type RunItem, type RunTarget, usualSettings } from '../run/run';
import { entry, facts } from './list-entries';

/** When the runs of the specs are started: ISO 8601, UTC. */
export const startedAt = '2026-11-23T10:00:00.000Z';

export const requireBoth: RunTarget = { goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null };

/** What a dry run says of these connections; weaker ones are let in. */
export function judged(entries: readonly Entry[], target = requireBoth, allowWeaker = true): readonly DryRunRow[] {
    const records = new Map(entries.map(({ connection: { key } }) => [key, `record of ${key}`]));
    const input = { records, since: 0, target, allowWeaker, undoes: new Map() };
    return dryRun({ ...input, list: makeList(entries, null) });
}

/** A computer that would be changed to require signing, or as given. */
export function itemOf(name: string, changed: Partial<RunItem> = {}, read: SigningConfiguration = facts(name)): RunItem {
    const [row] = judged([entry(name, read)]);
    if (!row?.item) throw new Error(`${name} was not judged`);
    return { ...row.item, ...changed };
}

/** A computer as a run that requires both directions leaves it. */
export function asRequired(name: string): SigningConfiguration {
    const read = facts(name, {}, true, true);
    const stored = { stored: { required: 1 } };
    return { ...read, outbound: { ...read.outbound, ...stored }, inbound: { ...read.inbound, ...stored } };
}

export function runOf(items: readonly RunItem[], changed: Partial<Run> = {}): Run {
    const frozen = { items, target: requireBoth, settings: usualSettings, retries: null };
    return { ...newRun({ id: 'r', startedAt, toolVersion: '1.2.3', ...frozen }), ...changed };
}

/** The record of a computer before its first write. */
export function waitingRecord({ record, computer, actingUser, changes }: RunItem): ChangeRecord {
    return queuedRecord({ id: record, run: 'r', undoes: null, startedAt, toolVersion: '1.2.3', computer, actingUser, changes });
}

/** The record of a computer right after its first write was sent. */
export function begunRecord(item: RunItem): ChangeRecord {
    return begin(waitingRecord(item));
}

/** The record of a computer whose writes were answered so (null: written), with what was read back. */
export function endedRecord(
    item: RunItem,
    answers: readonly (Failure | null)[],
    readBack: SigningConfiguration | null,
    at = startedAt
): ChangeRecord {
    const written = answers.reduce(answerWrite, begunRecord(item));
    return answerRead(written, readBack && foundIn(readBack, at));
}
