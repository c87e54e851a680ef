// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { type CommandList, problemsOfFunction } from '../../../tools/checks/powershell';
import { readModuleFunctions } from '../../../tools/generate/powershell';
import { host } from '../host';

const module = new URL('../../../powershell-module/', import.meta.url);
const functions = readModuleFunctions(module.pathname);
const names = functions.map(one => one.name);
const list = JSON.parse(readFileSync(new URL('commands.json', module), 'utf8')) as CommandList;

async function problems(name: string, isPublic: boolean, source: string): Promise<string[]> {
    return problemsOfFunction(name, isPublic, await host.inspect(source), names, list);
}

describe('the PowerShell module', () => {
    for (const { name, isPublic, source } of functions) {
        it(`${name} runs on Windows PowerShell 5.1, keeps to commands.json and describes itself`, async () => {
            assert.deepEqual(await problems(name, isPublic, source), []);
        });
    }

    it('exports its public functions, and the bundle calls no other', () => {
        const exported = /FunctionsToExport\s*=\s*@\(([^)]*)\)/.exec(readFileSync(modulePath, 'utf8'))?.[1]?.match(/[\w-]+/g);
        const expected = functions
            .filter(one => one.isPublic)
            .map(one => one.name)
            .sort();
        assert.deepEqual(exported, expected);
        assert.deepEqual(Object.keys(powershellCommands).sort(), expected);
    });

    it('names the module of every command it calls: a JEA endpoint loads none by itself', () => {
        const required = /RequiredModules\s*=\s*@\(([^)]*)\)/
            .exec(readFileSync(new URL('SmbSigning.psd1', module), 'utf8'))?.[1]
            ?.match(/[\w.]+/g);
        assert.deepEqual(required, [...new Set(list.commands.map(command => command.module))].sort());
    });

    it('lists a command where the gateway has a stand-in for it, and no other', () => {
        const folder = new URL('../../../dev-gateway/powershell-host/', import.meta.url);
        const cmdlets = readdirSync(new URL('Cmdlets/', folder))
            .map(file => readFileSync(new URL(`Cmdlets/${file}`, folder), 'utf8'))
            .join('\n');
        const standIns = [...cmdlets.matchAll(/\[Cmdlet\("(\w+)", "(\w+)"/g)].map(match => `${match[1]}-${match[2]}`);
        const smbShare = readFileSync(new URL('SmbShareModule.cs', folder), 'utf8');
        for (const match of smbShare.matchAll(/function (Get|Set)-Smb\{\{direction\.Side\}\}(\w+)/g)) {
            standIns.push(`${match[1]}-SmbClient${match[2]}`, `${match[1]}-SmbServer${match[2]}`);
        }
        for (const match of smbShare.matchAll(/function (Get-Smb\w+) /g)) standIns.push(match[1] ?? '');
        const listed = [...list.commands, ...list.calledByTheSdk].map(command => command.name);
        assert.deepEqual(standIns.sort(), listed.sort());
    });
});

describe('the check of the module', () => {
    const good = readFileSync(new URL('Public/Reading/Get-SmbSigningConfiguration.ps1', module), 'utf8');
    const planted: readonly [string, (source: string) => string, RegExp][] = [
        ['a construct of PowerShell 7', source => source.replace('param ()', 'param ()\n$x = $true ? 1 : 2'), /ps7-ternary/],
        ['a pipeline chain', source => source.replace('param ()', 'param ()\nGet-ComputerFact && Get-OutboundFact'), /ps7-pipeline-chain/],
        ['a character that is not ASCII', source => source.replace('Reads everything', 'Reads \u00e4verything'), /non-ascii/],
        [
            'a cmdlet outside commands.json',
            source => source.replace('param ()', 'param ()\nGet-Service'),
            /Get-Service is not in commands\.json/
        ],
        ['an unqualified proxy of JEA', source => source.replace('param ()', 'param ()\nSelect-Object'), /unqualified-jea-proxy/],
        [
            'what Constrained Language Mode refuses',
            source => source.replace('param ()', 'param ()\n[pscustomobject] @{ a = 1 }'),
            /constrained-language/
        ],
        [
            'a method of an ordered dictionary, which Constrained Language Mode of Windows PowerShell 5.1 refuses',
            source => source.replace("$reason = ''", "if ($failure.Contains('policy')) { return }\n    $reason = "),
            /constrained-language: \$failure\.Contains/
        ],
        [
            'a method of a parameter without a type',
            source => source.replace('param ()', "param ([object] $Failure)\n$Failure.Contains('policy')"),
            /constrained-language: \$Failure\.Contains/
        ],
        [
            'a read of a whole registry key',
            source => source.replace('param ()', "param ()\nGet-ItemProperty -LiteralPath 'HKLM:\\Cluster' -ErrorAction Stop"),
            /whole-key-read/
        ],
        [
            'the same by a wildcard',
            source => source.replace('param ()', "param ()\nGet-ItemProperty -Path 'HKLM:\\Cluster' -Name '*'"),
            /whole-key-read/
        ],
        ['an alias', source => source.replace('param ()', 'param ()\n$x | % { 1 }'), /alias/],
        ['a here-string', source => source.replace('param ()', "param ()\n$x = @'\n# a\n'@"), /here-string/],
        ['missing help', source => source.replace(/<#[\s\S]*?#>/, ''), /no \.SYNOPSIS/],
        ['a missing role', source => source.replace(/\.ROLE\s+Readers/, ''), /\.ROLE must be Readers/],
        ['a wrong role', source => source.replace('Readers', 'Administrators'), /\.ROLE must be Readers/],
        ['a parameter without help', source => source.replace('param ()', 'param ($Name)'), /no \.PARAMETER Name/],
        ['a syntax error', source => source.replace('param ()', 'param ('), /parse-error/]
    ];
    for (const [what, plant, expected] of planted) {
        it(`finds ${what}`, async () => {
            const source = plant(good);
            assert.notEqual(source, good);
            assert.match((await problems('Get-SmbSigningConfiguration', true, source)).join('\n'), expected);
        });
    }
});
