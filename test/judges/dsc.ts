// SPDX-License-Identifier: MIT
// The hand-overs to DSC, and what PowerShell reads in a configuration. PowerShell on Linux has no keyword "configuration" without the
// parts of DSC that Windows brings. So functions stand in for it, for Node, and for the resources, which say what they are given; their
// block begins on the same line, as a function's argument must.
import assert from 'node:assert/strict';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import type { HandOverFile, HandOverFormat, HandOverTargets } from '../../src/app/equivalents/hand-over/hand-over';
import { host } from '../node/host';
import { powershellKeys, powershellResources } from './dsc-forms';
import { computer, from } from './given';

export const make = (format: HandOverFormat, targets: HandOverTargets, names: readonly string[] = ['srv2025']): readonly HandOverFile[] =>
    format.filesOf({ targets, computers: names.map(computer) }, from);
export const textOf = (files: readonly HandOverFile[], path: string): string => {
    const content = files.find(file => file.path === path)?.content ?? '';
    return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
};
export type Document = {
    resources: { name: string; properties: Record<string, unknown> }[];
    metadata: { smbSigning: { computers: string[] } };
};

/** What PowerShell reads in a configuration: each resource, for each node, with its properties. */
const stand = `
function Import-DscResource { param ($ModuleName) }
function Read-Resource
{
    param ($Type, $Name, $Body)
    $properties = @(foreach ($statement in $Body.Ast.EndBlock.Statements)
    {
        $elements = $statement.PipelineElements[0].CommandElements
        if ($elements.Count -ne 3 -or "$($elements[1])" -ne '=') { throw "no assignment: $statement" }
        "$($elements[0])=$($elements[2].SafeGetValue())"
    })
    "$($Node['NodeName'])|$Type|$Name|$($properties -join '|')"
}
function Registry { param ($Name, [scriptblock] $Body) Read-Resource 'Registry' $Name $Body }
function SmbServerConfiguration { param ($Name, [scriptblock] $Body) Read-Resource 'SmbServerConfiguration' $Name $Body }
function Node
{
    param ($Names, [scriptblock] $Body)
    foreach ($Node in $AllNodes) { if ($Names -contains $Node['NodeName']) { & $Body } }
}
`;

export async function runScript(script: string): Promise<{ readonly lines: string[]; readonly state: unknown }> {
    const request = { command: null, parameters: {}, throw: null, failing: [], discardWrites: false, module: null, state: srv2022 };
    const { results, errors, state } = await host.run({ script, languageMode: 'FullLanguage', ...request });
    assert.deepEqual(errors, []);
    return { lines: results as string[], state };
}

const blockBelow = /^( *(?:node|Registry|SmbServerConfiguration) .*)\r\n *\{/gm;
export const read = async (
    files: readonly HandOverFile[],
    name: string,
    change = (script: string): string => script
): Promise<string[]> => {
    const script = change(textOf(files, 'SmbSigning.ps1'))
        .replace(/^configuration /gm, 'function ')
        .replace(blockBelow, '$1 {');
    const data = textOf(files, 'computers.psd1').replace('\ufeff', '');
    const whole = `${stand}\n$data = ${data.replace(/^#.*\r\n/, '')}\n$AllNodes = $data['AllNodes']\n${script}\n${name}`;
    return (await runScript(whole)).lines;
};

/** What the resources' published properties say against what was read. */
export function problems(lines: readonly string[]): string[] {
    return lines.flatMap(line => {
        const [, type = '', , ...properties] = line.split('|');
        const set = new Map(properties.map(one => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
        const known = powershellResources[type] ?? {};
        return [
            ...[...set].filter(([name, value]) => !known[name]?.test(value)).map(([name, value]) => `${type}: ${name} = ${value}`),
            ...(powershellKeys[type] ?? ['a resource that is known']).filter(key => !set.has(key)).map(key => `${type}: no ${key}`)
        ];
    });
}
