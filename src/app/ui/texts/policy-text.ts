// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import { comesAtEveryRefresh } from '../../domain/policy/managers';
import { type Found, isFoundOtherwise, ownerThen } from '../../domain/change/found';
import type { PlannedChange } from '../../domain/change/plan';
import { clockNow, comesBack, lastApplication } from '../../domain/policy/policy-time';
import { format, Strings } from '../../strings/strings';
import { ownerName } from './owner-text';
import { clockTexts, comesBackWhen, lastAppliedText } from './policy-time';

/** A reading, and when it was by the browser's clock, as far as that is known. */
export interface DatedReading {
    readonly configuration: SigningConfiguration;
    readonly readAt: Date | null;
}

/**
 * When the owner of a value will store it again, or that it may; empty where nobody owns it.
 * @param latest the latest reading of the computer: policy may have been applied since it was planned; null: there is none
 */
export function comesBackText({ direction, takenBackBy }: PlannedChange, latest: DatedReading | null, strings: Strings): string[] {
    if (!takenBackBy) return [];
    const { Policy, ManagerText } = strings;
    const { by, value, lastApplied, appliedBy = 'rsop' } = takenBackBy;
    const [side, owner] = [strings.DirectionShort[direction], ownerName(takenBackBy, strings)];
    if (by !== 'groupPolicy') return [format(ManagerText.ComesBack, side, owner, value)];
    const everyRefresh = latest ? comesAtEveryRefresh(latest.configuration) : takenBackBy.everyRefresh;
    if (everyRefresh) return [format(Policy.ComesBackAtOnce, side, owner, value)];
    const recorded = lastApplied === null ? null : { at: lastApplied, by: appliedBy };
    const last = (latest && lastApplication(latest.configuration)) ?? recorded;
    const offset = latest?.configuration.utcOffset ?? null;
    const back = comesBack(false, last, latest && clockNow(latest.configuration, latest.readAt));
    return [format(Policy.ComesBack, side, owner, value, comesBackWhen(back, offset, strings)), lastAppliedText(last, offset, strings)];
}

/**
 * The same for recorded changes, by what was read then, and a note where the computer's clock and the browser's differ. Nothing
 * is said of a change that was not found in place: there is nothing to take back.
 */
export function comesBackTexts(
    { changes }: { readonly changes: readonly PlannedChange[] },
    found: Found,
    latest: DatedReading | null,
    strings: Strings
): string[] {
    const owned = changes
        .filter(change => !isFoundOtherwise(found, change))
        .map(change => ({ ...change, takenBackBy: ownerThen(found, change) }) as PlannedChange);
    const texts = owned.flatMap(change => comesBackText(change, latest, strings));
    const isTimed = owned.some(({ takenBackBy }) => takenBackBy?.by === 'groupPolicy');
    const clock = latest?.readAt
        ? clockTexts(latest.configuration.collectedAt, latest.readAt, strings)
        : clockTexts(found.computerTime ?? found.at, found.at, strings);
    return [...new Set([...texts, ...(isTimed ? clock : [])])];
}
