// SPDX-License-Identifier: MIT
// PowerShell DSC, as Windows PowerShell 5.1 has it: a configuration, one that takes it away, and the computers as configuration data.
import type { ExportOrigin } from '../../../domain/export-origin';
import { catalogue, type SettingName } from '../../../domain/settings/catalogue';
import type { HandOverComputer, HandOverFile, HandOverFormat, HandOverGroup } from '../hand-over';
import { lackingByName } from '../held-values';
import { plainNames, wellFormed } from '../names';
import { type ContentWithRemoved, heldOrRemoved } from '../removed';
import { madeBy } from '../text';
import { registryKey, type StoredValue, storedValues, wayBack, withoutStored } from './stored-values';

/** What the resource SmbServerConfiguration of ComputerManagementDsc can set, which also brings it in force. */
const ofServer: readonly SettingName[] = ['inbound', 'inboundEncryption', 'inboundSmb1', 'nameHardening'];

export const powershellDscFormat: HandOverFormat = {
    contentOf,
    waysOf: group => ({ back: wayBack(contentOf(group)), osConfig: false }),
    filesOf(group: HandOverGroup, from: ExportOrigin): readonly HandOverFile[] {
        const content = contentOf(group);
        const stored = storedValues(content);
        if (stored.length === 0) return [];
        const lacking = content.leftOut.filter(({ computers }) => computers.length > 0).map(({ setting }) => setting);
        const head = `# ${inOneComment(madeBy(from))}`;
        const away = withoutStored(content);
        const script = [
            head,
            ...configuration('SmbSigning', stored, lacking, true),
            ...(away.length > 0 ? ['', ...configuration('SmbSigningRemoved', away, lacking, false)] : []),
            ''
        ];
        return [
            { path: 'SmbSigning.ps1', content: script.join('\r\n') },
            { path: 'computers.psd1', content: withMark([head, ...data(group.computers, content), ''].join('\r\n')) }
        ];
    }
};

function contentOf(group: HandOverGroup): ContentWithRemoved {
    return heldOrRemoved(group, 'each');
}

/** @param lacking the settings that some computers of the group lack */
function configuration(name: string, stored: readonly StoredValue[], lacking: readonly SettingName[], byCmdlet: boolean): string[] {
    const server = byCmdlet ? stored.filter(({ setting, number }) => ofServer.includes(setting) && number !== null) : [];
    const registry = stored.filter(one => !server.includes(one));
    const properties = server.map(({ setting, number }) => {
        const { property, isFlag } = catalogue[setting];
        return `${property} = ${isFlag ? `$${number === 1}` : number}`;
    });
    const resources = [
        ...(server.length > 0 ? [resource('SmbServerConfiguration', 'Inbound', ["IsSingleInstance = 'Yes'", ...properties])] : []),
        ...registry.map(one => {
            const lines = registryResource(one);
            return lacking.includes(one.setting) ? ifHad(one.setting, lines) : lines;
        })
    ];
    return [
        `configuration ${name}`,
        '{',
        '    Import-DscResource -ModuleName PSDesiredStateConfiguration',
        ...(server.length > 0 ? ['    Import-DscResource -ModuleName ComputerManagementDsc'] : []),
        '',
        '    node $AllNodes.NodeName',
        '    {',
        ...indented(
            resources.reduce((all, lines) => (all.length > 0 ? [...all, '', ...lines] : lines), [] as string[]),
            2
        ),
        '    }',
        '}'
    ];
}

function registryResource({ setting, number }: StoredValue): string[] {
    return resource('Registry', setting, [
        `Key = '${registryKey(setting, 'HKEY_LOCAL_MACHINE')}'`,
        `ValueName = '${catalogue[setting].valueName}'`,
        ...(number === null ? ["Ensure = 'Absent'"] : ["ValueType = 'Dword'", `ValueData = '${number}'`, "Ensure = 'Present'"]),
        'Force = $true'
    ]);
}

function resource(type: string, name: string, properties: readonly string[]): string[] {
    return [`${type} ${name}`, '{', ...indented(properties, 1), '}'];
}

function ifHad(setting: SettingName, lines: readonly string[]): string[] {
    return [`if ($Node.Lacks -notcontains '${setting}')`, '{', ...indented(lines, 1), '}'];
}

function indented(lines: readonly string[], by: number): string[] {
    return lines.map(line => (line ? ' '.repeat(4 * by) + line : line));
}

/** A compiled configuration is a file with the node's name, so that is a plain one. `Computer` is the name as it is. */
function data(computers: readonly HandOverComputer[], { leftOut }: ContentWithRemoved): string[] {
    const names = plainNames(computers, ['*']);
    const lackingIn = lackingByName(leftOut);
    const nodes = computers.map(({ name }, index) => {
        const lacks = (lackingIn.get(name) ?? []).map(quoted);
        return `        @{ NodeName = ${quoted(names[index] ?? '')}; Computer = ${quoted(name)}; Lacks = @(${lacks.join(', ')}) }`;
    });
    return ['@{', '    AllNodes = @(', ...nodes, '    )', '}'];
}

/** As PowerShell quotes it: it takes any of five quotation marks for the end. */
function quoted(text: string): string {
    return `'${wellFormed(text).replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

function inOneComment(text: string): string {
    return text.replace(/[^ -~]/g, '?');
}

/** UTF-8 with its mark, without which Windows PowerShell 5.1 takes a file for one of the computer's code page. */
function withMark(text: string): Uint8Array {
    return new TextEncoder().encode(`\ufeff${text}`);
}
