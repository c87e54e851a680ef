// SPDX-License-Identifier: MIT
// What a run does to one computer, as a state machine: plain data that is saved before each step. A record is queued, writes its
// changes one after the other, reads back, and ends. Each function takes a record and gives the next; change/changes.ts acts on it:
//     let record = begin(newRecord({ …, plan }));            // 'writing', the first change 'sent': save it, then send it
//     record = answerWrite(record, null);                    // 'written'; the next one is 'sent', after the last: 'readingBack'
//     record = answerRead(record, foundIn(reading, now));    // 'ended', as 'changed' where all was read back as planned
//     record = recheck(record, foundIn(later, then));        // a later look: `latest`, and for some endings another one
// What goes wrong has its own transitions, such as `resume` after a closed page. Nothing is claimed that was not read back.
import type { SigningConfiguration } from '../computer/facts';
import { type RecordedComputer, recordedComputer } from '../computer/identity';
import type { Failure } from '../outcome';
import type { Plan, PlannedChange } from './plan';
import { type Found, isFound, isFoundOtherwise, ownerThen } from './found';
import { takerBack } from './later';
import type { Origin } from '../origin';

/** The version that stored and exported records carry. */
export const recordVersion = 5;

/** A planned change and what became of its write. */
export type RecordedChange = PlannedChange & { readonly write: WriteState };

/** `sent`: there is no answer yet. The write may have been carried out, may still be, or never will. */
export type WriteState =
    | { readonly kind: 'notSent' }
    | { readonly kind: 'sent' }
    | { readonly kind: 'written' }
    | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * How a record ended. `changed`: read back as planned. `storedOnly`: the same, where this Windows reports only what is stored.
 * `willNotLast`: the same, but a policy will store another value again. `takenBack`: a later look found that Group Policy has.
 * `noLonger`: a later look found another value, and nobody knows who stored it. `failed`: the computer refused a write.
 * `differs`: all was written, and read back otherwise. `notVerified`: nothing could be read back, or a write without an answer
 * may still arrive. `cancelled`: by the administrator, before all was written. `interrupted`: the page was closed, or the record
 * could not be saved, before all was sent.
 */
export const endings = [
    'changed',
    'storedOnly',
    'willNotLast',
    'takenBack',
    'noLonger',
    'failed',
    'differs',
    'notVerified',
    'cancelled',
    'interrupted'
] as const;
export type Ending = (typeof endings)[number];

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
    /** What was read back at the end: the record claims this and no more. A later look replaces it only where nothing was verified yet. */
    readonly found: Found | null;
    /** What a later look found; null: there was none. */
    readonly latest: Found | null;
    /** Null: it has not ended. */
    readonly ending: Ending | null;
    /** Whether it came from a file: then nobody here saw what it claims. */
    readonly imported: boolean;
    /** Which file; null: none, or not noted (records of earlier versions). */
    readonly origin: Origin | null;
    /** What it waited for until the wait was given up, so that nothing was sent; null: for nothing. */
    readonly waitedFor: WaitedFor | null;
}

/**
 * What a change waits for: another change of that computer, or of a node of that cluster. `perhapsCluster`: a change of a
 * computer that may be in the same cluster as this one; that could not be read.
 */
export interface WaitedFor {
    readonly kind: 'computer' | 'cluster' | 'perhapsCluster';
    readonly name: string;
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

/** What is known of a record before anything is done. */
export type QueuedRecord = Pick<ChangeRecord, 'id' | 'run' | 'undoes' | 'startedAt' | 'toolVersion' | 'computer' | 'actingUser'> & {
    readonly changes: readonly PlannedChange[];
};

export function newRecord({ computer, configuration, plan, ...given }: NewRecord): ChangeRecord {
    const { actingUser } = configuration;
    return queuedRecord({ ...given, computer: recordedComputer(computer, configuration), actingUser, changes: plan.changes });
}

/** A record before its first write. */
export function queuedRecord({ changes, ...given }: QueuedRecord): ChangeRecord {
    return {
        version: recordVersion,
        ...given,
        changes: changes.map(change => ({ ...change, write: { kind: 'notSent' } })),
        step: 'queued',
        cancelled: false,
        found: null,
        latest: null,
        ending: null,
        imported: false,
        origin: null,
        waitedFor: null
    };
}

/** Takes a queued record to its first write. The result must be saved before that write is sent. */
export function begin(record: ChangeRecord): ChangeRecord {
    if (record.step !== 'queued') return record;
    return record.cancelled ? end(record) : sendNext(record);
}

/** Ends a queued record whose turn did not come in time. */
export function giveUpWaiting(record: ChangeRecord, waitedFor: WaitedFor): ChangeRecord {
    return record.step === 'queued' ? end({ ...record, waitedFor }) : record;
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

/** Takes the answer of a write that came after it was given up. Whether it is in force is for the next look to say. */
export function answerLate(record: ChangeRecord, setting: PlannedChange['setting'], failure: Failure | null): ChangeRecord {
    const write: WriteState = failure ? { kind: 'failed', failure } : { kind: 'written' };
    const isAwaited = (change: RecordedChange): boolean => change.setting === setting && mayStillArrive(change.write);
    return { ...record, changes: record.changes.map(change => (isAwaited(change) ? { ...change, write } : change)) };
}

/**
 * Takes what a later look found. It settles a record that was not verified, and tells when a change that was not expected to
 * last is gone. What was verified once stays verified, whoever changes the computer afterwards.
 * @param isLast whether no later record of ours is about the same values
 */
export function recheck(record: ChangeRecord, found: Found, isLast = true): ChangeRecord {
    if (record.step !== 'ended') return record;
    if (record.ending === 'notVerified') return end({ ...record, found });
    const soUntil = seenSo(record);
    const looked = { ...record, latest: soUntil === null ? found : { ...found, soUntil } };
    return record.ending === 'willNotLast' ? { ...looked, ending: endingLater(looked, found, isLast) } : looked;
}

/** When an earlier look found everything still in place; null: none did, or its time was not noted. */
function seenSo(record: ChangeRecord): string | null {
    const { latest } = record;
    if (!latest) return null;
    return (differences({ ...record, found: latest }).length === 0 ? latest.computerTime : latest.soUntil) ?? null;
}

function endingLater(record: ChangeRecord, latest: Found, isLast: boolean): Ending {
    if (differences({ ...record, found: latest }).length === 0) return asPlanned(record, latest);
    if (!record.changes.some(change => isFoundOtherwise(latest, change))) return 'willNotLast';
    return isLast && takerBack(record) ? 'takenBack' : 'noLonger';
}

/** The ending of a record that was read back as planned: of those that fit, the one that promises least. */
function asPlanned(record: ChangeRecord, found: Found): Ending {
    if (!lasts(record, found)) return 'willNotLast';
    return record.changes.some(({ after }) => after.inForce === 'notReported') ? 'storedOnly' : 'changed';
}

/** Whether nothing that was read names another value. */
function lasts({ changes }: ChangeRecord, found: Found): boolean {
    return changes.every(change => ownerThen(found, change) === null);
}

/** The endings of which a later look may still say something new. */
export const openEndings: readonly Ending[] = ['notVerified', 'willNotLast'];

/** Whether a later look may still say something new of it. */
export function isOpen({ ending }: ChangeRecord): boolean {
    return ending !== null && openEndings.includes(ending);
}

/** Whether all that was planned was read back once, whatever became of it. */
export function cameAbout(record: ChangeRecord): boolean {
    return isInForce(record) || record.ending === 'takenBack' || record.ending === 'noLonger';
}

/** Whether all that was planned was read back, for now at least. */
export function isInForce({ ending }: ChangeRecord): boolean {
    return isVerified(ending) || ending === 'willNotLast';
}

/** Whether an ending says that all was read back as planned, and that nothing names another value. */
export function isVerified(ending: Ending | null): ending is 'changed' | 'storedOnly' {
    return ending === 'changed' || ending === 'storedOnly';
}

/** Whether an ending leaves open how much of the plan came about. */
export function isUnfinished(ending: Ending | null): boolean {
    return ending === 'failed' || ending === 'differs' || ending === 'cancelled' || ending === 'interrupted';
}

/** The planned changes that were read back otherwise; empty where nothing was read back. */
export function differences({ changes, found }: Pick<ChangeRecord, 'changes' | 'found'>): readonly RecordedChange[] {
    return found ? changes.filter(change => !isFound(found, change, change.after)) : [];
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
    const { changes, found } = record;
    const writes = changes.map(change => change.write);
    const nothingSent = writes.every(write => write.kind === 'notSent');
    if (nothingSent) return record.cancelled ? 'cancelled' : 'interrupted';
    if (!found) return 'notVerified';
    if (differences(record).length === 0) return asPlanned(record, found);
    if (differences(record).some(({ write }) => mayStillArrive(write))) return 'notVerified';
    if (writes.some(write => write.kind === 'failed')) return 'failed';
    if (writes.some(write => write.kind === 'notSent')) return record.cancelled ? 'cancelled' : 'interrupted';
    return differences(record).some(change => isFoundOtherwise(found, change)) ? 'differs' : 'notVerified';
}

/** Whether a write may still take effect, because nobody told what became of it. */
export function mayStillArrive(write: WriteState): boolean {
    return write.kind === 'sent' || (write.kind === 'failed' && write.failure.kind === 'outcomeUnknown');
}

/** Whether something that is not in force may still arrive. Of a value that is there already, that would be wrong to say. */
export function mayYetChange(record: Pick<ChangeRecord, 'changes' | 'found'>): boolean {
    return (record.found ? differences(record) : record.changes).some(({ write }) => mayStillArrive(write));
}
