// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { anyComputer, callOf, computerOf, modes, normalise, run } from '../../contract/samples';
import { host } from '../host';

const samples = JSON.parse(readFileSync(new URL('../../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
>;

type State = Record<'outbound' | 'inbound', Record<string, unknown>> & {
    registry: Record<string, Record<string, unknown>>;
    executed: { command: string }[];
};

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const scenario of scenarios.filter(one => !one.faults?.unreachable)) {
            it(`Get-SmbSigningConfiguration answers for ${scenario.name} as the contract's sample says`, async () => {
                const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningConfiguration');
                assert.deepEqual(errors, []);
                assert.equal(results.length, 1);
                assert.deepEqual(normalise(results[0]), samples[scenario.name]);
            });
        }

        it('reports the language mode it ran in', async () => {
            const { results } = await run(computerOf(srv2025, host, mode), 'Get-SmbSigningConfiguration');
            const { powershell } = results[0] as { powershell: { languageMode: string } };
            assert.equal(powershell.languageMode, mode === 'constrained' ? 'ConstrainedLanguage' : 'FullLanguage'); // a module in a JEA endpoint is trusted
        });

        for (const [command, direction, required] of [
            ['Enable-SmbOutboundSigningRequirement', 'outbound', true],
            ['Disable-SmbOutboundSigningRequirement', 'outbound', false],
            ['Enable-SmbInboundSigningRequirement', 'inbound', true],
            ['Disable-SmbInboundSigningRequirement', 'inbound', false]
        ] as const) {
            it(`${command} sets its requirement and nothing else`, async () => {
                const before: Scenario = { ...srv2022, [direction]: { ...srv2022[direction], RequireSecuritySignature: !required } };
                const computer = computerOf(before, host, mode);
                const answer = await run(computer, command, {
                    ExpectedInForce: required ? 'NotRequired' : 'Required',
                    ExpectedStored: '0'
                });
                assert.deepEqual([answer.errors, answer.results], [[], [{ contract: 2, written: true }]]);
                const { outbound, inbound, registry } = computer.describe() as State;
                assert.deepEqual(
                    { outbound, inbound },
                    {
                        outbound: before.outbound,
                        inbound: before.inbound,
                        [direction]: { ...before[direction], RequireSecuritySignature: required }
                    }
                );
                const key =
                    Object.keys(registry).find(name => name.includes(direction === 'outbound' ? 'LanmanWorkstation' : 'LanmanServer')) ??
                    '';
                assert.deepEqual(registry, {
                    ...before.registry,
                    [key]: { ...before.registry[key], requiresecuritysignature: required ? 1 : 0 }
                });
            });
        }
    });
}

describe('a write', () => {
    it('writes nothing where the requirement is in force and stored already', async () => {
        const computer = computerOf(srv2022, host, 'full');
        const answer = await run(computer, 'Disable-SmbInboundSigningRequirement', { ExpectedInForce: 'Required', ExpectedStored: '1' });
        assert.deepEqual(answer.results, [{ contract: 2, written: false }]);
        assert.ok(!(computer.describe() as State).executed.some(call => call.command.startsWith('Set-')));
    });

    for (const direction of ['Outbound', 'Inbound'] as const) {
        for (const stored of [0, 1, null]) {
            for (const registryPickup of ['immediate', 'onServiceStart'] as const) {
                it(`Reset-Smb${direction}SigningRequirement returns from stored ${stored} to the default, registry pickup ${registryPickup}`, async () => {
                    const side = direction === 'Outbound' ? ('outbound' as const) : ('inbound' as const);
                    const key = direction === 'Outbound' ? workstationKey : serverKey;
                    const before = {
                        ...srv2025,
                        [side]: {
                            ...srv2025[side],
                            RequireSecuritySignature: stored === null ? srv2025.windowsDefault[side] : stored === 1
                        },
                        registry: { ...srv2025.registry, [key]: stored === null ? {} : { RequireSecuritySignature: stored } }
                    };
                    const computer = computerOf(before, host, 'constrained');
                    computer.patch({ registryPickup });
                    const { results, errors } = await run(computer, `Reset-Smb${direction}SigningRequirement`, {
                        Default: before.windowsDefault[side] ? 'Required' : 'NotRequired',
                        ExpectedInForce: before[side]['RequireSecuritySignature'] ? 'Required' : 'NotRequired',
                        ExpectedStored: stored === null ? 'NotStored' : String(stored)
                    });
                    assert.deepEqual([errors, results], [[], [{ contract: 2, written: stored !== null }]]);
                    const after = computer.describe() as State;
                    assert.deepEqual(after[side], { ...before[side], RequireSecuritySignature: before.windowsDefault[side] });
                    assert.deepEqual(after.registry, { ...before.registry, [key]: {} });
                    const order = after.executed.map(call => call.command).filter(command => /^(Set|Remove)/.test(command));
                    const expected = [`Set-Smb${direction === 'Outbound' ? 'Client' : 'Server'}Configuration`, 'Remove-ItemProperty'];
                    const setNeeded = stored !== null && (stored === 1) !== before.windowsDefault[side];
                    assert.deepEqual(order, stored === null ? [] : setNeeded ? expected : expected.slice(1));
                });
            }
        }
    }

    it('writes where the requirement is in force but not stored', async () => {
        const computer = computerOf(srv2025, host, 'full');
        await run(computer, 'Enable-SmbOutboundSigningRequirement', { ExpectedInForce: 'Required', ExpectedStored: 'NotStored' });
        assert.equal(Object.values((computer.describe() as State).registry).filter(key => key['RequireSecuritySignature'] === 1).length, 1);
    });

    it('fails with StateChanged, and writes nothing, where the computer is otherwise than expected', async () => {
        const computer = computerOf({ ...srv2022, registry: { ...srv2022.registry, [serverKey]: {} } }, host, 'full');
        const before = computer.describe() as State;
        const { errors, results } = await run(computer, 'Enable-SmbInboundSigningRequirement', {
            ExpectedInForce: 'NotRequired',
            ExpectedStored: '0'
        });
        assert.deepEqual(results, []);
        assert.match(
            errors[0]?.message ?? '',
            /in force NotRequired, stored NotStored; expected in force NotRequired, stored 0\. \[SmbSigning:StateChanged\]$/
        );
        const { outbound, inbound, registry } = computer.describe() as State;
        assert.deepEqual(
            { outbound, inbound, registry },
            { outbound: before.outbound, inbound: before.inbound, registry: before.registry }
        );
    });

    it('takes a stored text "1" for another value than 1, and writes nothing over it', async () => {
        const registry = { ...srv2022.registry, [serverKey]: { RequireSecuritySignature: '1' } };
        for (const command of ['Enable-SmbInboundSigningRequirement', 'Disable-SmbInboundSigningRequirement'] as const) {
            const inForce = command.startsWith('Enable');
            const before = { ...srv2022, inbound: { ...srv2022.inbound, RequireSecuritySignature: inForce }, registry };
            const computer = computerOf(before, host, 'constrained');
            const { errors, results } = await run(computer, command, {
                ExpectedInForce: inForce ? 'Required' : 'NotRequired',
                ExpectedStored: '1'
            });
            assert.deepEqual(results, []);
            assert.match(errors[0]?.message ?? '', /, stored 1, not a REG_DWORD; expected .*\[SmbSigning:StateChanged\]$/);
            assert.deepEqual((computer.describe() as State).registry, registry);
        }
    });

    it('ends a refusal with the error id', async () => {
        const computer = computerOf({ ...srv2022, faults: { refuseWrites: true } }, host, 'full');
        const { errors } = await run(computer, 'Enable-SmbInboundSigningRequirement', {
            ExpectedInForce: 'NotRequired',
            ExpectedStored: '0'
        });
        assert.equal(errors[0]?.message, 'Access is denied. [SmbSigning:Windows System Error 5]');
    });

    it('says what it would do with -WhatIf, asks with -Confirm, and writes in neither case', async () => {
        for (const switches of [{ WhatIf: true }, { Confirm: true }]) {
            const computer = computerOf(
                { ...srv2022, inbound: { ...srv2022.inbound, RequireSecuritySignature: true } },
                host,
                'constrained'
            );
            const before = computer.describe() as State;
            const parameters = { Default: 'NotRequired', ExpectedInForce: 'Required', ExpectedStored: '0', ...switches };
            const { results, errors } = await run(computer, 'Reset-SmbInboundSigningRequirement', parameters);
            const { inbound, registry } = computer.describe() as State;
            assert.deepEqual({ inbound, registry }, { inbound: before.inbound, registry: before.registry });
            // Nobody is there to be asked: the question is an error.
            if ('WhatIf' in switches) assert.deepEqual([results, errors], [[{ contract: 2, written: false }], []]);
            else assert.match(errors[0]?.message ?? '', /prompt|host program|interactive/i);
        }
    });

    it('says what was written by the answer to -Confirm, and leaves nothing half done after a No', async () => {
        // Nobody can be asked here: this one does what the cmdlet does after an answer. Asked again, it would be an error.
        const asked = (answer: string): string => `function Set-SmbServerConfiguration {
            param([bool] $RequireSecuritySignature, [switch] $Force, [switch] $Confirm, [switch] $WhatIf, $ErrorAction)
            if ('${answer}' -eq 'Yes') { SmbShare\\Set-SmbServerConfiguration -RequireSecuritySignature $RequireSecuritySignature -Force }
        }\n`;
        const expected = { ...anyComputer, ExpectedInForce: 'Required', ExpectedStored: '1', Confirm: true };
        for (const [answer, command, parameters] of [
            ['Yes', 'Disable-SmbInboundSigningRequirement', expected],
            ['No', 'Disable-SmbInboundSigningRequirement', expected],
            ['No', 'Reset-SmbInboundSigningRequirement', { Default: 'NotRequired', ...expected }]
        ] as const) {
            const before = {
                ...srv2022,
                inbound: { ...srv2022.inbound, RequireSecuritySignature: true },
                registry: { ...srv2022.registry, [serverKey]: { RequireSecuritySignature: 1 } }
            };
            const computer = computerOf(before, host, 'full');
            const call = callOf(command, parameters);
            const { results, errors } = await computer.run(
                { ...call, script: asked(answer) + String(call.script) },
                new AbortController().signal
            );
            assert.deepEqual([errors, results], [[], [{ contract: 2, written: answer === 'Yes' }]], `${command}, ${answer}`);
            const { inbound, registry } = computer.describe() as State;
            const isNo = answer === 'No';
            assert.deepEqual(
                [inbound['RequireSecuritySignature'], registry[serverKey]?.['RequireSecuritySignature']],
                [isNo, Number(isNo)]
            );
        }
    });

    it('refuses a parameter that is not one of the expected values', async () => {
        const computer = computerOf(srv2022, host, 'full');
        const { errors } = await run(computer, 'Enable-SmbInboundSigningRequirement', {
            ExpectedInForce: "'; Remove-Item C:\\ -Recurse #",
            ExpectedStored: '0'
        });
        assert.match(errors[0]?.errorId ?? '', /^ParameterArgumentValidationError/);
        assert.deepEqual((computer.describe() as State).executed, []);
    });
});

describe('a reading', () => {
    it('goes on where a part fails, and says which', async () => {
        const computer = computerOf({ ...srv2022, cim: {} }, host, 'full');
        const { results, errors } = await run(computer, 'Get-SmbSigningConfiguration');
        const answer = results[0] as { unavailable: { what: string; errorId: string }[]; inbound: { required: boolean; service: null } };
        assert.deepEqual(errors, []);
        assert.equal(answer.inbound.required, false);
        assert.equal(answer.inbound.service, null);
        assert.deepEqual(
            answer.unavailable.map(part => part.what),
            ['inbound.service', 'computer.windows', 'computer.system', 'surroundings.rdma', 'surroundings.dsc']
        );
        assert.match(answer.unavailable[0]?.errorId ?? '', /^HRESULT 0x80041010/);
    });

    it('takes odd data in the registry for what it is, and goes on', async () => {
        const version = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
        const registry = {
            ...srv2022.registry,
            [version]: { CurrentBuildNumber: '20348x', UBR: 'x' },
            [serverKey]: { requiresecuritysignature: ['1', '0'] }
        };
        const { results, errors } = await run(computerOf({ ...srv2022, registry }, host, 'constrained'), 'Get-SmbSigningConfiguration');
        const answer = results[0] as { computer: object; inbound: { required: boolean; stored: unknown } };
        assert.deepEqual(errors, []);
        assert.deepEqual(answer.computer, { ...answer.computer, build: null, ubr: null, editionId: null, installationType: null });
        assert.deepEqual([answer.inbound.required, answer.inbound.stored], [false, { required: 'REG_MULTI_SZ: 1; 0' }]);
    });

    it('changes nothing', async () => {
        const computer = computerOf(srv2025, host, 'full');
        const before = computer.describe() as State;
        await run(computer, 'Get-SmbSigningConfiguration');
        const { calls: _, executed, ...state } = computer.describe() as State & { calls: unknown };
        assert.deepEqual({ ...state, calls: [], executed: [] }, before);
        assert.deepEqual(
            executed.filter(call => !call.command.startsWith('Get-')),
            []
        );
    });
});

describe('a JEA endpoint', () => {
    it('without the module does not know the command', async () => {
        const computer = computerOf(srv2025, host, 'jea');
        const without = Object.assign(computer, { scenario: { ...srv2025, endpoint: { jea: true, module: false } } });
        const { errors } = await run(without, 'Get-SmbSigningConfiguration');
        assert.match(errors[0]?.message ?? '', /Get-SmbSigningConfiguration/);
    });

    it('runs no script and no other command', async () => {
        for (const command of ['Get-SmbServerConfiguration', 'Set-SmbServerConfiguration', 'Read-Part']) {
            const answer = await host.run({
                script: null,
                command,
                parameters: {},
                module: null,
                languageMode: 'FullLanguage',
                throw: null,
                failing: [],
                discardWrites: false,
                state: srv2025
            });
            assert.match(answer.errors[0]?.errorId ?? '', /CommandNotFound/, command);
        }
    });
});
