// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { makePlan, Plan, Wanted } from '../../domain/change/plan';
import { BesideSigning, directionOf, settingsBesideSigning } from '../../domain/settings/catalogue';
import { isOnUnreported, settingState, wayOf } from '../../domain/settings/setting';
import type { Strings } from '../../strings/strings';

/** The settings beside signing of one direction, as the panel offers them. */
export interface SettingGroup {
    readonly direction: Direction;
    readonly title: string;
    readonly options: readonly SettingOption[];
}

export interface SettingOption {
    readonly setting: BesideSigning;
    readonly label: string;
    readonly checked: boolean;
    /** Why it is off; null: it is on. */
    readonly blocker: string | null;
    /** What there is to know of it besides; null: nothing. */
    readonly note: string | null;
}

/** What this Windows has of them, or may have; empty where it has none. */
export function settingGroups(configuration: SigningConfiguration, wanted: Wanted, strings: Strings): SettingGroup[] {
    const offered = settingsBesideSigning.filter(setting => wayOf(configuration, setting) !== 'settingMissing');
    return directions
        .map(direction => ({
            direction,
            title: strings.SettingsTitle[direction],
            options: offered
                .filter(setting => directionOf(setting) === direction)
                .map(setting => settingOption(configuration, setting, wanted, strings))
        }))
        .filter(({ options }) => options.length > 0);
}

/** The choice with one setting switched: back to what is in force means that it is left alone. */
export function withSetting(configuration: SigningConfiguration, wanted: Wanted, setting: BesideSigning, on: boolean): Wanted {
    const { [setting]: _, ...others } = wanted;
    const isSo = isOn(configuration, setting) === on;
    return isSo ? others : { ...others, [setting]: on ? 'on' : 'off' };
}

/** What guest access does and needs, where the plan allows it; else empty. */
export function guestLines(configuration: SigningConfiguration, plan: Plan, { Guests, Caution }: Strings): string[] {
    const allowed = plan.changes.some(({ setting, after }) => setting === 'guestLogons' && after.inForce === 'on');
    if (!allowed) return [];
    return [Guests.Why, Caution.Requirement, ...(isRequiredAfter(configuration, plan) ? [Guests.NeedsBoth] : [])];
}

/** Whether the plan takes the outbound requirement away, while guests are refused all the same. */
export function leavesGuestsOff(configuration: SigningConfiguration, plan: Plan): boolean {
    const { changes } = plan;
    const isWeakened = changes.some(({ setting }) => setting === 'outbound');
    const guests = changes.find(({ setting }) => setting === 'guestLogons')?.after ?? settingState(configuration, 'guestLogons');
    return isWeakened && !isRequiredAfter(configuration, plan) && guests.inForce === 'off';
}

function isRequiredAfter({ outbound }: SigningConfiguration, { changes }: Plan): boolean {
    const change = changes.find(({ setting }) => setting === 'outbound');
    return change ? change.after.inForce === 'required' : outbound.required === true;
}

function settingOption(configuration: SigningConfiguration, setting: BesideSigning, wanted: Wanted, strings: Strings): SettingOption {
    const now = isOn(configuration, setting);
    const [blocker] = makePlan(configuration, { [setting]: now ? 'off' : 'on' }).blockers;
    const target = wanted[setting];
    return {
        setting,
        label: strings.SettingChoice[setting],
        checked: target === undefined ? now : target === 'on',
        blocker: blocker ? strings.Blocker[blocker.reason] : null,
        note: wayOf(configuration, setting) === 'registry' && !blocker ? strings.SettingStoredOnly : null
    };
}

/** In force, or, of what this Windows does not report, stored or told by policy. */
function isOn(configuration: SigningConfiguration, setting: BesideSigning): boolean {
    return settingState(configuration, setting).inForce === 'on' || isOnUnreported(configuration, setting);
}
