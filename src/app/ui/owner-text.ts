// SPDX-License-Identifier: MIT
// What is said of whatever stores a value again: Group Policy, or another that manages the computer.
import type { ValueOwner } from '../domain/plan';
import type { ChangeRecord, Ending } from '../domain/record';
import { format, Strings } from '../strings/strings';

/** Who it is, by name where that is known. */
export function ownerName({ by, gpoName }: ValueOwner, { Manager, Policy }: Strings): string {
    if (by !== 'groupPolicy') return Manager[by];
    return gpoName === null ? Policy.Unnamed : format(Policy.Named, gpoName);
}

/**
 * How a record ended, by the texts of a place. Only of Group Policy is it known that its value comes back, and that it was
 * Group Policy that took a value back.
 */
export function endingText<E extends Ending | 'open'>(
    { changes }: ChangeRecord,
    ending: E,
    texts: Readonly<Record<E, string>>,
    { Result }: Strings
): string {
    const byOther = changes.some(({ takenBackBy }) => takenBackBy) && changes.every(({ takenBackBy }) => takenBackBy?.by !== 'groupPolicy');
    if (byOther && ending === 'willNotLast') return Result.MayNotLast;
    return byOther && ending === 'takenBack' ? Result.TakenBackByOther : texts[ending];
}
