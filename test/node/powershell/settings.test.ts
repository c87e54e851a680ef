// SPDX-License-Identifier: MIT
// The commands that write a setting beside signing: what they leave in force and stored, and that they touch nothing else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2012R2 } from '../../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { computerOf, type Mode, modes, run } from '../../contract/samples';
import { host } from '../host';

type Noun = 'InsecureGuestLogon' | 'InboundSmb1' | `${'Outbound' | 'Inbound'}${'Audit' | 'EncryptionRequirement'}`;

/** A setting: the noun of its commands, the switch's name, its direction, property and registry value. */
interface Setting {
    readonly noun: Noun;
    readonly name?: 'Signing' | 'Encryption' | 'GuestLogon';
    readonly direction: 'outbound' | 'inbound';
    readonly property: string;
    readonly valueName: string;
}

const audit = (noun: Noun, name: Setting['name'], property: string): Setting => ({
    noun,
    ...(name ? { name } : {}),
    direction: noun === 'OutboundAudit' ? 'outbound' : 'inbound',
    property,
    valueName: property
});

const settings: readonly Setting[] = [
    { noun: 'InsecureGuestLogon', direction: 'outbound', property: 'EnableInsecureGuestLogons', valueName: 'AllowInsecureGuestAuth' },
    { noun: 'OutboundEncryptionRequirement', direction: 'outbound', property: 'RequireEncryption', valueName: 'RequireEncryption' },
    { noun: 'InboundEncryptionRequirement', direction: 'inbound', property: 'EncryptData', valueName: 'EncryptData' },
    { noun: 'InboundSmb1', direction: 'inbound', property: 'EnableSMB1Protocol', valueName: 'SMB1' },
    audit('OutboundAudit', 'Signing', 'AuditServerDoesNotSupportSigning'),
    audit('OutboundAudit', 'Encryption', 'AuditServerDoesNotSupportEncryption'),
    audit('OutboundAudit', 'GuestLogon', 'AuditInsecureGuestLogon'),
    audit('InboundAudit', 'Signing', 'AuditClientDoesNotSupportSigning'),
    audit('InboundAudit', 'Encryption', 'AuditClientDoesNotSupportEncryption'),
    audit('InboundAudit', 'GuestLogon', 'AuditInsecureGuestLogon')
];

const keyOf = ({ direction }: Setting): string => (direction === 'outbound' ? workstationKey : serverKey);
const policyKeyOf = ({ direction }: Setting): string =>
    `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\${direction === 'outbound' ? 'LanmanWorkstation' : 'LanmanServer'}`;
const title = ({ noun, name }: Setting): string => (name ? `${noun} ${name}` : noun);

type State = Pick<Scenario, 'outbound' | 'inbound' | 'registry'> & { readonly executed: readonly { readonly command: string }[] };
type Stored = 0 | 1 | null;

/** A computer on which a setting is like this, in force and stored. */
function like(base: Scenario, setting: Setting, inForce: boolean, stored: Stored): Scenario {
    const key = keyOf(setting);
    return {
        ...base,
        [setting.direction]: { ...base[setting.direction], [setting.property]: inForce },
        registry: { ...base.registry, [key]: { ...base.registry[key], ...(stored === null ? {} : { [setting.valueName]: stored }) } }
    };
}

/** What a computer keeps: everything but what was noted of the calls. */
function kept({ outbound, inbound, registry }: Pick<State, 'outbound' | 'inbound' | 'registry'>): object {
    return { outbound, inbound, registry };
}

function parameters({ name }: Setting, inForce: boolean, stored: Stored, toDefault?: boolean): Record<string, string> {
    return {
        ...(name ? { Name: name } : {}),
        ...(toDefault === undefined ? {} : { Default: toDefault ? 'On' : 'Off' }),
        ExpectedInForce: inForce ? 'On' : 'Off',
        ExpectedStored: stored === null ? 'NotStored' : String(stored)
    };
}

const has = (scenario: Scenario, { direction, property }: Setting): boolean => property in scenario[direction];

/** One of each kind: a scenario with the setting, and an older one where it has it. */
const bases = (setting: Setting): readonly Scenario[] => [srv2025, srv2022].filter(base => has(base, setting));

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const setting of settings) {
            for (const base of bases(setting)) {
                it(`Enable-, Disable- and Reset-Smb${title(setting)} do what they say on ${base.name}, and nothing else`, async () => {
                    for (const stored of [null, 0, 1] as const) await eachWay(base, setting, stored, mode);
                });
            }
        }
    });
}

/** From a state to on, to off, and to nothing stored. */
async function eachWay(base: Scenario, setting: Setting, stored: Stored, mode: Mode): Promise<void> {
    const inForce = stored === 1;
    const before = like(base, setting, inForce, stored);
    for (const [verb, on, goal] of [
        ['Enable', true, 1],
        ['Disable', false, 0],
        ['Reset', false, null]
    ] as const) {
        const computer = computerOf(before, host, mode);
        const command = `${verb}-Smb${setting.noun}` as const;
        const { results, errors } = await run(
            computer,
            command,
            parameters(setting, inForce, stored, verb === 'Reset' ? false : undefined)
        );
        const written = stored !== goal;
        assert.deepEqual([errors, results], [[], [{ contract: 2, written }]], `${command} from ${stored}`);
        const after = computer.describe() as State;
        assert.deepEqual(kept(after), kept(like(base, setting, on, goal)), `${command} from ${stored}`);
        const writes = after.executed.map(call => call.command).filter(one => /^(Set|Remove)/.test(one));
        if (!written) assert.deepEqual(writes, []);
    }
}

describe('a write of a setting', () => {
    const [guests] = settings as [Setting];

    it('is undone by another that restores exactly what was, whichever way a bare registry edit goes', async () => {
        for (const registryPickup of ['immediate', 'onServiceStart'] as const) {
            for (const setting of settings) {
                for (const stored of [null, 0] as const) {
                    const before = like(srv2025, setting, false, stored);
                    const computer = computerOf(before, host, 'constrained');
                    computer.patch({ registryPickup });
                    await run(computer, `Enable-Smb${setting.noun}`, parameters(setting, false, stored));
                    const undo =
                        stored === null
                            ? await run(computer, `Reset-Smb${setting.noun}`, parameters(setting, true, 1, false))
                            : await run(computer, `Disable-Smb${setting.noun}`, parameters(setting, true, 1));
                    assert.deepEqual(undo.errors, []);
                    assert.deepEqual(kept(computer.describe() as State), kept(before));
                }
            }
        }
    });

    it('fails with StateChanged, and writes nothing, where the setting is otherwise than expected', async () => {
        for (const setting of settings) {
            const computer = computerOf(like(srv2025, setting, false, 0), host, 'full');
            const before = computer.describe() as State;
            const { results, errors } = await run(computer, `Enable-Smb${setting.noun}`, parameters(setting, false, null));
            assert.deepEqual(results, []);
            assert.match(
                errors[0]?.message ?? '',
                /in force Off, stored 0; expected in force Off, stored NotStored\. \[SmbSigning:StateChanged\]$/
            );
            assert.deepEqual(kept(computer.describe() as State), kept(before));
        }
    });

    it('writes nothing where this Windows does not have the setting', async () => {
        for (const setting of settings) {
            for (const base of scenarios.filter(one => !one.faults?.unreachable && !has(one, setting))) {
                const computer = computerOf({ ...base, faults: {} }, host, 'full');
                const before = computer.describe() as State;
                const { errors } = await run(computer, `Enable-Smb${setting.noun}`, parameters(setting, false, null));
                assert.match(
                    errors[0]?.message ?? '',
                    /is not reported\. \[SmbSigning:NotReported\]$/,
                    `${title(setting)} on ${base.name}`
                );
                assert.deepEqual(kept(computer.describe() as State), kept(before));
            }
        }
        assert.ok(!has(srv2012R2, guests) && !settings.some(setting => setting.noun.endsWith('Audit') && has(srv2022, setting)));
    });

    it('stores what was asked where a policy names the setting, and leaves in force what the policy says', async () => {
        const base = like(srv2025, guests, false, null);
        const policy = { [policyKeyOf(guests)]: { AllowInsecureGuestAuth: 0 } };
        const computer = computerOf({ ...base, registry: { ...base.registry, ...policy } }, host, 'full');
        const { results } = await run(computer, 'Enable-SmbInsecureGuestLogon', parameters(guests, false, null));
        assert.deepEqual(results, [{ contract: 2, written: true }]);
        const after = computer.describe() as State;
        assert.equal(after.outbound['EnableInsecureGuestLogons'], false);
        const read = await run(computer, 'Get-SmbSigningConfiguration');
        const { outbound } = read.results[0] as { outbound: { settings: Record<string, unknown> } };
        assert.deepEqual(outbound.settings['insecureGuestLogons'], { stored: 1, policy: 0 });
    });

    it('ends a refusal with the error id, and says with -WhatIf what it would do', async () => {
        for (const setting of settings) {
            const refusing = computerOf({ ...srv2025, faults: { refuseWrites: true } }, host, 'jea');
            const refused = await run(refusing, `Enable-Smb${setting.noun}`, parameters(setting, false, null));
            assert.equal(refused.errors[0]?.message, 'Access is denied. [SmbSigning:Windows System Error 5]');
            const computer = computerOf(srv2025, host, 'constrained');
            const { results } = await run(computer, `Enable-Smb${setting.noun}`, { ...parameters(setting, false, null), WhatIf: true });
            assert.deepEqual(results, [{ contract: 2, written: false }]);
            assert.deepEqual(kept(computer.describe() as State), kept(srv2025));
        }
    });

    it('refuses a name that is none of the switches', async () => {
        const computer = computerOf(srv2025, host, 'full');
        const given = { Name: 'Smb1', ExpectedInForce: 'Off', ExpectedStored: 'NotStored' };
        const { errors } = await run(computer, 'Enable-SmbOutboundAudit', given);
        assert.match(errors[0]?.errorId ?? '', /^ParameterArgumentValidationError/);
        assert.deepEqual((computer.describe() as State).executed, []);
    });
});
