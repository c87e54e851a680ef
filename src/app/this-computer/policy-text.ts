// SPDX-License-Identifier: MIT
import type { PlannedChange, PolicyOwner } from '../domain/plan';
import { format, Strings } from '../strings/strings';
import { timeText } from '../ui/rows';

/** When the policy that owns a value will store it again; empty where none does. */
export function comesBackText({ direction, takenBackBy }: PlannedChange, strings: Strings): string[] {
    if (!takenBackBy) return [];
    const { Policy } = strings;
    const when = takenBackBy.lastApplied === null ? Policy.LastUnknown : timeText(takenBackBy.lastApplied);
    return [
        format(Policy.ComesBack, strings.DirectionShort[direction], policyName(takenBackBy, strings), takenBackBy.value, Policy.When, when)
    ];
}

function policyName({ gpoName }: PolicyOwner, { Policy }: Strings): string {
    return gpoName === null ? Policy.Unnamed : format(Policy.Named, gpoName);
}
