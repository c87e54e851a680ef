// SPDX-License-Identifier: MIT
// tools/verify-on-windows.ps1 is for a real Windows. Here it runs in the real engine on emulated computers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../dev-gateway/root';
import { scenarios } from '../../../dev-gateway/scenarios';
import { parseBounded } from '../../../src/app/remote/answers/bounded';
import { signingConfigurationSchema } from '../../../src/app/remote/answers/schema';
import { computerOf } from '../../contract/samples';
import { host } from '../host';

const script = join(root, 'tools/verify-on-windows.ps1');
const parts = [script, join(root, 'tools/verify/events.ps1')];
const contract = join(root, 'test/contract/Get-SmbSigningConfiguration.json');

/** The script's lines on an emulated computer. */
async function verify(scenarioName: string, change: object = {}, parameters = ''): Promise<string[]> {
    const scenario = scenarios.find(one => one.name === scenarioName);
    assert.ok(scenario);
    const computer = computerOf(scenario, host, 'full');
    assert.equal(computer.patch(change), null);
    const call = { script: `& '${script}' ${parameters}`, command: 'x', parameters: {}, jea: false, module: '', logAudit: false };
    const { results, errors } = await computer.run(call, new AbortController().signal);
    assert.deepEqual(errors, []);
    return results.map(String);
}

function sampleOf(lines: readonly string[]): unknown {
    return JSON.parse(lines[lines.indexOf('Sample, to be added under a name of its own:') + 1] ?? '');
}

/** The place of every member, however deep; none in lists. */
function pathsOf(value: object, above: readonly string[] = []): (readonly string[])[] {
    return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
        const path = [...above, name];
        const isBag = typeof member === 'object' && member !== null && !Array.isArray(member);
        return [path, ...(isBag ? pathsOf(member, path) : [])];
    });
}

function withNull(value: object, [name = '', ...below]: readonly string[]): object {
    const member = (value as Record<string, unknown>)[name];
    return { ...value, [name]: below.length === 0 ? null : withNull(member as object, below) };
}

describe('tools/verify-on-windows.ps1', () => {
    it('keeps to Windows PowerShell 5.1, and calls commands that only read', async () => {
        const { findings, commands, functions } = await host.inspect(parts.map(part => readFileSync(part, 'utf8')).join('\n'));
        const aboutSyntax = findings.filter(({ rule }) => /^(ps7|parse|non-ascii|alias)/.test(rule));
        assert.deepEqual(aboutSyntax, []);
        const own = functions.map(({ name }) => name);
        // Add-Type brings the function of Windows that loads a text from a DLL.
        assert.deepEqual(
            commands.filter(command => /-/.test(command) && !own.includes(command)),
            [
                'Add-Type',
                'ConvertFrom-Json',
                'Get-DefinedEvent',
                'Get-EventField',
                'Get-EvidenceSource',
                'Get-SmbSigningConfiguration',
                'Get-WinEvent',
                'Where-Object'
            ]
        );
    });

    it('prints a sample that equals the known one but for the names', async () => {
        const lines = await verify('srv2025');
        assert.equal(lines.at(-1), 'The answer fits the contract.');
        const known = (JSON.parse(readFileSync(contract, 'utf8')) as Record<string, { computer: object }>)['srv2025'];
        assert.ok(known);
        const { powershell: _, ...sample } = sampleOf(lines) as Record<string, unknown>;
        const { powershell: __, ...expected } = {
            ...known,
            computer: { ...known.computer, name: 'SAMPLE', fqdn: 'sample.lab.example', id: '00000000-0000-0000-0000-000000000000' }
        } as Record<string, unknown>;
        assert.deepEqual(sample, expected);
        assert.doesNotMatch(lines.join('\n'), /srv2025|2025aa000001/i);
        assert.match((await verify('srv2025', {}, '-KeepNames')).join('\n'), /"name": "SRV2025"/);
    });

    it('says that it fits in a console too, where nobody is connected, and where a part could not be read', async () => {
        const lines = await verify('srv2025', { connectedUser: null });
        assert.deepEqual([lines.at(-1), lines.includes('Null:        answer.actingUser')], ['The answer fits the contract.', true]);
        assert.equal((sampleOf(lines) as { actingUser: unknown }).actingUser, null);
        const blind = await verify('srv2025', { connectedUser: null, inbound: null, cim: null, registry: null });
        assert.deepEqual([blind.at(-1), blind.filter(line => line.startsWith('Difference:'))], ['The answer fits the contract.', []]);
    });

    it('lets null stand where the contract does, and nowhere else', () => {
        const schema = signingConfigurationSchema(true);
        const known = (JSON.parse(readFileSync(contract, 'utf8')) as Record<string, object>)['srv2025'];
        assert.ok(known);
        const refuses = (answer: unknown): boolean => {
            const { parsed, refusedInAll } = parseBounded(schema, answer);
            return !parsed.success || refusedInAll > 0;
        };
        const never = pathsOf(known).filter(path => refuses(withNull(known, path)));
        const listed = /\$neverNull = @\(([^)]*)\)/.exec(readFileSync(script, 'utf8'))?.[1]?.match(/[\w.]+/g) ?? [];
        assert.deepEqual([...listed].sort(), never.map(path => ['answer', ...path].join('.')).sort());
    });

    it('says what this Windows calls the two policies, or why it cannot', async () => {
        const names = (await verify('srv2025')).filter(line => line.startsWith('Policy:'));
        // There is no registry of Windows here to look it up in.
        assert.equal(names.length, 2);
        for (const line of names) assert.match(line, /^Policy: {6}Lanman(Workstation|Server): could not be read: ./);
    });

    it('says what the license, the refresh of policy and the marks of managers are', async () => {
        const said = (await verify('azurelocal')).filter(line => /^(License|Refresh|Manager):/.test(line));
        assert.deepEqual(said, [
            'License:     server requires signing: 0, client requires signing: 1, client allows guests: 0',
            'Refresh:     NoGPOListChanges: none',
            'Manager:     SKU 406, edition ServerAzureStackHCICor, documents of OSConfig: True, configuration of DSC: False',
            'Manager:     outbound: found, value 1, provider 8345CBE6-CEFC-462A-8219-78F3FC0377C1',
            'Manager:     inbound: found, value 1, provider 8345CBE6-CEFC-462A-8219-78F3FC0377C1'
        ]);
    });

    it('says of the audits that updates brought whether they are reported, stored and in a policy', async () => {
        const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanServer';
        const audits = async (name: string): Promise<string[]> =>
            (await verify(name, { registry: { [policies]: { AuditClientSpnSupport: 0 } } })).filter(line => line.startsWith('Audit:'));
        const end = 'in the template LanmanServer.admx: no such file';
        assert.deepEqual(await audits('srv2019-audit'), [
            `Audit:       AuditClientDoesNotSupportSigning: reported: not at all, stored: 1, policy: none, ${end}`,
            `Audit:       AuditClientSpnSupport: reported: not at all, stored: none, policy: 0, ${end}`
        ]);
        assert.match((await audits('srv2025'))[0] ?? '', /Signing: reported: False, stored: none, policy: none/);
    });

    it('says of each event on signing whether it is defined, and where its fields are, without their values', async () => {
        const audit = 'Microsoft-Windows-SMBServer/Audit';
        const events = [
            { id: 3021, time: '2026-10-01T00:00:00Z', data: { ClientNameLength: 4, ClientName: 'scan', ServerRequiresSigning: false } },
            { id: 3021, version: 1, time: '2026-10-02T00:00:00Z', data: { ClientName: 'scan', ServerRequiresSigning: false } }
        ];
        const lines = await verify('srv2025', { eventLogs: { [audit]: { events } } });
        const first = lines.indexOf(`Event:       3021 in ${audit}: defined, 2 or more`);
        assert.deepEqual(
            lines.slice(first + 1, first + 5).map(line => line.trim()),
            [
                'version 1, 2 properties: ClientName, ServerRequiresSigning',
                'peer: ClientName is not at place 1',
                'required: ServerRequiresSigning is not at place 2',
                'version 0, 3 properties: ClientNameLength, ClientName, ServerRequiresSigning'
            ]
        );
        assert.equal(lines.filter(line => line.startsWith('Event:') && line.includes(' 3023 in ')).length, 2);
        assert.ok((await verify('srv2022')).some(line => line.startsWith(`Event:       3021 in ${audit}: not defined: NoMatching`)));
    });

    it('says in which log an event is by definition, and where its fields are, though none was logged', async () => {
        const template = (...names: string[]): string =>
            `<template xmlns="http://schemas.microsoft.com/win/2004/08/events">${names.map(name => `\r\n  <data name="${name}" inType="win:UnicodeString"/>`).join('')}\r\n</template>`;
        const log = 'Microsoft-Windows-SMBServer/Operational';
        const events = [
            { id: 3023, version: 0, log, template: template('ClientNameLength', 'ClientName') },
            { id: 1004, version: 1, log, template: template('ClientName', 'ClientAddress') }
        ];
        const lines = await verify('srv2025', { eventProviders: { 'Microsoft-Windows-SMBServer': events } });
        const after = (line: string): readonly string[] => {
            const at = lines.findIndex(one => one.startsWith(line));
            return lines.slice(at + 1, at + 4).map(one => one.trim());
        };
        const guest = `by definition in ${log}, version 0: ClientNameLength, ClientName`;
        // Both places are looked at: the definition says which one counts.
        assert.equal(after(`Event:       3023 in ${log}: defined`)[0], guest);
        assert.equal(after('Event:       3023 in Microsoft-Windows-SMBServer/Security: defined')[0], guest);
        assert.deepEqual(after(`Event:       1004 in ${log}: defined`), [
            `by definition in ${log}, version 1: ClientName, ClientAddress`,
            'peer: ClientName is not at place 1',
            'address: ClientAddress is not at place 5'
        ]);
        assert.ok(lines.some(line => line.startsWith('Event:       Microsoft-Windows-Eventlog could not be read: ')));
    });

    it('says how the SMB logs are set', async () => {
        const audit = 'Microsoft-Windows-SMBServer/Audit';
        const lines = await verify('srv2025', { eventLogs: { [audit]: { events: [], enabled: false, maximumSizeInBytes: 8_388_608 } } });
        assert.ok(lines.includes(`Log:         ${audit}: enabled False, Circular, 8388608 bytes at most`));
        assert.equal(lines.filter(line => line.startsWith('Log:')).length, 6);
    });

    it('says what differs from the contract, and what could not be read', async () => {
        const strange = await verify('srv2025', { inbound: { RequireSecuritySignature: 'perhaps "so"\n\\' } });
        assert.match(strange.join('\n'), /Difference: {2}answer\.inbound\.required: text, where the samples have boolean/);
        assert.equal(strange.at(-1), 'The answer does not fit the contract.');
        assert.equal((sampleOf(strange) as { inbound: { required: unknown } }).inbound.required, 'perhaps "so"\n\\');
        const partly = await verify('srv2025', { cim: null });
        assert.match(partly.join('\n'), /Not read: {4}computer\.windows: .+ \(.+\)/);
    });
});
