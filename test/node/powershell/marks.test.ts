// SPDX-License-Identifier: MIT
// What Get-SmbSigningConfiguration reads of the license, and of who may put a value back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { azureLocal } from '../../../dev-gateway/scenarios/servers/azurelocal';
import { jeaOld } from '../../../dev-gateway/scenarios/hard/jea';
import { productPolicy } from '../../../dev-gateway/scenarios/product-policy';
import type { Registry, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { parseAnswer, signingConfigurationSchema } from '../../../src/app/remote/answers/schema';
import { computerOf, type Mode, modes, run } from '../../contract/samples';
import { host } from '../host';

interface Answer {
    readonly computer: { readonly license: unknown };
    readonly outbound: { readonly mdm: object };
    readonly inbound: { readonly mdm: object };
    readonly surroundings: Readonly<Record<string, unknown>>;
    readonly unavailable: readonly { readonly what: string; readonly errorId: string }[];
}

async function read(scenario: Scenario, mode: Mode, registry: Registry = {}): Promise<Answer> {
    const { results, errors } = await run(
        computerOf({ ...scenario, registry: { ...scenario.registry, ...registry } }, host, mode),
        'Get-SmbSigningConfiguration'
    );
    assert.deepEqual(errors, []);
    return results[0] as Answer;
}

const options = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions';

/** The license's values, or why there are none. */
async function license(policy: Registry[string][string] | undefined, mode: Mode = 'constrained'): Promise<unknown> {
    const registry: Registry = { [options]: { ProductType: 'ServerNT', ...(policy === undefined ? {} : { ProductPolicy: policy }) } };
    const { computer, unavailable } = await read(srv2025, mode, registry);
    return computer.license ?? unavailable.map(({ what, errorId }) => [what, errorId.split(',')[0]]);
}

const known = { serverRequiresSigning: false, clientRequiresSigning: true };
const good = Buffer.from((productPolicy(known) as { binary: string }).binary, 'base64');

/** A policy with other bytes in a place. */
function withBytes(at: number, ...bytes: readonly number[]): Registry[string][string] {
    const copy = Buffer.from(good);
    copy.set(bytes, at);
    return { binary: copy.toString('base64') };
}

describe('what the license says of the defaults', () => {
    for (const mode of modes) {
        it(`is read, and nothing else of it, in ${mode} language or endpoint`, async () => {
            assert.deepEqual(await license(productPolicy(known), mode), {
                serverRequiresSigning: 0,
                clientRequiresSigning: 1,
                clientAllowsGuests: 0
            });
            const answer = JSON.stringify(await read(srv2025, mode));
            assert.doesNotMatch(answer, /Kernel-MUI|GenuineLocal|DomainJoinEnabled/);
        });
    }

    it('is that it names none where the policy is whole and has none', async () => {
        assert.deepEqual(await license(productPolicy(null)), {
            serverRequiresSigning: null,
            clientRequiresSigning: null,
            clientAllowsGuests: null
        });
    });

    it('is not read, and says why, where the policy is missing, of another kind or damaged: never "not named"', async () => {
        const at = good.indexOf(Buffer.from('SMBClient-RequireSigningByDefault', 'utf16le')) - 16;
        assert.ok(at > 20);
        const damaged: readonly [string, Registry[string][string]][] = [
            ['a text', 'SMBServer-RequireSigningByDefault'],
            ['a list', ['a', 'b']],
            ['one byte', { binary: 'AA==' }],
            ['cut off', { binary: good.subarray(0, good.length - 8).toString('base64') }],
            ['another version', withBytes(16, 2)],
            ['values beyond its end', withBytes(4, 0xff, 0xff, 0xff, 0xff)],
            ['a value of no size, which would be read for ever', withBytes(20, 0, 0)],
            ['a value that is larger than the rest', withBytes(at, 0xff, 0xff)],
            ['a name that is larger than its value', withBytes(at + 2, 0xff, 0xff)],
            ['a text where a number belongs', withBytes(at + 4, 1)],
            ['a number of 8 bytes', withBytes(at + 6, 8)],
            ['more than any license has', { binary: Buffer.alloc(1_100_000).toString('base64') }]
        ];
        for (const [what, policy] of damaged) assert.deepEqual(await license(policy), [['computer.license', 'DamagedProductPolicy']], what);
        assert.deepEqual(await license(undefined), [['computer.license', 'NoProductPolicy']]);
        assert.deepEqual(await license({ malformed: true }), [['computer.license', 'System.InvalidCastException']]);
    });
});

describe('the marks of what may put a value back', () => {
    for (const mode of modes) {
        it(`are read in ${mode} language or endpoint`, async () => {
            const { outbound, surroundings } = await read(azureLocal, mode, {
                'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Group Policy\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}': {
                    NoGPOListChanges: 0
                }
            });
            assert.deepEqual(outbound.mdm, { status: 'found', value: 1, provider: '8345CBE6-CEFC-462A-8219-78F3FC0377C1' });
            assert.deepEqual(
                [surroundings['osConfig'], surroundings['dsc'], surroundings['policyRefresh']],
                [true, false, { noGpoListChanges: 0 }]
            );
        });
    }

    it('are those of device management, with no provider where none is named', async () => {
        const key = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\LocalPoliciesSecurityOptions';
        const { outbound, inbound } = await read(srv2025, 'constrained', {
            [key]: { MicrosoftNetworkServer_DigitallySignCommunicationsAlways: 1 }
        });
        assert.deepEqual(
            [outbound.mdm, inbound.mdm],
            [
                { status: 'none', value: null, provider: null },
                { status: 'found', value: 1, provider: null }
            ]
        );
    });

    it('are those of DSC where it has a configuration, applied or pending', async () => {
        const dsc = async (...files: readonly string[]): Promise<unknown> => {
            const instances = files.map(name => ({ Name: `C:\\WINDOWS\\System32\\Configuration\\${name}` }));
            const { surroundings } = await read(
                { ...srv2022, cim: { ...srv2022.cim, 'root/cimv2:CIM_DataFile': instances } },
                'constrained'
            );
            return surroundings['dsc'];
        };
        assert.deepEqual([await dsc('current.mof'), await dsc('Pending.mof'), await dsc('MetaConfig.mof')], [true, true, false]);
    });

    it('are not known where the folder of Windows is not', async () => {
        const { surroundings, unavailable } = await read(srv2022, 'jea', {
            'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': { CurrentBuildNumber: '20348' }
        });
        assert.equal(surroundings['dsc'], null);
        assert.deepEqual(
            unavailable.map(({ what, errorId }) => [what, errorId.split(',')[0]]),
            [['surroundings.dsc', 'NoSystemRoot']]
        );
    });
});

it('an endpoint with the module of contract 1 is read, and tells which facts take a newer one', async () => {
    const computer = new ScenarioComputer(jeaOld, host, modulePath);
    const { results, errors } = await run(computer, 'Get-SmbSigningConfiguration');
    assert.deepEqual(errors, []);
    const outcome = parseAnswer(signingConfigurationSchema(true), results[0]);
    assert.ok(outcome.kind === 'ok', JSON.stringify(outcome));
    const { contract, computer: facts, surroundings, unavailable } = outcome.value;
    assert.deepEqual([contract, facts.license, surroundings.osConfig], [1, null, null]);
    assert.deepEqual(
        unavailable.map(({ what, errorId }) => [what, errorId]),
        [['module', 'NotReportedByThisModule']]
    );
});
