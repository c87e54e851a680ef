// SPDX-License-Identifier: MIT
import { type Found, ownerThen } from '../domain/found';
import type { PlannedChange } from '../domain/plan';
import { format, Strings } from '../strings/strings';
import { ownerName } from '../ui/owner-text';
import { timeText } from '../ui/rows';

/** When what owns a value will store it again, or that it may; empty where nothing does. */
export function comesBackText({ direction, takenBackBy }: PlannedChange, strings: Strings): string[] {
    if (!takenBackBy) return [];
    const { Policy, ManagerText } = strings;
    const { by, value, lastApplied, everyRefresh } = takenBackBy;
    const [side, owner] = [strings.DirectionShort[direction], ownerName(takenBackBy, strings)];
    if (by !== 'groupPolicy') return [format(ManagerText.ComesBack, side, owner, value)];
    if (everyRefresh) return [format(Policy.ComesBackAtOnce, side, owner, value)];
    const last = lastApplied === null ? Policy.LastUnknown : timeText(lastApplied);
    return [format(Policy.ComesBack, side, owner, value, Policy.When, last)];
}

/** The same of what names another value than a change wrote, by what was read then. */
export function comesBackTexts({ changes }: { readonly changes: readonly PlannedChange[] }, found: Found, strings: Strings): string[] {
    return changes.flatMap(change => comesBackText({ ...change, takenBackBy: ownerThen(found, change) } as PlannedChange, strings));
}
