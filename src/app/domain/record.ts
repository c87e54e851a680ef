// SPDX-License-Identifier: MIT
// What a run does to one computer, as a state machine: plain data that is journalled before each step. A record is
// queued, writes its changes one after the other, reads back, and ends; whatever happens in between, it ends as
// verified or says that it is not.
import type { Direction, SigningConfiguration } from './facts';
import type { Failure } from './outcome';
import { directionState, DirectionState, Plan, PlannedChange, sameState, SettableState } from './plan';

/** The version that stored and exported records carry. */
export const recordVersion = 1;

/** A planned change and what became of its write. */
export interface RecordedChange extends PlannedChange {
    readonly write: WriteState;
}

/** `sent` without an answer may have been carried out, may be so still, or never. */
export type WriteState =
    | { readonly kind: 'notSent' }
    | { readonly kind: 'sent' }
    | { readonly kind: 'written' }
    | { readonly kind: 'failed'; readonly failure: Failure };

/** What was read back. */
export interface Found {
    /** ISO 8601, UTC, by the browser's clock. */
    readonly at: string;
    readonly outbound: DirectionState;
    readonly inbound: DirectionState;
}

/**
 * How a record ended. `changed`: read back as planned. `failed`: the computer refused a write. `differs`: all was
 * written, and read back otherwise. `notVerified`: nothing could be read back, or a write without an answer is not in
 * force and may still arrive. `cancelled`: by the administrator, before all was written. `interrupted`: something else
 * kept the rest from being sent (the page was closed, or the record could not be saved any more).
 */
export type Ending = 'changed' | 'failed' | 'differs' | 'notVerified' | 'cancelled' | 'interrupted';

export interface ChangeRecord {
    readonly version: typeof recordVersion;
    readonly id: string;
    /** The run it belongs to; a change on one computer is a run with one computer. */
    readonly run: string;
    /** The record that this one undoes. */
    readonly undoes: string | null;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly startedAt: string;
    readonly toolVersion: string;
    readonly computer: RecordedComputer;
    /** Who was connected, as the computer names them. */
    readonly actingUser: string | null;
    readonly changes: readonly RecordedChange[];
    readonly step: 'queued' | 'writing' | 'readingBack' | 'ended';
    readonly cancelled: boolean;
    readonly found: Found | null;
    readonly ending: Ending | null;
}

/** The computer as it was named in the list, and as it names itself. */
export interface RecordedComputer {
    readonly name: string;
    readonly id: string | null;
    readonly fqdn: string | null;
}

/** What is to be done next; null when the record has ended. */
export type NextAction = { readonly kind: 'write'; readonly change: RecordedChange } | { readonly kind: 'read' } | null;

/** What a new record is made of. The before-state is the one the plan was made from. */
export interface NewRecord {
    readonly id: string;
    readonly run: string;
    readonly undoes: string | null;
    readonly startedAt: string;
    readonly toolVersion: string;
    readonly computer: string;
    readonly configuration: SigningConfiguration;
    readonly plan: Plan;
}

export function newRecord({ computer, configuration, plan, ...given }: NewRecord): ChangeRecord {
    return {
        version: recordVersion,
        ...given,
        computer: { name: computer, id: configuration.computer.id, fqdn: configuration.computer.fqdn },
        actingUser: configuration.actingUser,
        changes: plan.changes.map(change => ({ ...change, write: { kind: 'notSent' } })),
        step: 'queued',
        cancelled: false,
        found: null,
        ending: null
    };
}

/** Takes a queued record to its first write. The result must be saved before that write is sent. */
export function begin(record: ChangeRecord): ChangeRecord {
    if (record.step !== 'queued') return record;
    return record.cancelled ? end(record) : sendNext(record);
}

/** The write that may be under way, or null. */
export function inFlight(record: ChangeRecord): RecordedChange | null {
    return record.step === 'writing' ? (record.changes.find(change => change.write.kind === 'sent') ?? null) : null;
}

export function nextAction(record: ChangeRecord): NextAction {
    const change = inFlight(record);
    if (change) return { kind: 'write', change };
    return record.step === 'readingBack' ? { kind: 'read' } : null;
}

/** Takes the answer of the write that was sent. Null: written. Any failure ends the writing; what was done is read back. */
export function answerWrite(record: ChangeRecord, failure: Failure | null): ChangeRecord {
    const answered = inFlight(record);
    if (!answered) return record;
    const write: WriteState = failure ? { kind: 'failed', failure } : { kind: 'written' };
    const next = { ...record, changes: record.changes.map(change => (change === answered ? { ...change, write } : change)) };
    return failure || record.cancelled ? { ...next, step: 'readingBack' } : sendNext(next);
}

/** Takes what was read back, or null where it could not be read. */
export function answerRead(record: ChangeRecord, found: Found | null): ChangeRecord {
    return record.step === 'readingBack' ? end({ ...record, found }) : record;
}

/** Nothing that was not sent will be; what is in flight is finished and told. */
export function cancel(record: ChangeRecord): ChangeRecord {
    return record.step === 'ended' ? record : { ...record, cancelled: true };
}

/** The rest cannot be sent: the record could not be saved. What was sent is read back. */
export function stopSending(record: ChangeRecord): ChangeRecord {
    const unsent = record.changes.map(change =>
        change.write.kind === 'sent' ? { ...change, write: { kind: 'notSent' as const } } : change
    );
    return record.step === 'writing' ? { ...record, changes: unsent, step: 'readingBack' } : record;
}

/** Takes up a record that a closed page left behind. Nothing continues by itself: what was in flight is read back. */
export function resume(record: ChangeRecord): ChangeRecord {
    if (record.step === 'queued') return end(record);
    return record.step === 'writing' ? { ...record, step: 'readingBack' } : record;
}

/** Takes a later look at a record that has ended: what is found now, and whether it is as planned by now. */
export function recheck(record: ChangeRecord, found: Found): ChangeRecord {
    return record.step === 'ended' ? end({ ...record, found }) : record;
}

export function foundIn(configuration: SigningConfiguration, at: string): Found {
    return { at, outbound: directionState(configuration, 'outbound'), inbound: directionState(configuration, 'inbound') };
}

/** The planned changes that were read back otherwise; empty where nothing was read back. */
export function differences({ changes, found }: ChangeRecord): readonly RecordedChange[] {
    return found ? changes.filter(change => !sameState(found[change.direction], change.after)) : [];
}

/** What an undo of the record aims at: each direction that it wrote to, as it was before. */
export function undoTarget(record: ChangeRecord): Partial<Record<Direction, SettableState>> {
    return Object.fromEntries(
        record.changes.filter(change => change.write.kind !== 'notSent').map(change => [change.direction, change.before])
    );
}

/** Whether a record is about this very computer: a name may have been given to another one since. */
export function isSameComputer(record: ChangeRecord, { computer }: SigningConfiguration): boolean {
    const { id, fqdn } = record.computer;
    if (id !== null && computer.id !== null) return id === computer.id;
    return fqdn === null || computer.fqdn === null || fqdn.toLowerCase() === computer.fqdn.toLowerCase();
}

/** Whether the computer still is as the record left it: as read back, or, where it was not, as planned. */
export function isAsLeft(record: ChangeRecord, configuration: SigningConfiguration): boolean {
    return record.changes
        .filter(change => change.write.kind !== 'notSent')
        .every(({ direction, after }) => sameState(directionState(configuration, direction), record.found?.[direction] ?? after));
}

function sendNext(record: ChangeRecord): ChangeRecord {
    const next = record.changes.find(change => change.write.kind === 'notSent');
    if (!next) return { ...record, step: 'readingBack' };
    return {
        ...record,
        step: 'writing',
        changes: record.changes.map(change => (change === next ? { ...change, write: { kind: 'sent' } } : change))
    };
}

function end(record: ChangeRecord): ChangeRecord {
    return { ...record, step: 'ended', ending: endingOf(record) };
}

function endingOf(record: ChangeRecord): Ending {
    const writes = record.changes.map(change => change.write);
    const nothingSent = writes.every(write => write.kind === 'notSent');
    if (nothingSent) return record.cancelled ? 'cancelled' : 'interrupted';
    if (!record.found) return 'notVerified';
    if (differences(record).length === 0) return 'changed';
    if (differences(record).some(({ write }) => mayStillArrive(write))) return 'notVerified';
    if (writes.some(write => write.kind === 'failed')) return 'failed';
    if (writes.some(write => write.kind === 'notSent')) return record.cancelled ? 'cancelled' : 'interrupted';
    return 'differs';
}

/** Whether a write may take effect yet: nobody told what became of it. */
export function mayStillArrive(write: WriteState): boolean {
    return write.kind === 'sent' || (write.kind === 'failed' && write.failure.kind === 'outcomeUnknown');
}
