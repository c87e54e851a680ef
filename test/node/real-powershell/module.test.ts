// SPDX-License-Identifier: MIT
// The packaged module in the real PowerShell: what its own cmdlets say of it, and each command in full language, Constrained
// Language Mode and a real restricted endpoint, call for call as in the host.
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { after, describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { PowerShellHost, type RunAnswer, type RunRequest } from '../../../dev-gateway/computers/powershell-host';
import { type EndpointRole, endpointRoles, type Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2012R2 } from '../../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { readModuleFunctions } from '../../../tools/generate/powershell';
import { computerOf, modes, run, sorted } from '../../contract/samples';
import { settingsAt, writeParameters } from '../../contract/writes';
import { host } from '../host';
import { RealPowerShell } from './pwsh';

const pwsh = RealPowerShell.create();
after(() => pwsh.stop());

const names = readModuleFunctions(new URL('../../../powershell-module/', import.meta.url).pathname)
    .filter(one => one.isPublic)
    .map(one => one.name)
    .sort();
const isReading = (name: string): boolean => /^(Get|Test)-/.test(name);
/** A test of any port would let readers scan a network. */
const isForReaders = (name: string): boolean => isReading(name) && name !== 'Test-SmbDevicePort';

function ask(request: Partial<RunRequest>): Promise<RunAnswer> {
    const whole = { script: null, command: null, parameters: {}, throw: null, failing: [], discardWrites: false };
    return pwsh.run({ ...whole, module: modulePath, languageMode: 'FullLanguage', state: srv2022, ...request });
}

interface Help {
    readonly name: string;
    readonly synopsis: string;
    readonly description: string;
    readonly role: string;
    readonly returns: string;
    readonly examples: number;
    /** Name and description. */
    readonly parameters: readonly (readonly [string, string])[];
}

describe('the packaged module', () => {
    it('is a valid module that exports its public functions and nothing else', async () => {
        const { results, errors } = await ask({
            script: `
$manifest = Test-ModuleManifest -Path '${modulePath}'
$module = Import-Module '${dirname(modulePath)}' -PassThru
New-Object PSObject -Property @{
    manifest = @($manifest.ExportedCommands.Keys)
    imported = @($module.ExportedCommands.Keys)
    found = @(Get-Command -Module SmbSigning | ForEach-Object { "$($_.CommandType) $($_.Name)" })
    variables = $module.ExportedVariables.Count
    required = @($manifest.RequiredModules.Name)
}`
        });
        assert.deepEqual(errors, []);
        const [found] = results as [Record<'manifest' | 'imported' | 'found', string[]> & { variables: number; required: string[] }];
        assert.deepEqual(found.manifest.sort(), names);
        assert.deepEqual(found.imported.sort(), names);
        assert.deepEqual(
            found.found.sort(),
            names.map(name => `Function ${name}`)
        );
        assert.equal(found.variables, 0);
        assert.ok(found.required.includes('SmbShare'));
    });

    it('has complete help for each of its functions', async () => {
        const { results, errors } = await ask({
            script: `
Import-Module '${modulePath}'
foreach ($command in Get-Command -Module SmbSigning) {
    $help = Get-Help $command.Name -Full
    New-Object PSObject -Property @{
        name = $command.Name
        synopsis = "$($help.Synopsis)"
        description = "$($help.Description.Text)"
        role = "$($help.Role)"
        returns = "$($help.returnValues.returnValue.type.name)"
        examples = @($help.examples.example).Count
        parameters = @(foreach ($parameter in $help.parameters.parameter) { , @($parameter.name, "$($parameter.description.Text)") })
    }
}`
        });
        assert.deepEqual(errors, []);
        const all = results as Help[];
        assert.deepEqual(all.map(help => help.name).sort(), names);
        const common = ['WhatIf', 'Confirm'];
        const lacking = all.flatMap(help => [
            // Where there is no synopsis, Get-Help gives the syntax.
            ...(/^\w/.test(help.synopsis) && !help.synopsis.startsWith(help.name) ? [] : [`${help.name}: synopsis`]),
            ...(help.description ? [] : [`${help.name}: description`]),
            ...(help.role === (isForReaders(help.name) ? 'Readers' : 'Administrators') ? [] : [`${help.name}: role ${help.role}`]),
            ...(help.returns ? [] : [`${help.name}: outputs`]),
            ...(help.examples > 0 ? [] : [`${help.name}: example`]),
            ...help.parameters
                .filter(([name, description]) => !description && !common.includes(name))
                .map(([name]) => `${help.name}: parameter ${name}`)
        ]);
        assert.deepEqual(lacking, []);
        assert.ok(all.some(help => help.parameters.length > 0));
    });
});

type Command = keyof typeof powershellCommands;

/** What each command is called with where it has something to do. */
function parametersOf(command: Command): Readonly<Record<string, string>> {
    if (command === 'Test-SmbDevice') return { Name: 'not a name' };
    if (command === 'Test-SmbDevicePort') return { Name: '127.0.0.1', Port: '1' };
    if (isReading(command)) return {};
    return writeParameters(command);
}

/** A computer on which each command has something to do. */
function before(command: string): Scenario {
    const end = command.startsWith('Enable-') ? 'lowest' : 'highest';
    const [outbound, inbound] = [settingsAt(end, 'outbound'), settingsAt(end, 'inbound')];
    const registry = Object.fromEntries(
        Object.entries(srv2025.registry).map(([key, values]) => {
            const side = /Lanman(Workstation|Server)\\Parameters$/i.exec(key)?.[1];
            return [key, side ? { ...values, ...(side === 'Server' ? inbound : outbound).stored } : values];
        })
    );
    return {
        ...srv2025,
        outbound: { ...srv2025.outbound, ...outbound.configuration },
        inbound: { ...srv2025.inbound, ...inbound.configuration },
        registry
    };
}

/** Without what differs from run to run. */
function stable(value: unknown): unknown {
    return JSON.parse(
        JSON.stringify(sorted(value))
            .replace(/"(collectedAt|lastApplied|oldestEvent|logged)":"[^"]*"/g, '"$1":"then"')
            .replace(/"(connectMilliseconds|answerMilliseconds)":\d+/g, '"$1":0')
            .replace(/"version":"[^"]*"/g, '"version":""')
    ) as unknown;
}

/** What the engine gives on a computer of its own: the answer, and the computer afterwards. */
async function outcome(
    engine: PowerShellHost,
    mode: (typeof modes)[number],
    command: Command,
    scenario: Scenario,
    more: object = {}
): Promise<{ results: readonly unknown[]; errors: readonly unknown[]; executed: readonly string[]; registry: unknown }> {
    const computer = computerOf(scenario, engine, mode);
    const { results, errors } = await run(computer, command, { ...parametersOf(command), ...more });
    const { executed, outbound, inbound, registry } = computer.describe() as unknown as {
        executed: { command: string }[];
        outbound: unknown;
        inbound: unknown;
        registry: unknown;
    };
    // The registry is below the real cmdlets: it does not see who calls.
    const calls = executed.map(call => call.command).filter(name => !name.endsWith('-ItemProperty'));
    return stable({ results, errors, executed: calls, outbound, inbound, registry }) as Awaited<ReturnType<typeof outcome>>;
}

/** Each command in the narrowest mode; in the others of each kind one: the commands that write are all made alike. */
const inMode: Readonly<Record<(typeof modes)[number], readonly Command[]>> = {
    full: ['Get-SmbSigningConfiguration', 'Test-SmbDevicePort', 'Reset-SmbInboundSigningRequirement'],
    constrained: names as Command[],
    jea: [...(names.filter(isReading) as Command[]), 'Disable-SmbInsecureGuestLogon', 'Reset-SmbInboundSigningRequirement']
};

for (const mode of modes) {
    describe(`in ${mode} language or endpoint, the real PowerShell answers as the host does:`, () => {
        for (const command of inMode[mode]) {
            it(command, async () => {
                const real = await outcome(pwsh, mode, command, before(command));
                assert.deepEqual(real, await outcome(host, mode, command, before(command)));
                assert.deepEqual(real.errors, []);
                if (!isReading(command)) assert.deepEqual(real.results, [{ contract: 2, written: true }]);
            });
        }

        if (mode === 'full') return;
        const command = 'Reset-SmbInboundSigningRequirement';
        const refusals: readonly (readonly [string, Partial<Scenario>, object])[] = [
            ['a refused write', { faults: { refuseWrites: true } }, {}],
            ['-Confirm, with nobody to ask', {}, { Confirm: true }],
            ['-WhatIf', {}, { WhatIf: true }],
            ['a computer that is otherwise than expected', {}, { ExpectedStored: '0', ExpectedInForce: 'NotRequired' }],
            ['what is no expected value', {}, { ExpectedStored: "'; calc #" }]
        ];
        for (const [what, change, more] of mode === 'jea' ? refusals.slice(0, 3) : refusals)
            it(what, async () => {
                const real = await outcome(pwsh, mode, command, { ...before(command), ...change }, more);
                assert.deepEqual(real, await outcome(host, mode, command, { ...before(command), ...change }, more));
                assert.ok(real.errors.length > 0 || what === '-WhatIf');
            });
    });
}

it('an old Windows, which reports less, is read as in the host', async () => {
    const real = await outcome(pwsh, 'constrained', 'Get-SmbSigningConfiguration', srv2012R2);
    assert.deepEqual(real, await outcome(host, 'constrained', 'Get-SmbSigningConfiguration', srv2012R2));
});

/** What a restricted endpoint of PowerShell shows by itself. Nothing else of ours or of Windows may be seen. */
const proxies = [
    'Clear-Host',
    'Exit-PSSession',
    'Get-Command',
    'Get-FormatData',
    'Get-Help',
    'Measure-Object',
    'Out-Default',
    'Select-Object'
];

describe('the packaged endpoint in the real PowerShell', () => {
    for (const role of endpointRoles) {
        const expected = role === 'Administrators' ? names : names.filter(isForReaders);

        it(`shows ${role} these commands: ${role === 'Administrators' ? 'all' : 'those that read'}`, async () => {
            const { results } = await ask({ command: 'Get-Command', role });
            assert.deepEqual(results.map(one => (one as { Name: string }).Name).sort(), [...proxies, ...expected].sort());
        });

        it(`lets ${role} ${role === 'Administrators' ? 'change' : 'read, and not change'}, and call nothing of Windows`, async () => {
            assert.deepEqual((await ask({ command: 'Get-SmbSigningConfiguration', role })).errors, []);
            for (const command of ['Enable-SmbInboundSigningRequirement', 'Set-SmbServerConfiguration']) {
                if (expected.includes(command)) continue; // what it does there is compared with the host above
                const { errors, executed } = await ask({ command, role });
                assert.match(errors[0]?.errorId ?? '', /CommandNotFound/, command);
                assert.deepEqual(executed, []);
            }
        });
    }

    it('has nothing for who is in none of its groups', async () => {
        const { errors } = await ask({ command: 'Get-SmbSigningConfiguration', role: 'Nobody' as EndpointRole });
        assert.match(errors[0]?.errorId ?? '', /CommandNotFound/);
    });

    it('without the module does not know its commands', async () => {
        const { errors } = await ask({ command: 'Get-SmbSigningConfiguration', module: null });
        assert.match(errors[0]?.errorId ?? '', /CommandNotFound/);
    });
});
