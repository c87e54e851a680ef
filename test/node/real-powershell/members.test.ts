// SPDX-License-Identifier: MIT
// Windows PowerShell 5.1 runs on .NET Framework 4.5 and later: each type and member that the module and the exported
// scripts use is there. What a script does not say of an expression's type stands in a table.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { root } from '../../../dev-gateway/root';
import type { Plan } from '../../../src/app/domain/change/plan';
import { powershellToReach, verifyCommands } from '../../../src/app/equivalents/other-ways';
import { powershellFor } from '../../../src/app/equivalents/powershell';
import { judges } from '../../../tools/steps/judges.mjs';
import { script as roleScript } from '../equivalents/ansible';
import { both, change, item, script } from '../equivalents/fleet';

const types: Readonly<Record<string, string>> = {
    'ConvertTo-SampleText: $Value': 'System.Double',
    'Get-EventField: $EventRecord': 'System.Diagnostics.Eventing.Reader.EventRecord',
    "Get-EventField: $field['value']": 'System.String',
    'Get-EventField: $node': 'System.Xml.XmlElement',
    'Get-EventTime: $EventRecord.TimeCreated': 'System.DateTime',
    'Get-EvidenceEvent: $EventRecord': 'System.Diagnostics.Eventing.Reader.EventRecord',
    'Get-Group: $group': 'System.Collections.ArrayList',
    'Get-Group: $groups[$key]': 'System.Collections.ArrayList',
    'Get-NegotiateRequest: $hex': 'System.String',
    'Get-PlannedRow: $change': 'System.Collections.Hashtable',
    'Get-PolicyName: $key': 'Microsoft.Win32.RegistryKey',
    'Get-PolicyName: [Microsoft.Win32.Registry]::LocalMachine': 'Microsoft.Win32.RegistryKey',
    'Get-PolicyReading: $endTime': 'System.DateTime',
    "Invoke-DeviceTest: $connection['client']": 'System.Net.Sockets.TcpClient',
    'Receive-DeviceAnswer: $Stream': 'System.Net.Sockets.NetworkStream',
    'Wait-NetworkTask: $Task': 'System.Threading.Tasks.Task'
};

const samples = JSON.parse(readFileSync(resolve(root, 'test/contract/Get-SmbSigningConfiguration.json'), 'utf8')) as Record<
    string,
    { readonly computer: Parameters<typeof powershellToReach>[1] }
>;
const computer = samples['srv2025']?.computer;
assert.ok(computer);

const good: Readonly<Record<string, string>> = {
    'the module': readFileSync(modulePath.replace(/psd1$/, 'psm1'), 'utf8'),
    'tools/verify-on-windows.ps1': readFileSync(resolve(root, 'tools/verify-on-windows.ps1'), 'utf8'),
    'tools/verify/events.ps1': readFileSync(resolve(root, 'tools/verify/events.ps1'), 'utf8'),
    'the script for many computers': script(
        item('fs1'),
        item('fs2', [change('outbound', 'not required, stored 0', 'required, not stored')])
    ),
    "the script of Ansible's role": roleScript,
    'the script of a plan': powershellFor({ changes: both } as unknown as Plan),
    'the script of a goal': powershellToReach({ outbound: 'windowsDefault', inbound: 'required' }, computer),
    'the verify commands': verifyCommands
};

/** Each uses what .NET 4.5 lacks, or of which nothing can be said. */
const bad: readonly (readonly [string, RegExp])[] = [
    ['[System.Convert]::ToHexString([byte[]] @(1))', /no System\.Convert\.ToHexString/],
    ['[System.Text.Json.JsonDocument]::Parse("{}")', /no type System\.Text\.Json\.JsonDocument/],
    ['[System.IO.File]::WriteAllTextAsync("a", "b")', /no System\.IO\.File\.WriteAllTextAsync/],
    ['[System.Math]::Clamp(1, 2, 3)', /no System\.Math\.Clamp/],
    ['"a".Contains("a", [System.StringComparison]::Ordinal)', /no System\.String\.Contains\(2 arguments\)/],
    ['$text = "a"; $text.ReplaceLineEndings()', /no System\.String\.ReplaceLineEndings/],
    [
        '$client = [System.Net.Sockets.TcpClient]::new(); $client.Dispose($true); $client.ConnectAsync("a", 1, 2)',
        /ConnectAsync\(3 arguments\)|no method Dispose/
    ],
    [
        'function Do-It { param ([System.IO.Stream] $Stream) $Stream.ReadExactly([byte[]]::new(1), 0, 1) }',
        /no System\.IO\.Stream\.ReadExactly/
    ],
    ['[System.DateTime]::UnixEpoch', /no System\.DateTime\.UnixEpoch/],
    ['[System.Collections.Generic.PriorityQueue[int, int]]::new()', /no type System\.Collections\.Generic\.PriorityQueue/],
    ['"a,b".Split(",", [System.StringSplitOptions]::None)', /no System\.String\.Split\(System\.String, System\.StringSplitOptions\)/],
    ['function Do-It { param ($Thing) $Thing.Close() }', /of what type is \$Thing/],
    ['function Do-It { param ([No.Such] $Thing) }', /there is no type No\.Such/],
    ['param ([ValidateNotNullOrWhiteSpace()] $Name)', /no type System\.Management\.Automation\.ValidateNotNullOrWhiteSpaceAttribute/]
];

describe('.NET Framework 4.5 and Windows PowerShell 5.1', () => {
    const folder = mkdtempSync(join(tmpdir(), 'smb-signing-members-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    let answer: { findings: Record<string, string[]>; unused: string[]; judged: number };

    before(() => {
        const file = join(folder, 'asked.json');
        const scripts = { ...good, ...Object.fromEntries(bad.map(([source]) => [source, source])) };
        const [framework, engine] = [judges.framework, judges.engine].map(path => resolve(root, path));
        writeFileSync(file, JSON.stringify({ scripts, types, framework, engine }));
        const pwsh = [
            resolve(root, judges.pwsh),
            '-NoProfile',
            '-NonInteractive',
            '-File',
            resolve(root, 'test/node/real-powershell/members.ps1'),
            file
        ];
        const run = spawnSync('dotnet', pwsh, { encoding: 'utf8', maxBuffer: 1 << 26 });
        assert.equal(run.status, 0, run.stderr);
        answer = JSON.parse(run.stdout) as typeof answer;
    });

    for (const name of Object.keys(good))
        it(`have what is used by ${name}`, () => {
            assert.deepEqual(answer.findings[name], []);
        });

    for (const [source, expected] of bad)
        it(`lack something of: ${source}`, () => {
            assert.match((answer.findings[source] ?? []).join('\n'), expected);
        });

    it('are asked for all types and members, and nothing is said of what nobody uses', () => {
        assert.ok(answer.judged > 300, String(answer.judged));
        assert.deepEqual(answer.unused, []);
    });
});
