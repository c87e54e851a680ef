// SPDX-License-Identifier: MIT
// What a record may have done to its computer, and the way back.
import type { SigningConfiguration } from '../computer/facts';
import type { FailureKind } from '../outcome';
import { sameState, settingState } from '../settings/setting';
import type { Wanted } from './plan';
import { isFound } from './found';
import { type ChangeRecord, mayStillArrive, type RecordedChange } from './record';

/** What an undo of the record aims at: each setting that it may have written to, as it was before. */
export function undoTarget(record: ChangeRecord): Wanted {
    return Object.fromEntries(touched(record).map(({ setting, before }) => [setting, before]));
}

/** Whether the computer still is as the record left it: as read back, or, where it was not, as planned. */
export function isAsLeft(record: ChangeRecord, configuration: SigningConfiguration): boolean {
    return touched(record).every(change =>
        sameState(settingState(configuration, change.setting), record.found?.settings[change.setting] ?? change.after)
    );
}

/** The changes whose writes may have done something. */
export function touched({ changes, found }: ChangeRecord): readonly RecordedChange[] {
    return changes.filter(change => {
        const { before, write } = change;
        if (write.kind !== 'failed') return write.kind !== 'notSent';
        const foundAsBefore = found !== null && isFound(found, change, before);
        // Somebody else made what is there now: it is not for this record to put back.
        if (write.failure.kind === 'changedWhileWriting') return found === null;
        return !neverCarriedOut.has(write.failure.kind) && (mayStillArrive(write) || !foundAsBefore);
    });
}

/** Failures which say that the write never began. Any other may have come in the middle of a command that first sets and then removes. */
const neverCarriedOut: ReadonlySet<FailureKind> = new Set([
    'needsCredentials',
    'notAllowed',
    'commandMissing',
    'notInRole',
    'stateChanged',
    'wrongComputer',
    'notInList'
]);
