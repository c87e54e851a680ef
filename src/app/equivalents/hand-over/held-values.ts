// SPDX-License-Identifier: MIT
// What of a target a format writes, and what it leaves out and why.
import type { ComputerFacts } from '../../domain/computer/facts';
import { familyOf } from '../../domain/computer/windows-defaults';
import { catalogue, type SettingName, settingNames } from '../../domain/settings/catalogue';
import {
    type HandOverComputer,
    type HandOverContent,
    type HandOverGap,
    handOverGaps,
    type HandOverGroup,
    type HeldValue,
    type LeftOut
} from './hand-over';

/**
 * A setting that no computer of the group can hold isn't written. One that some can hold is written, and the others are named.
 * A computer that wasn't read counts as one that can: nothing is claimed of it.
 * @param isTooOld by what is known of a format's own way to a setting; left out: by the setting
 */
export function heldValues(
    { targets, computers }: HandOverGroup,
    isInFormat: (setting: SettingName) => boolean,
    hasEdition: (computer: HandOverComputer) => boolean,
    isTooOld: (facts: ComputerFacts, setting: SettingName) => boolean = isBeforeFirst
): HandOverContent {
    const values: HeldValue[] = [];
    const leftOut: LeftOut[] = [];
    for (const setting of settingNames) {
        const target = targets[setting];
        if (target === undefined) continue;
        const number = target === 'windowsDefault' ? undefined : catalogue[setting].values[target];
        if (number === undefined || !isInFormat(setting)) {
            leftOut.push({ setting, gap: target === 'windowsDefault' ? 'windowsDefault' : 'notInFormat', computers: [] });
            continue;
        }
        const gaps = computers.map((computer): HandOverGap | null => {
            if (!hasEdition(computer)) return 'editionTooSmall';
            return computer.facts && isTooOld(computer.facts, setting) ? 'windowsTooOld' : null;
        });
        const isAll = computers.length > 0 && gaps.every(gap => gap !== null);
        for (const gap of handOverGaps) {
            const names = computers.filter((_, index) => gaps[index] === gap).map(({ name }) => name);
            if (names.length > 0) leftOut.push({ setting, gap, computers: names.length === computers.length ? [] : names });
        }
        if (!isAll) values.push({ setting, number });
    }
    return { values, leftOut };
}

function isBeforeFirst({ build }: ComputerFacts, setting: SettingName): boolean {
    return build !== null && build < catalogue[setting].firstBuild;
}

/** The settings that each computer lacks, by its name: of those that some lack and others don't. */
export function lackingByName(leftOut: readonly LeftOut[]): ReadonlyMap<string, readonly SettingName[]> {
    const lacking = new Map<string, SettingName[]>();
    for (const { setting, computers } of leftOut) {
        for (const name of computers) {
            const settings = lacking.get(name) ?? [];
            if (settings.length === 0) lacking.set(name, settings);
            // Two computers may have one name.
            if (!settings.includes(setting)) settings.push(setting);
        }
    }
    return lacking;
}

/** Home editions apply neither domain policy nor most of device management's. */
export function isNotHome({ facts }: HandOverComputer): boolean {
    return facts === null || familyOf(facts) !== 'home';
}
