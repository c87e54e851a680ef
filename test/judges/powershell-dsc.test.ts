// SPDX-License-Identifier: MIT
// The hand-over to PowerShell DSC, as PowerShell reads it, and against the hand-over to DSC v3.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dsc3Format } from '../../src/app/equivalents/hand-over/dsc/dsc3';
import { powershellDscFormat } from '../../src/app/equivalents/hand-over/dsc/powershell-dsc';
import type { HandOverFile } from '../../src/app/equivalents/hand-over/hand-over';
import { host } from '../node/host';
import { type Document, make, problems, read, runScript, textOf } from './dsc';
import { everything } from './given';

describe('the hand-over to PowerShell DSC', () => {
    const files = make(powershellDscFormat, everything, ['srv2022', 'srv2025']);

    it('is for PowerShell resources with the properties that their modules define, for each node what its Windows has', async () => {
        const lines = await read(files, 'SmbSigning');
        assert.deepEqual(problems(lines), []);
        const of = (node: string): string[] => lines.filter(line => line.startsWith(`${node}|`)).map(line => line.split('|')[2] ?? '');
        const old = ['Inbound', 'guestLogons', 'inboundAuditSigning', 'inboundAuditSpn', 'outbound'];
        assert.deepEqual(of('srv2022'), old);
        assert.equal(of('srv2025').length, 11);
        assert.ok(
            lines.includes(
                'srv2025|SmbServerConfiguration|Inbound|IsSingleInstance=Yes|RequireSecuritySignature=True|EncryptData=False|EnableSMB1Protocol=False|SmbServerNameHardeningLevel=2'
            )
        );
        const removed = await read(files, 'SmbSigningRemoved');
        assert.deepEqual(problems(removed), []);
        assert.equal(removed.filter(line => line.startsWith('srv2025|')).length, 13);
    });

    it('broken on purpose is noticed', async () => {
        const broken = (pattern: RegExp | string, by: string): Promise<string[]> =>
            read(files, 'SmbSigning', script => script.replace(pattern, by));
        assert.deepEqual(problems(await broken("'Dword'", "'DWORD32'")), [
            'Registry: ValueType = DWORD32',
            'Registry: ValueType = DWORD32'
        ]);
        assert.ok(problems(await broken('EncryptData', 'EncryptAll')).some(one => one.includes('EncryptAll')));
        assert.ok(problems(await broken(/Key = .*/, '')).includes('Registry: no Key'));
        await assert.rejects(broken('Force = $true', 'Force $true'));
        await assert.rejects(broken('}', ''));
    });

    it('is, in the host, no configuration by itself: that keyword needs what only Windows brings', async () => {
        const { findings } = await host.inspect(textOf(files, 'SmbSigning.ps1'));
        assert.match(findings.map(({ text }) => text).join(), /DSC/);
    });

    it('names hostile names as they are, and calls each node by a plain name', async () => {
        const names = fc
            .sample(fc.fullUnicodeString({ minLength: 1 }), { seed: 23, numRuns: 1000 })
            .concat(["'", "''; throw 1; '", '\u2018\u2019\u201a\u201b', '$(throw 1)', '`0', '\r\n', '\u0000', '..\\x', '#>', '@{']);
        const data = textOf(make(powershellDscFormat, { inbound: 'required' }, names), 'computers.psd1');
        const { lines: asRead } = await runScript(
            `$data = ${data.replace(/^\ufeff#.*\r\n/, '')}\nforeach ($node in $data['AllNodes']) { "$($node['NodeName']) " + (@(foreach ($unit in $node['Computer'].ToCharArray()) { [int] $unit }) -join ',') }`
        );
        const units = (text: string): string => [...Array(text.length).keys()].map(index => text.charCodeAt(index)).join(',');
        assert.deepEqual(
            asRead.map(line => line.slice(line.indexOf(' ') + 1)),
            names.map(units)
        );
        assert.ok(asRead.every(line => /^[\w.-]+ /.test(line)));
    });
});

/** Stores and removes as the resources do, on an emulated computer; what its registry then has of the settings. */
const carryOut = `
function Set-Stored
{
    param ($Key, $Name, $Number)
    if ($Number -ne 'none') { $null = New-ItemProperty -LiteralPath $Key -Name $Name -PropertyType DWord -Value ([int] $Number) -Force }
    elseif (@(Get-ItemProperty -LiteralPath $Key -Name $Name -ErrorAction SilentlyContinue).Count -gt 0) { Remove-ItemProperty -LiteralPath $Key -Name $Name }
}
`;
interface Stored {
    readonly key: string;
    readonly name: string;
    readonly number: number | null;
}
const storedByVersion3 = (files: readonly HandOverFile[], path: string): Stored[] =>
    (JSON.parse(textOf(files, path)) as Document).resources.map(({ properties }) => ({
        key: String(properties['keyPath']).replace('HKLM', 'HKLM:'),
        name: String(properties['valueName']),
        number: properties['_exist'] === false ? null : (properties['valueData'] as { DWord: number }).DWord
    }));
const serverKeyOf = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters';
const storedByPowerShell = (lines: readonly string[]): Stored[] =>
    lines.flatMap(line => {
        const [, type, , ...set] = line.split('|');
        const of = Object.fromEntries(set.map(one => one.split('='))) as Record<string, string>;
        if (type === 'Registry')
            return [
                {
                    key: String(of['Key']).replace('HKEY_LOCAL_MACHINE', 'HKLM:'),
                    name: String(of['ValueName']),
                    number: of['Ensure'] === 'Absent' ? null : Number(of['ValueData'])
                }
            ];
        // The cmdlet stores what it brings in force, SMB 1 by another name.
        return Object.entries(of)
            .filter(([name]) => name !== 'IsSingleInstance')
            .map(([name, value]) => ({
                key: serverKeyOf,
                name: name === 'EnableSMB1Protocol' ? 'SMB1' : name,
                number: value === 'True' ? 1 : Number(value.replace('False', '0'))
            }));
    });

describe('both hand-overs to DSC', () => {
    const names = ['srv2025'];
    const [version3, powershell] = [make(dsc3Format, everything, names), make(powershellDscFormat, everything, names)];
    const sorted = (all: readonly Stored[]): Stored[] => [...all].sort((a, b) => (a.key + a.name < b.key + b.name ? -1 : 1));

    it('store the same, and remove the same', async () => {
        assert.deepEqual(
            sorted(storedByPowerShell(await read(powershell, 'SmbSigning'))),
            sorted(storedByVersion3(version3, 'smb-signing.dsc.json'))
        );
        assert.deepEqual(
            sorted(storedByPowerShell(await read(powershell, 'SmbSigningRemoved'))),
            sorted(storedByVersion3(version3, 'remove.dsc.json'))
        );
    });

    it('leave on a computer what is aimed at, and nothing once it is removed', async () => {
        const steps = (path: string): string =>
            storedByVersion3(version3, path)
                .map(({ key, name, number }) => `Set-Stored '${key}' '${name}' '${number ?? 'none'}'`)
                .join('\n');
        const after = async (script: string): Promise<Record<string, unknown>> => {
            const { state } = await runScript(carryOut + script);
            const { registry } = state as { registry: Record<string, Record<string, unknown>> };
            const of = (side: string): [string, unknown][] =>
                Object.entries(registry[`HKLM\\SYSTEM\\CurrentControlSet\\Services\\Lanman${side}\\Parameters`] ?? {});
            const said = (side: string): [string, unknown][] =>
                of(side)
                    .map(([name, value]) => [`${side} ${name}`.toLowerCase(), value] as [string, unknown])
                    .filter(([name]) => !name.endsWith('servicedll'));
            return Object.fromEntries([...said('Workstation'), ...said('Server')]);
        };
        const set = await after(steps('smb-signing.dsc.json'));
        assert.equal(set['workstation requiresecuritysignature'], undefined);
        assert.equal(set['server requiresecuritysignature'], 1);
        assert.equal(set['workstation allowinsecureguestauth'], 0);
        assert.equal(set['server smbservernamehardeninglevel'], 2);
        assert.equal(set['server auditclientspnsupport'], 1);
        const removed = await after(`${steps('smb-signing.dsc.json')}\n${steps('remove.dsc.json')}`);
        assert.deepEqual(removed, {
            'workstation enablesecuritysignature': 1,
            'server enablesecuritysignature': 0,
            'server auditclientdoesnotsupportsigning': 0,
            'server auditclientspnsupport': 0
        });
    });
});
