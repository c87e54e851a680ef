// SPDX-License-Identifier: MIT
// What records claim, held against the computer that they are of, from outside: after a reading was taken into account.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { laterEnding } from '../../domain/change/later';
import { PlannedChange } from '../../domain/change/plan';
import type { ChangeRecord } from '../../domain/change/record';
import { touched } from '../../domain/change/undo';
import { sameState, settingState } from '../../domain/settings/setting';
import { namedBy } from './policy';

/**
 * The claims that are not so.
 * @param records those of one computer, the latest first
 * @param applications when policy was applied, by the computer's clock
 */
export function falseClaims(
    records: readonly ChangeRecord[],
    facts: SigningConfiguration,
    applications: readonly string[]
): readonly string[] {
    const followed = new Set<string>();
    return records.flatMap(record => {
        const isClaimed = record.ending === 'changed' || record.ending === 'willNotLast';
        const subjects = (isClaimed ? record.changes : touched(record)).map(({ setting }) => setting);
        // Of two that began at the same moment nobody can tell which came last.
        const isClear = records.every(other => other === record || other.startedAt !== record.startedAt);
        const isLast = isClear && subjects.every(subject => !followed.has(subject));
        subjects.forEach(subject => followed.add(subject));
        const isSo = record.changes.every(change => sameState(settingState(facts, change.setting), change.after));
        const later = laterEnding(record);
        const taken = record.ending === 'takenBack' || later === 'takenBack';
        const broken: Readonly<Record<string, boolean>> = {
            'in force now, and is not': record.ending === 'willNotLast' && !isSo,
            'will not last, and nothing names another value':
                record.ending === 'willNotLast' && isSo && !isNamedOtherwise(record.changes, facts),
            'changed, and is no longer so': record.ending === 'changed' && isLast && !isSo && later === null,
            'no longer so, and is so': record.ending === 'changed' && isLast && isSo && later !== null,
            'taken back by policy that was not applied since': taken && !wasApplied(record, applications)
        };
        return Object.keys(broken)
            .filter(claim => broken[claim])
            .map(claim => `${claim}: ${JSON.stringify(record)} ${JSON.stringify(facts.inbound)}`);
    });
}

/** Whether policy names another value than a change of inbound wrote. */
export function isNamedOtherwise(changes: readonly PlannedChange[], facts: SigningConfiguration): boolean {
    const named = namedBy(facts);
    return changes.some(
        change => change.setting === 'inbound' && named !== null && change.after.stored.kind !== (named === 1 ? 'one' : 'zero')
    );
}

function wasApplied({ found }: ChangeRecord, applications: readonly string[]): boolean {
    return applications.some(at => found?.computerTime && at > found.computerTime);
}
