// SPDX-License-Identifier: MIT
// Cells of computers that would be, or were, changed: what a direction was like, and what it would be, or is.
import type { PlannedChange } from '../../domain/change/plan';
import type { Direction } from '../../domain/computer/facts';
import { isSigning, type SettingName } from '../../domain/settings/catalogue';
import { sameState, type SettingState } from '../../domain/settings/setting';
import { format, Strings } from '../../strings/strings';
import { stateText, storedText } from '../../ui/texts/rows';
import { type GridCell, notedCell } from '../grid/grid';

/** The audits of a direction that would be, or were, changed; null: none. @param found what was read back; null: nothing yet */
export function auditCell(
    changes: readonly PlannedChange[],
    direction: Direction,
    found: Readonly<Partial<Record<SettingName, SettingState>>> | null,
    strings: Strings
): GridCell | null {
    const audits = changes.filter(change => change.direction === direction && !isSigning(change.setting));
    if (audits.length === 0) return null;
    const texts = audits.map(({ setting, before, after }) => {
        const now = found ? (found[setting] ?? before) : after;
        const states = sameState(before, now) ? [stateText(before, strings)] : auditStates(before, now, strings);
        return format(
            strings.DryRun.Named,
            isSigning(setting) ? '' : strings.Setting[setting],
            states.length > 1 ? format(strings.DryRun.Change, ...states) : (states[0] ?? '')
        );
    });
    return { lines: texts.map(text => ({ text, small: true })) };
}

/** Where it is switched, that is all that a cell has room for: what is stored follows from it, and stands in exports and in the record. */
function auditStates(before: SettingState, now: SettingState, strings: Strings): readonly string[] {
    const states = [before, now];
    const isSwitched = before.inForce !== now.inForce && states.every(({ inForce }) => inForce !== 'notReported');
    return states.map(state => (isSwitched ? strings.InForce[state.inForce] : stateText(state, strings)));
}

/** Before and after, in force and stored. */
export function changeCell(before: SettingState, after: SettingState, strings: Strings): GridCell {
    const { DryRun, InForce } = strings;
    const inForceText =
        before.inForce === after.inForce ? InForce[after.inForce] : format(DryRun.Change, InForce[before.inForce], InForce[after.inForce]);
    return notedCell(inForceText, [format(DryRun.StoredChange, storedText(before.stored, strings), storedText(after.stored, strings))]);
}

/** What a direction is like. */
export function stateCell({ inForce, stored }: SettingState, strings: Strings): GridCell {
    return notedCell(strings.InForce[inForce], [format(strings.DryRun.StoredNow, storedText(stored, strings))]);
}
