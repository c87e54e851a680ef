// SPDX-License-Identifier: MIT
import { laterEnding } from '../change/later';
import type { ChangeRecord } from '../change/record';
import { touched } from '../change/undo';
import type { RunProgress } from './dispatch';
import { isChangeFailed, heldBack } from './dispatch';
import type { Decision, Run, RunItem } from './run';

/**
 * What became of a computer of a run. `notBegun`: the run ended before its turn came. `leftBehind`: the page was closed
 * while it was changed, and it was not read since. `notRead`: it could not be read before, so nothing was attempted. `takenBack`:
 * in force once, and Group Policy has stored another value since. `noLonger`: changed, and a later look found it otherwise; by
 * whom is not known. `undone`: changed, and put back by a later run or person.
 */
export const itemStates = [
    'queued',
    'running',
    'changed',
    'noLonger',
    'undone',
    'alreadySo',
    'skipped',
    'failed',
    'notRead',
    'needsCredentials',
    'notVerified',
    'takenBack',
    'cancelled',
    'notBegun',
    'leftBehind'
] as const;
export type ItemState = (typeof itemStates)[number];

/** The decisions of a dry run on computers that could not be read. */
const unread: readonly Decision[] = ['notRead', 'unreachable', 'needsCredentials'];

/** @param driven whether a window carries the run out at this moment */
export function itemState(item: RunItem, { run, records, undone }: RunProgress, driven: boolean): ItemState {
    if (item.decision === 'alreadySo') return 'alreadySo';
    if (unread.includes(item.decision)) return 'notRead';
    if (item.decision !== 'change') return 'skipped';
    const record = records.get(item.record);
    if (!record) return notBegun(run);
    if (undone.has(record.id)) return 'undone';
    return record.step === 'ended' ? endedState(record) : driven ? 'running' : 'leftBehind';
}

function notBegun({ phase, ending }: Run): ItemState {
    if (phase !== 'ended') return 'queued';
    return ending === 'cancelled' ? 'cancelled' : 'notBegun';
}

function endedState(record: ChangeRecord): ItemState {
    switch (record.ending) {
        case 'changed':
        case 'storedOnly':
        case 'willNotLast':
            return laterEnding(record) ?? 'changed';
        case 'notVerified':
            return onlyRefused(record) ? 'needsCredentials' : 'notVerified';
        case 'takenBack':
        case 'noLonger':
            return record.ending;
        case 'cancelled':
            return 'cancelled';
        case 'interrupted':
            return isChangeFailed(record) ? 'failed' : 'notBegun';
        default:
            return record.changes.some(needsCredentials) ? 'needsCredentials' : 'failed';
    }
}

/** Whether all that was sent was refused for want of credentials: then nothing was done, though it was not read back either. */
function onlyRefused({ changes }: ChangeRecord): boolean {
    const sent = changes.filter(({ write }) => write.kind !== 'notSent');
    return sent.length > 0 && sent.every(needsCredentials);
}

function needsCredentials({ write }: ChangeRecord['changes'][number]): boolean {
    return write.kind === 'failed' && write.failure.kind === 'needsCredentials';
}

/** What can be tried again: the run wanted to change the computer and did not, though nobody decided against it. */
const failedStates: readonly ItemState[] = ['failed', 'notRead', 'needsCredentials', 'notVerified', 'takenBack', 'noLonger', 'leftBehind'];

/** Whether a computer in this state can be tried again. */
export function canRetry(state: ItemState): boolean {
    return failedStates.includes(state);
}

/** The computers that can be tried again. */
export function failedItems(progress: RunProgress): readonly RunItem[] {
    return progress.run.items.filter(item => canRetry(itemState(item, progress, false)));
}

/**
 * The computers whose turn never came, and those that were cancelled. A node whose cluster has, or may have, a write that may still
 * arrive is not among them, until that is settled.
 */
export function remainingItems(progress: RunProgress): readonly RunItem[] {
    const { items } = progress.run;
    const isHeld = heldBack(items, progress.records);
    return items.filter(item => ['notBegun', 'cancelled'].includes(itemState(item, progress, false)) && !isHeld(item));
}

/** The records of a run whose writes may have done something, and that no later run or person has undone. */
export function undoable({ run, records, undone }: RunProgress): readonly ChangeRecord[] {
    return run.items.flatMap(({ record }) => {
        const known = records.get(record);
        return known?.step === 'ended' && touched(known).length > 0 && !undone.has(record) ? [known] : [];
    });
}
