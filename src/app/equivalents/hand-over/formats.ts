// SPDX-License-Identifier: MIT
// The formats of a hand-over, in the order in which they are offered. Screens take them from here alone.
import type { ExportOrigin } from '../../domain/export-origin';
import { ansibleFormat } from './ansible/ansible';
import { dsc3Format } from './dsc/dsc3';
import { powershellDscFormat } from './dsc/powershell-dsc';
import { groupPolicyFormat } from './group-policy/group-policy-backup';
import type { HandOverContent, HandOverFile, HandOverFormat, HandOverGroup, HandOverWays } from './hand-over';
import { intuneFormat } from './intune';
import { ringScripts } from './ring-scripts';
import { inOneLine, origin, settingText, valueText } from './text';

/** What the strings call them. */
export type HandOverFormatName = 'groupPolicy' | 'intune' | 'ansible' | 'dsc3' | 'powershellDsc' | 'ringScripts';

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

/** The same for computers that are rolled out ring by ring. */
export const rolloutFormats: typeof handOverFormats = [
    ...handOverFormats,
    { name: 'ringScripts', fileName: 'smb-signing-rings.zip', format: ringScripts }
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
    const made = groups.map((group, index) => {
        const own = format.filesOf(group, from, groups.length > 1 ? index + 1 : undefined);
        const folder = `group-${index + 1}`;
        const head = own.length > 0 ? folder : `${folder}: no folder, because nothing is left to write`;
        const files = own.map(file => ({ ...file, path: `${folder}/${file.path}` }));
        return { lines: ['', head, ...groupLines(format, group)], files };
    });
    const files = made.flatMap(one => one.files);
    if (files.length === 0) return [];
    const all = { targets: {}, computers: groups.flatMap(({ computers }) => computers) };
    const lines = made.flatMap(one => one.lines);
    return [{ path: 'groups.txt', content: [inOneLine(origin(all, from)), ...lines, ''].join('\r\n') }, ...files];
}

function groupLines(format: HandOverFormat, group: HandOverGroup): readonly string[] {
    const { values, leftOut, removed = [] } = format.contentOf(group);
    return [
        ...values.map(value => `  ${valueText(value)}`),
        ...removed.map(setting => `  ${settingText(setting)}: nothing stored`),
        ...leftOut.map(({ setting, gap, computers }) => {
            return `  left out: ${settingText(setting)} (${gap}${computers.length > 0 ? `, on ${computers.map(inOneLine).join(', ')}` : ''})`;
        }),
        ...group.computers.map(({ name, note }) => `  computer: ${inOneLine(name)}${note ? ` (${note})` : ''}`)
    ];
}
