// SPDX-License-Identifier: MIT
// Which records a reading of their computer says something about.
import { type ChangeSubject, subjectOf } from '../domain/change/plan';
import { type ChangeRecord, isInForce } from '../domain/change/record';
import { touched } from '../domain/change/undo';

/** A record of which a reading says something. `isLast`: no later record of ours is about the same. */
export interface SpokenOf {
    readonly record: ChangeRecord;
    readonly isLast: boolean;
}

/**
 * Of one computer's records, the latest first, those that a reading says something about: records that have not ended, the last
 * one about each direction or setting, and records that claim to be in force now, whatever followed. An imported record never
 * counts as one that followed.
 */
export function spokenOf(records: readonly ChangeRecord[]): readonly SpokenOf[] {
    const followed = new Set<ChangeSubject>();
    return records.flatMap(record => {
        const isOver = record.step === 'ended';
        // What is said to be in force is so even where somebody else's write came first.
        const subjects = (isOver && !isInForce(record) ? touched(record) : record.changes).map(subjectOf);
        const isLast = subjects.every(subject => !followed.has(subject));
        if (!record.imported) subjects.forEach(subject => followed.add(subject));
        const isSaid = !isOver || (subjects.length > 0 && (isLast || record.ending === 'willNotLast'));
        return isSaid ? [{ record, isLast }] : [];
    });
}

/** What a record claims, without the times when it was found. Where two claims are equal, there is nothing new to keep. */
export function claimOf({ changes, ending, found, latest }: ChangeRecord): string {
    const { settings, outbound, inbound, named } = latest ?? found ?? {};
    const states = { ...settings, outbound, inbound };
    return JSON.stringify([ending, changes.map(change => states[subjectOf(change)]), ending === 'willNotLast' ? named : null]);
}
