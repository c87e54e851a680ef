// SPDX-License-Identifier: MIT
// One malformed registry value, such as a REG_DWORD of 8 bytes: Windows PowerShell can read nothing that is read with it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenCim } from '../../../dev-gateway/scenarios/hard/brokencim';
import type { Registry, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022Cluster1 } from '../../../dev-gateway/scenarios/servers/srv2022-cluster1';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import type { SigningConfiguration } from '../../../src/app/domain/computer/facts';
import { setBy } from '../../../src/app/domain/policy/set-by';
import { settingState } from '../../../src/app/domain/settings/setting';
import { stored } from '../../../src/app/domain/settings/signing-state';
import { signingConfigurationSchema } from '../../../src/app/remote/answers/schema';
import { computerOf, type Mode, modes, normalise, run } from '../../contract/samples';
import { host } from '../host';

const malformed = { malformed: true } as const;
const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\';
const history = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}';
const sides = {
    outbound: { key: workstationKey, service: 'LanmanWorkstation', noun: 'SmbOutboundSigningRequirement', audits: 'SmbOutboundAudit' },
    inbound: { key: serverKey, service: 'LanmanServer', noun: 'SmbInboundSigningRequirement', audits: 'SmbInboundAudit' }
} as const;
const directions = ['outbound', 'inbound'] as const;

/** The computer with these values beside those that it has. */
function withValues(scenario: Scenario, more: Registry): Scenario {
    const registry = { ...scenario.registry };
    for (const [key, values] of Object.entries(more)) registry[key] = { ...registry[key], ...values };
    return { ...scenario, registry };
}

describe('a registry value of another type than REG_DWORD', () => {
    for (const mode of modes) {
        it(`is told with its type (${mode})`, async () => {
            const values = {
                [workstationKey]: { RequireSecuritySignature: ['1', '0'], AllowInsecureGuestAuth: { binary: 'AQA=' } },
                [serverKey]: { RequireSecuritySignature: '1' }
            };
            const { outbound, inbound } = await read(withValues(srv2025, values), mode);
            const { settings } = outbound;
            assert.deepEqual(
                [outbound.stored?.required, settings?.insecureGuestLogons?.stored, inbound.stored?.required],
                ['REG_MULTI_SZ: 1; 0', 'REG_BINARY: 1; 0', '1']
            );
            assert.deepEqual(stored(inbound), { kind: 'other', raw: 'REG_SZ: 1' });
        });
    }
});

async function read(scenario: Scenario, mode: Mode): Promise<SigningConfiguration> {
    const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningConfiguration');
    assert.deepEqual([errors, results.length], [[], 1]);
    return signingConfigurationSchema(true).parse(normalise(results[0]));
}

/** Every write command of a direction from nothing stored, and what it answered. */
async function writeAll(scenario: Scenario, mode: Mode, direction: (typeof directions)[number]): Promise<Record<string, string>> {
    const computer = computerOf(scenario, host, mode);
    const { noun, audits } = sides[direction];
    const inForce = scenario[direction]['RequireSecuritySignature'] ? 'Required' : 'NotRequired';
    const calls = [
        [noun, { ExpectedInForce: inForce, ExpectedStored: 'NotStored' }],
        ...(['Signing', 'Encryption', 'GuestLogon'] as const).map(
            Name => [audits, { Name, ExpectedInForce: 'Off', ExpectedStored: 'NotStored' }] as const
        ),
        ...(direction === 'outbound' ? ([['SmbInsecureGuestLogon', { ExpectedInForce: 'Off', ExpectedStored: 'NotStored' }]] as const) : [])
    ] as const;
    const outcomes: Record<string, string> = {};
    for (const [what, parameters] of calls) {
        const { results, errors } = await run(computer, `Enable-${what}`, parameters);
        const name = 'Name' in parameters ? `${what} ${parameters.Name}` : what;
        // In whatever order its hashtable has them in this process.
        outcomes[name] = errors[0]?.message ?? JSON.stringify(Object.fromEntries(Object.entries(results[0] as object).sort()));
    }
    return outcomes;
}

const written = JSON.stringify({ contract: 2, written: true });

describe('a malformed value that nobody asks for', () => {
    for (const mode of modes) {
        for (const scenario of [srv2022Cluster1, brokenCim]) {
            it(`changes nothing that is read of ${scenario.name}, wherever it stands, in ${mode} language or endpoint`, async () => {
                const keys = [
                    ...directions.flatMap(direction => [sides[direction].key, policies + sides[direction].service]),
                    `${policies}NetworkProvider\\HardenedPaths`,
                    'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\LocalPoliciesSecurityOptions',
                    'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
                    'HKLM\\SOFTWARE\\Microsoft\\Cryptography',
                    'HKLM\\Cluster',
                    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName',
                    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions'
                ];
                const odd = Object.fromEntries(keys.map(key => [key, { Neighbour: malformed }]));
                assert.deepEqual(await read(withValues(scenario, odd), mode), await read(scenario, mode));
            });
        }
    }

    for (const [mode, direction] of [
        ['full', 'outbound'],
        ['constrained', 'inbound']
    ] as const) {
        it(`holds up no ${direction} write, in ${mode} language or endpoint`, async () => {
            const odd = withValues(srv2025, { [sides[direction].key]: { Neighbour: malformed } });
            const outcomes = await writeAll(odd, mode, direction);
            assert.deepEqual([...new Set(Object.values(outcomes))], [written], JSON.stringify(outcomes));
        });
    }
});

describe('a malformed value of our own', () => {
    const reference = (configuration: SigningConfiguration): unknown => ({ ...configuration, unavailable: [] });

    for (const [mode, direction] of [
        ['constrained', 'outbound'],
        ['jea', 'inbound']
    ] as const) {
        it(`of the ${direction} requirement leaves nothing else unread or unwritten, in ${mode} language or endpoint`, async () => {
            const odd = withValues(srv2025, { [sides[direction].key]: { RequireSecuritySignature: malformed } });
            const [whole, partly] = [await read(srv2025, mode), await read(odd, mode)];
            assert.deepEqual(reference(partly), reference({ ...whole, [direction]: { ...whole[direction], stored: null } }));
            assert.deepEqual(
                partly.unavailable.map(({ what, errorId }) => [what, errorId.split(',')[0]]),
                [[`${direction}.stored`, 'System.InvalidCastException']]
            );
            assert.deepEqual(setBy(partly, direction), {
                kind: 'unknown',
                reason: 'storedUnreadable',
                words: 'Specified cast is not valid.'
            });
            const { [sides[direction].noun]: own, ...others } = await writeAll(odd, mode, direction);
            assert.match(own ?? '', /^Specified cast is not valid\. \[SmbSigning:System\.InvalidCastException\]$/);
            assert.deepEqual([...new Set(Object.values(others))], [written]);
        });

        it(`of an ${direction} audit takes that one away and no other, in ${mode} language or endpoint`, async () => {
            for (const key of [sides[direction].key, policies + sides[direction].service]) {
                const odd = withValues(srv2025, { [key]: { AuditInsecureGuestLogon: malformed } });
                const [whole, partly] = [await read(srv2025, mode), await read(odd, mode)];
                const settings = { ...whole[direction].settings, auditInsecureGuestLogon: null };
                const others = (one: SigningConfiguration): unknown => ({ ...one, unavailable: [], surroundings: null });
                assert.deepEqual(others(partly), others({ ...whole, [direction]: { ...whole[direction], settings } }));
                const isPolicy = key.startsWith(policies);
                assert.deepEqual(
                    partly.unavailable.map(one => one.what),
                    [`${direction}.settings.auditInsecureGuestLogon`, ...(isPolicy ? [`surroundings.${direction}Audit`] : [])]
                );
                assert.equal(settingState(partly, `${direction}AuditGuests`).stored.kind, 'notReported');
                assert.equal(settingState(partly, `${direction}AuditSigning`).stored.kind, 'notStored');
                const { [`${sides[direction].audits} GuestLogon`]: own, ...rest } = await writeAll(odd, mode, direction);
                if (!isPolicy) assert.match(own ?? '', /InvalidCastException/);
                assert.deepEqual([...new Set(Object.values(rest))], [written]);
            }
        });
    }

    it('takes one part of what Windows this is, and of policy, not the reading', async () => {
        const version = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
        const odd = withValues(srv2025, { [version]: { UBR: malformed } });
        const { computer, unavailable } = await read(odd, 'constrained');
        const whole = await read(srv2025, 'constrained');
        assert.deepEqual(computer, { ...whole.computer, ubr: null });
        assert.deepEqual(
            unavailable.map(one => one.what),
            ['computer.version']
        );
        const unnamed = await read(withValues(brokenCim, { [`${history}\\1`]: { DisplayName: malformed } }), 'jea');
        assert.ok(unnamed.unavailable.some(one => one.what === 'policy.history'));
        assert.equal(unnamed.inbound.policy.status, 'unavailable');
    });
});
