// SPDX-License-Identifier: MIT
// What of a target a format writes, and what it leaves out and why.
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

/** The first builds that know a setting; one that an update brought isn't judged by the build. */
const firstBuilds: Readonly<Partial<Record<SettingName, number>>> = {
    guestLogons: 10240,
    outboundEncryption: 26100,
    outboundAuditSigning: 26100,
    outboundAuditEncryption: 26100,
    outboundAuditGuests: 26100,
    inboundAuditEncryption: 26100,
    inboundAuditGuests: 26100
};

/**
 * A setting that no computer of the group can hold isn't written. One that some can hold is written, and the others are named.
 * A computer that wasn't read counts as one that can: nothing is claimed of it.
 */
export function heldValues(
    { targets, computers }: HandOverGroup,
    isInFormat: (setting: SettingName) => boolean,
    hasEdition: (computer: HandOverComputer) => boolean
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
        const gaps = computers.map(computer => gapOf(computer, setting, hasEdition));
        const isAll = computers.length > 0 && gaps.every(gap => gap !== null);
        for (const gap of handOverGaps) {
            const names = computers.filter((_, index) => gaps[index] === gap).map(({ name }) => name);
            if (names.length > 0) leftOut.push({ setting, gap, computers: names.length === computers.length ? [] : names });
        }
        if (!isAll) values.push({ setting, number });
    }
    return { values, leftOut };
}

function gapOf(computer: HandOverComputer, setting: SettingName, hasEdition: (computer: HandOverComputer) => boolean): HandOverGap | null {
    if (!hasEdition(computer)) return 'editionTooSmall';
    const build = computer.facts?.build ?? null;
    return build !== null && build < (firstBuilds[setting] ?? 0) ? 'windowsTooOld' : null;
}

/** Home editions apply neither domain policy nor most of device management's. */
export function isNotHome({ facts }: HandOverComputer): boolean {
    return facts === null || familyOf(facts) !== 'home';
}
