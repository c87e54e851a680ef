// SPDX-License-Identifier: MIT
// The catalogue of settings, as powershell-module/settings.json holds it: README.md beside that file explains each member.
import { readOnly, settings } from '../../../generated/settings';
import type { Direction } from '../computer/facts';

/** The settings that are read, planned and written. Records keep these names; `outbound` and `inbound` are the requirement to sign. */
export type SettingName = keyof typeof settings;

/** The settings of a kind: `requirement` to sign, `switch`, `audit` … */
export type NameOfKind<K extends Setting['kind']> = {
    [S in SettingName]: (typeof settings)[S] extends { readonly kind: K } ? S : never;
}[SettingName];

/** What there is to know of a setting. */
export interface Setting {
    readonly direction: Direction;
    readonly kind: (typeof settings)[SettingName]['kind'];
    /** The parameter of Set-Smb…Configuration, and the registry value that it writes. */
    readonly property: string;
    readonly valueName: string;
    /**
     * What of Group Policy can name it: a security option stores it, an administrative template wins over what is stored.
     * `storedUnread`: one that stores it, too, and that is not read.
     */
    readonly policy: 'securityOptions' | 'administrativeTemplates' | 'storedUnread' | 'none';
    /** Its name in the contract, below the direction, and the name below `settings` there of what is stored of it. */
    readonly reported: string;
    readonly facts: string | null;
    /** The noun of the commands that write it, and the name that they take; null: they take none. */
    readonly command: (typeof settings)[SettingName]['command'];
    readonly parameter: string | null;
    /** By the word for what is in force: what is stored for it. */
    readonly values: Readonly<Partial<Record<string, number>>>;
    /** The words that can be aimed at. */
    readonly offered: readonly string[];
    /** The side that protects: the highest of its values, or the lowest; null: neither, or the requirement to sign. */
    readonly safer: 'high' | 'low' | null;
    /** Whether its property is true or false, not a number. */
    readonly isFlag: boolean;
    /** Whether Windows decides by itself while nothing is stored, so that this can be aimed at. */
    readonly windowsDefault: boolean;
    /**
     * The first build that has it; 0: an older one may have it, too. Only where no computer is asked: of one that is, what it
     * reports counts.
     */
    readonly firstBuild: number;
    /** Whether the updates of September 2025 brought it, also to Windows whose cmdlets do not report it (KB5066913). */
    readonly broughtByUpdate: boolean;
    /** What of it an older module does not read. */
    readonly cameLater: 'all' | 'stored' | null;
}

export const catalogue: Readonly<Record<SettingName, Setting>> = settings;

/** In the order in which they are shown and written. */
export const settingNames = Object.keys(catalogue) as readonly SettingName[];

/** What is in force, as the contract has it: of the settings, and what is only read. `isOptional`: an older module lacks it. */
export const reportedValues: readonly {
    readonly direction: Direction;
    readonly reported: string;
    readonly isFlag: boolean;
    readonly isOptional: boolean;
}[] = [
    ...Object.values(catalogue).map(one => ({ ...one, isOptional: one.cameLater === 'all' })),
    ...readOnly.map(one => ({ ...one, isOptional: false }))
];

/** An audit switch: of peers that cannot sign, of peers that cannot encrypt, of guest logons, of clients' service names. */
export type AuditName = NameOfKind<'audit'>;

export function isAudit(setting: SettingName): setting is AuditName {
    return catalogue[setting].kind === 'audit';
}

/** Whether a setting is the requirement to sign of its direction, which has its name. */
export function isSigning(setting: SettingName): setting is NameOfKind<'requirement'> {
    return catalogue[setting].kind === 'requirement';
}

/** The settings beside the requirement to sign. */
export type BesideSigning = Exclude<SettingName, NameOfKind<'requirement'>>;

export const settingsBesideSigning = settingNames.filter((name): name is BesideSigning => !isSigning(name));

export function directionOf(setting: SettingName): Direction {
    return catalogue[setting].direction;
}
