// SPDX-License-Identifier: MIT
// The formats of a hand-over, in the order in which they are offered. Screens take them from here alone.
import type { ExportOrigin } from '../../domain/export-origin';
import { catalogue, type SettingName } from '../../domain/settings/catalogue';
import { ansibleFormat } from './ansible/ansible';
import { dsc3Format } from './dsc/dsc3';
import { powershellDscFormat } from './dsc/powershell-dsc';
import { groupPolicyFormat } from './group-policy-backup';
import type { HandOverContent, HandOverFile, HandOverFormat, HandOverGroup, HandOverWays } from './hand-over';
import { intuneFormat } from './intune';
import { inOneLine, origin } from './text';

/** What the strings call them. */
export type HandOverFormatName = 'groupPolicy' | 'intune' | 'ansible' | 'dsc3' | 'powershellDsc';

export interface ListedFormat {
    readonly name: HandOverFormatName;
    /** Of the zip that holds its files. */
    readonly fileName: string;
    readonly format: HandOverFormat;
}

export const handOverFormats: readonly [ListedFormat, ...ListedFormat[]] = [
    { name: 'groupPolicy', fileName: 'smb-signing-group-policy.zip', format: groupPolicyFormat },
    { name: 'intune', fileName: 'smb-signing-intune.zip', format: intuneFormat },
    { name: 'ansible', fileName: 'smb-signing-ansible.zip', format: ansibleFormat },
    { name: 'dsc3', fileName: 'smb-signing-dsc.zip', format: dsc3Format },
    { name: 'powershellDsc', fileName: 'smb-signing-powershell-dsc.zip', format: powershellDscFormat }
];

/** Whether there is something to write. */
export function holdsSomething({ values, removed = [] }: HandOverContent): boolean {
    return values.length + removed.length > 0;
}

/** The ways of a format's files in and back; null where there is nothing to write. */
export function waysOf(format: HandOverFormat, group: HandOverGroup): HandOverWays | null {
    if (!holdsSomething(format.contentOf(group))) return null;
    return format.waysOf?.(group) ?? { back: 'usual', osConfig: false };
}

/**
 * The files for several groups: a folder for each that the format can write something of, and a list of all groups, which says
 * what is for which computers and what is left out. None where nothing is left of any.
 */
export function filesOfGroups(format: HandOverFormat, groups: readonly HandOverGroup[], from: ExportOrigin): readonly HandOverFile[] {
    const lines: string[] = [];
    const files = groups.flatMap((group, index) => {
        const own = format.filesOf(group, from, groups.length > 1 ? index + 1 : undefined);
        const folder = `group-${index + 1}`;
        lines.push('', own.length > 0 ? folder : `${folder}: no folder, because nothing is left to write`, ...groupLines(format, group));
        return own.map(file => ({ ...file, path: `${folder}/${file.path}` }));
    });
    if (files.length === 0) return [];
    const all = { targets: {}, computers: groups.flatMap(({ computers }) => computers) };
    return [{ path: 'groups.txt', content: [inOneLine(origin(all, from)), ...lines, ''].join('\r\n') }, ...files];
}

function groupLines(format: HandOverFormat, group: HandOverGroup): readonly string[] {
    const { values, leftOut, removed = [] } = format.contentOf(group);
    const named = (setting: SettingName): string => `${catalogue[setting].direction} ${catalogue[setting].valueName}`;
    return [
        ...values.map(({ setting, number }) => `  ${named(setting)} = ${number}`),
        ...removed.map(setting => `  ${named(setting)}: nothing stored`),
        ...leftOut.map(({ setting, gap, computers }) => {
            return `  left out: ${named(setting)} (${gap}${computers.length > 0 ? `, on ${computers.map(inOneLine).join(', ')}` : ''})`;
        }),
        ...group.computers.map(({ name }) => `  computer: ${inOneLine(name)}`)
    ];
}
