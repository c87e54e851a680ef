// SPDX-License-Identifier: MIT
// What is said of whatever stores a value again: Group Policy, or another that manages the computer.
import { ownerThen } from '../../domain/change/found';
import { takerBack } from '../../domain/change/later';
import type { ValueOwner } from '../../domain/change/owners';
import type { ChangeRecord, Ending } from '../../domain/change/record';
import { touched } from '../../domain/change/undo';
import { format, Strings } from '../../strings/strings';

/** Who it is, by name where that is known. */
export function ownerName({ by, gpoName }: ValueOwner, { Manager, Policy }: Strings): string {
    if (by !== 'groupPolicy') return Manager[by];
    return gpoName === null ? Policy.Unnamed : format(Policy.Named, gpoName);
}

/**
 * How a record ended, in the words of the screen that shows it. Only Group Policy is known to store its value again, and it is
 * only said to have taken a value back where it is known to have been applied.
 */
export function endingText<E extends Ending | 'open'>(
    record: ChangeRecord,
    ending: E,
    texts: Readonly<Record<E | 'failed', string>>,
    strings: Strings
): string {
    // Nothing was written, so there is nothing to verify.
    if (ending === 'notVerified' && touched(record).length === 0) return texts.failed;
    if (ending === 'willNotLast')
        return ownersNow(record).some(({ by }) => by === 'groupPolicy') ? texts[ending] : strings.Result.MayNotLast;
    if (ending !== 'takenBack') return texts[ending];
    const taker = takerBack(record);
    return format(texts[ending], taker ? ownerName(taker, strings) : strings.Policy.Unnamed);
}

/** Who stores, or may store, another value than the record did, by the latest look. */
function ownersNow({ changes, found, latest }: ChangeRecord): readonly ValueOwner[] {
    const look = latest ?? found;
    return look ? changes.flatMap(change => ownerThen(look, change) ?? []) : [];
}
