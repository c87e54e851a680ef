// SPDX-License-Identifier: MIT
// The script that fills the group of a Group Policy object, in the real PowerShell. A directory of the test's own answers in place of
// the module ActiveDirectory, and takes no filter with more in it than one comparison.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../../dev-gateway/root';
import { securityFilterFiles } from '../../../src/app/equivalents/hand-over/group-policy/security-filter';
import { sample } from '../../../src/app/remote/testing/samples';
import { judges } from '../../../tools/steps/judges.mjs';
import { host } from '../host';

const directory = `
$accounts = @(
    @{ DistinguishedName = 'CN=FS01'; dNSHostName = 'fs01.lab.example'; sAMAccountName = 'FS01$' }
    @{ DistinguishedName = 'CN=APP11'; dNSHostName = 'app11.lab.example'; sAMAccountName = 'APP11$' }
    @{ DistinguishedName = 'CN=TWIN'; dNSHostName = 'twin.lab.example'; sAMAccountName = 'TWIN$' }
    @{ DistinguishedName = 'CN=TWIN2'; dNSHostName = 'twin.lab.example'; sAMAccountName = 'TWIN2$' }
    @{ DistinguishedName = 'CN=LONG'; dNSHostName = $null; sAMAccountName = 'A-NAME-THAT-GOE$' }
    @{ DistinguishedName = 'CN=ODD'; dNSHostName = $null; sAMAccountName = '*)(x\\$' }
)
$log = New-Object -TypeName System.Collections.ArrayList
function Get-ADGroup { param ($Identity, $Server) "$Identity at $Server" }
function Get-ADComputer
{
    param ($LDAPFilter, $Server)

    if ($LDAPFilter -notmatch '^\\((\\w+)=((?:[^()*\\\\]|\\\\[0-9a-f]{2})+)\\)$') { throw "refused: $LDAPFilter" }
    $name = $Matches[1]
    $value = [regex]::Replace($Matches[2], '\\\\(..)', { param ($m) [string] [char] [Convert]::ToInt32($m.Groups[1].Value, 16) })
    foreach ($one in $accounts) { if ($one[$name] -eq $value) { New-Object -TypeName PSObject -Property $one } }
}
function Add-ADGroupMember
{
    param ($Identity, $Members, $Server)

    if ($Members.DistinguishedName -eq 'CN=APP11' -and $refusing) { throw 'Access is denied.' }
    [void] $log.Add("$Identity + $($Members.DistinguishedName)")
}
function Remove-ADGroupMember { param ($Identity, $Members, [switch] $Confirm, $Server) [void] $log.Add("$Identity - $($Members.DistinguishedName)") }
`;

const computers = [
    { name: 'files', facts: { ...sample('srv2022').computer, fqdn: 'fs01.lab.example' } },
    { name: 'app11', facts: null },
    { name: 'twin', facts: { ...sample('srv2022').computer, fqdn: 'twin.lab.example' } },
    { name: 'a-name-that-goes-on.lab.example', facts: null },
    { name: '*)(x\\', facts: null },
    { name: '*', facts: null },
    { name: 'gone', facts: null }
];

interface Told {
    readonly rows: readonly {
        readonly ComputerName: string;
        readonly Account: string;
        readonly Result: string;
        readonly Message: string;
    }[];
    readonly log: readonly string[];
}

describe('the script that fills the group of a Group Policy object', () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'smb-group-'));
        for (const { path, content } of securityFilterFiles(computers)) writeFileSync(join(folder, path), content);
    });
    after(() => rmSync(folder, { recursive: true }));

    /** All in one process: it takes a second to start. */
    function run(...calls: readonly string[]): readonly Told[] {
        const each = calls.map(
            call => `$log.Clear(); $rows = @(${call}); @{ rows = $rows; log = @($log) } | ConvertTo-Json -Compress -Depth 5`
        );
        writeFileSync(join(folder, 'calls.ps1'), [directory, ...each].join('\n'));
        const program = [resolve(root, judges.pwsh), '-NoLogo', '-NoProfile', '-NonInteractive', '-File', join(folder, 'calls.ps1')];
        const { stdout, stderr, status } = spawnSync('dotnet', program, { encoding: 'utf8' });
        assert.equal(status, 0, stderr);
        return stdout
            .split('\n')
            .filter(line => line.startsWith('{'))
            .map(line => JSON.parse(line) as Told);
    }

    it('finds each account by one comparison, says of each computer what became of it, and takes it out again', () => {
        const script = '& "$PSScriptRoot/add-to-group.ps1" -Group smb';
        const [all, tried, removed, refused] = run(
            script,
            `${script} -First 2 -WhatIf -Server dc1`,
            `${script} -First 1 -Remove`,
            `& { $refusing = $true; ${script} -First 2 }`
        );
        assert.deepEqual(
            all?.rows.map(({ Account, Result }) => [Account, Result]),
            [
                ['CN=FS01', 'Added'],
                ['CN=APP11', 'Added'],
                [null, 'SeveralFound'],
                ['CN=LONG', 'Added'],
                ['CN=ODD', 'Added'],
                [null, 'NotFound'],
                [null, 'NotFound']
            ]
        );
        assert.deepEqual(
            all.log,
            ['FS01', 'APP11', 'LONG', 'ODD'].map(name => `smb at  + CN=${name}`)
        );
        assert.deepEqual([tried?.rows.map(({ Result }) => Result), tried?.log], [['WouldAdd', 'WouldAdd'], []]);
        assert.deepEqual([removed?.rows.map(({ Result }) => Result), removed?.log], [['Removed'], ['smb at  - CN=FS01']]);
        assert.deepEqual(
            refused?.rows.map(({ Result, Message }) => [Result, Message]),
            [
                ['Added', ''],
                ['Failed', 'Access is denied.']
            ]
        );
    });

    it('is what Windows PowerShell 5.1 reads', async () => {
        const script = securityFilterFiles([]).find(({ path }) => path.endsWith('.ps1'));
        const { findings } = await host.inspect(String(script?.content));
        assert.deepEqual(findings, []);
    });
});
