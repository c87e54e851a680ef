// SPDX-License-Identifier: MIT
// Windows' default as a target, for formats that can take a stored value away.
import type { ComputerFacts } from '../../domain/computer/facts';
import { defaultOf } from '../../domain/computer/windows-defaults';
import { isAzureLocal } from '../../domain/policy/managers';
import { isSigning, type NameOfKind, type SettingName } from '../../domain/settings/catalogue';
import type { HandOverContent, HandOverGroup, LeftOut } from './hand-over';
import { heldValues } from './held-values';

export interface ContentWithRemoved extends HandOverContent {
    readonly removed: readonly NameOfKind<'requirement'>[];
}

/**
 * What a format writes that can also take a stored value away. What is in force then stays until the service starts again, so a
 * format that sets the default first must know it.
 * @param isKnown whether the default has to be known; a computer where it isn't is named
 */
export function heldOrRemoved(group: HandOverGroup, isInFormat: (setting: SettingName) => boolean, isKnown: boolean): ContentWithRemoved {
    const { values, leftOut } = heldValues(group, isInFormat, () => true);
    const removed: NameOfKind<'requirement'>[] = [];
    const rest: LeftOut[] = [];
    for (const one of leftOut) {
        const { setting, gap } = one;
        if (gap !== 'windowsDefault' || !isSigning(setting)) {
            rest.push(one);
            continue;
        }
        const without = group.computers.filter(({ facts }) => isKnown && defaultNumber(facts, setting) === null);
        const isNone = isKnown && without.length === group.computers.length;
        if (without.length > 0 || isNone) rest.push({ ...one, computers: isNone ? [] : without.map(({ name }) => name) });
        if (!isNone) removed.push(setting);
    }
    return { values, leftOut: rest, removed };
}

/** What Windows stores for its default; null: not known, or Microsoft's baseline for Azure Local takes its place. */
export function defaultNumber(facts: ComputerFacts | null, setting: NameOfKind<'requirement'>): 0 | 1 | null {
    if (facts === null || isAzureLocal(facts)) return null;
    const requirement = defaultOf(facts, setting);
    if (requirement === 'required') return 1;
    return requirement === 'notRequired' ? 0 : null;
}
