// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { makePlan, Plan, Wanted } from '../../domain/change/plan';
import { BesideSigning, catalogue, directionOf, settingsBesideSigning } from '../../domain/settings/catalogue';
import { isOnUnreported, settingState, wayOf, Word } from '../../domain/settings/setting';
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
    /** Where it has more values than on and off: those to choose from; else empty. */
    readonly levels: readonly LevelOption[];
    /** Why it is off; null: it is on. */
    readonly blocker: string | null;
    /** What there is to know of it besides; null: nothing. */
    readonly note: string | null;
}

export interface LevelOption {
    readonly word: Word;
    readonly label: string;
    readonly checked: boolean;
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

/** The choice with one setting switched, or set: back to what is in force means that it is left alone. */
export function withSetting(configuration: SigningConfiguration, wanted: Wanted, setting: BesideSigning, word: Word): Wanted {
    const { [setting]: _, ...others } = wanted;
    return wordNow(configuration, setting) === word ? others : { ...others, [setting]: word };
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
    const now = wordNow(configuration, setting);
    const { isFlag, values } = catalogue[setting];
    const words = Object.keys(values) as Word[];
    const other = words.find(word => word !== now) ?? now;
    const [blocker] = makePlan(configuration, { [setting]: other }).blockers;
    const chosen = wanted[setting] ?? now;
    return {
        setting,
        label: strings.SettingChoice[setting],
        checked: chosen === 'on',
        levels: isFlag ? [] : words.map(word => ({ word, label: strings.InForce[word], checked: chosen === word })),
        blocker: blocker ? strings.Blocker[blocker.reason] : null,
        note: blocker ? null : noteOn(configuration, setting, strings)
    };
}

function noteOn(configuration: SigningConfiguration, setting: BesideSigning, strings: Strings): string | null {
    if (wayOf(configuration, setting) === 'registry') return strings.SettingStoredOnly;
    return catalogue[setting].policy === 'storedUnread' ? strings.SettingPolicyUnread : null;
}

/** What is in force; of what this Windows does not report, what is stored or told by policy. */
function wordNow(configuration: SigningConfiguration, setting: BesideSigning): Word {
    const { inForce } = settingState(configuration, setting);
    return inForce === 'notReported' ? (isOnUnreported(configuration, setting) ? 'on' : 'off') : inForce;
}
