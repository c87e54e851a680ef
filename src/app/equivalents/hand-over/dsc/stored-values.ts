// SPDX-License-Identifier: MIT
import { catalogue, type SettingName } from '../../../domain/settings/catalogue';
import { keyOf } from '../../powershell';
import type { HandOverWays } from '../hand-over';
import { backOf, type ContentWithRemoved } from '../removed';

/** What DSC shall store of a setting; null: nothing. */
export interface StoredValue {
    readonly setting: SettingName;
    readonly number: number | null;
}

/** What a target stores. */
export function storedValues({ values, removed }: ContentWithRemoved): StoredValue[] {
    return [...values, ...removed.map(setting => ({ setting, number: null }))];
}

/**
 * What takes a target away again: nothing is stored of what it stored. Of an audit that an update brought a 0 is, because without a
 * value the server keeps the audit on.
 */
export function withoutStored({ values }: ContentWithRemoved): StoredValue[] {
    return values.map(({ setting }) => ({ setting, number: catalogue[setting].broughtByUpdate ? 0 : null }));
}

/** A target of Windows' default alone stores nothing, so nothing can be taken away again. */
export function wayBack(content: ContentWithRemoved): HandOverWays['back'] {
    return withoutStored(content).length > 0 ? backOf(content) : 'none';
}

/** The registry key of a setting, with its hive as written: HKLM, or HKEY_LOCAL_MACHINE. */
export function registryKey(setting: SettingName, hive: string): string {
    return keyOf(catalogue[setting].direction).replace(/^HKLM:/, hive);
}
