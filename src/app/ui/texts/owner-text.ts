// SPDX-License-Identifier: MIT
// What is said of whatever stores a value again: Group Policy, or another that manages the computer.
import { ownerThen } from '../../domain/change/found';
import { takerBack } from '../../domain/change/later';
import type { ValueOwner } from '../../domain/change/owners';
import type { ChangeRecord, Ending } from '../../domain/change/record';
import { format, Strings } from '../../strings/strings';

/** Who it is, by name where that is known. */
export function ownerName({ by, gpoName }: ValueOwner, { Manager, Policy }: Strings): string {
    if (by !== 'groupPolicy') return Manager[by];
    return gpoName === null ? Policy.Unnamed : format(Policy.Named, gpoName);
}

/**
 * How a record ended, by the texts of a place. Only of Group Policy is it known that its value comes back, and only where it is
 * known to have been applied that it was Group Policy that took a value back.
 */
export function endingText<E extends Ending | 'open'>(
    record: ChangeRecord,
    ending: E,
    texts: Readonly<Record<E, string>>,
    strings: Strings
): string {
    if (ending === 'willNotLast')
        return ownersNow(record).some(({ by }) => by === 'groupPolicy') ? texts[ending] : strings.Result.MayNotLast;
    if (ending !== 'takenBack') return texts[ending];
    const taker = takerBack(record);
    return format(texts[ending], taker ? ownerName(taker, strings) : strings.Policy.Unnamed);
}

/** What stores another value than a record did, or may, by the latest look. */
function ownersNow({ changes, found, latest }: ChangeRecord): readonly ValueOwner[] {
    const look = latest ?? found;
    return look ? changes.flatMap(change => ownerThen(look, change) ?? []) : [];
}
