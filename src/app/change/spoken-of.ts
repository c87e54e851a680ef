// SPDX-License-Identifier: MIT
// Of which records a reading of their computer says something.
import { type ChangeRecord, isInForce } from '../domain/change/record';
import { touched } from '../domain/change/undo';
import type { SettingName } from '../domain/settings/catalogue';

/** A record of which a reading says something. `isLast`: no later record of ours is about the same. */
export interface SpokenOf {
    readonly record: ChangeRecord;
    readonly isLast: boolean;
}

/**
 * Of the records of one computer, the latest first, those that a reading says something of: what has not ended, the last one
 * about a setting, and what claims to be in force now, whatever followed. What came from a file never counts as
 * something that followed.
 */
export function spokenOf(records: readonly ChangeRecord[]): readonly SpokenOf[] {
    const followed = new Set<SettingName>();
    return records.flatMap(record => {
        const isOver = record.step === 'ended';
        // What is said to be in force is so even where somebody else's write came first.
        const settings = (isOver && !isInForce(record) ? touched(record) : record.changes).map(({ setting }) => setting);
        const isLast = settings.every(setting => !followed.has(setting));
        if (!record.imported) settings.forEach(setting => followed.add(setting));
        const isSaid = !isOver || (settings.length > 0 && (isLast || record.ending === 'willNotLast'));
        return isSaid ? [{ record, isLast }] : [];
    });
}

/** What a record says of how things are, but for when it was found: where it is the same, there is nothing new to keep. */
export function claimOf({ changes, ending, found, latest }: ChangeRecord): string {
    const { settings, named } = latest ?? found ?? {};
    return JSON.stringify([ending, changes.map(({ setting }) => settings?.[setting]), ending === 'willNotLast' ? named : null]);
}
