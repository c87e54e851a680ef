// SPDX-License-Identifier: MIT
import type { PlannedChange } from '../../domain/change/plan';
import type { Found } from '../../domain/change/found';
import { isSigning } from '../../domain/settings/catalogue';
import type { SettingState } from '../../domain/settings/setting';
import type { Strings } from '../../strings/strings';

/** What was found of the settings beside signing that changes are about, by their names. */
export function settingsFound(
    changes: readonly PlannedChange[],
    { settings }: Found,
    strings: Strings
): readonly { readonly name: string; readonly state: SettingState }[] {
    return changes.flatMap(({ setting }) => {
        const state = settings[setting];
        return state && !isSigning(setting) ? [{ name: strings.Setting[setting], state }] : [];
    });
}
