// SPDX-License-Identifier: MIT
// Get-SmbSigningConfiguration: what it asks a computer, and what it says where a part cannot be read.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FailingCommand, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { brokenCim } from '../../../dev-gateway/scenarios/hard/brokencim';
import { srv2022Cluster1 } from '../../../dev-gateway/scenarios/servers/srv2022-cluster1';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { srv2025Gpo } from '../../../dev-gateway/scenarios/servers/srv2025-gpo';
import { win11HomeOf2025 } from '../../../dev-gateway/scenarios/clients/win11-home-25h2';
import { computerOf, type Mode, modes, normalise, run } from '../../contract/samples';
import { host } from '../host';

interface Policy {
    readonly status: string;
    readonly gpoName: string | null;
    readonly gpoId: string | null;
    readonly value: number | string | null;
    readonly lastApplied: string | null;
    readonly reason: string | null;
    readonly history: readonly { readonly name: string; readonly id: string }[] | null;
}

interface Answer {
    readonly computer: Readonly<Record<string, unknown>>;
    readonly outbound: { readonly policy: Policy; readonly mdm: object; readonly stored: unknown; readonly required: boolean | null };
    readonly inbound: { readonly policy: Policy; readonly mdm: object; readonly stored: unknown; readonly required: boolean | null };
    readonly unavailable: readonly { readonly what: string; readonly errorId: string; readonly message: string }[];
}

/** Reads a fresh computer, on which these commands fail. */
async function read(scenario: Scenario, mode: Mode, ...failing: readonly FailingCommand[]): Promise<Answer> {
    const faulty = { ...scenario, faults: { failing: [...(scenario.faults?.failing ?? []), ...failing] } };
    const { results, errors } = await run(computerOf(faulty, host, mode), 'Get-SmbSigningConfiguration');
    assert.deepEqual([errors, results.length], [[], 1]);
    return normalise(results[0]) as Answer;
}

/** The Windows cmdlets that a reading called, with what they were about. */
async function executed(scenario: Scenario): Promise<string[]> {
    const computer = computerOf(scenario, host, 'full');
    await run(computer, 'Get-SmbSigningConfiguration');
    const state = computer.describe() as { executed: { command: string; parameters: Record<string, unknown> }[] };
    return state.executed.map(({ command, parameters }) =>
        [command, parameters['ClassName'] ?? parameters['LiteralPath'] ?? parameters['Path']].filter(part => part !== undefined).join(' ')
    );
}

describe('a reading asks', () => {
    const every = [
        'Get-CimInstance RSOP_ExtensionStatus',
        'Get-CimInstance RSOP_RegistryValue',
        // What several parts share.
        'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\LocalPoliciesSecurityOptions',
        'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation',
        'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanServer',
        'Get-SmbClientConfiguration',
        'Get-SmbServerConfiguration',
        'Get-CimInstance Win32_Service',
        'Get-CimInstance Win32_OperatingSystem',
        'Get-CimInstance Win32_ComputerSystem',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Cryptography',
        'Get-ItemProperty HKLM:\\Cluster',
        'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkProvider\\HardenedPaths',
        'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
        'Get-CimInstance MSFT_SmbClientNetworkInterface',
        'Get-ItemProperty HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\Group Policy\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}',
        // Whether OSConfig was ever here.
        'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\DeclaredConfiguration\\HostOS\\Config\\enrollments',
        'Get-CimInstance CIM_DataFile',
        'Get-CimInstance CIM_DataFile'
    ];
    const history =
        'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}\\';

    it('these things of an ordinary computer, each once, and each for a reason', async () => {
        assert.deepEqual(await executed(srv2025), every);
    });

    it('for the names of the objects, and the event of their last application, where a policy names a value', async () => {
        const more = ['Get-CimInstance RSOP_GPO', 'Get-WinEvent', 'Get-WinEvent'];
        assert.deepEqual(await executed(srv2025Gpo), [...every.slice(0, 2), ...more, ...every.slice(2)]);
    });

    it('the registry for the rest where CIM fails, and gives up nothing else', async () => {
        const control = 'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Control\\';
        // The first query for a file of DSC fails, so there is no second.
        assert.deepEqual(await executed(brokenCim), [
            ...every.slice(0, 2),
            `${history}0`,
            `${history}1`,
            ...every.slice(2, 15),
            `${control}ComputerName\\ActiveComputerName`,
            `${control}ProductOptions`,
            ...every.slice(15, -1)
        ]);
    });
});

/** Every member of an answer that is no bag, by its path. */
function leaves(value: unknown, path = ''): [string, string][] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, JSON.stringify(value)]];
    return Object.entries(value).flatMap(([name, member]) => leaves(member, path ? `${path}.${name}` : name));
}

function differences(a: Answer, b: Answer): string[] {
    const others = new Map(leaves(b));
    const names = [...leaves(a), ...leaves(b)].filter(
        ([path, value]) => others.get(path) !== value || !leaves(a).some(one => one[0] === path)
    );
    return [...new Set(names.map(([path]) => path))].filter(path => path !== 'unavailable').sort();
}

const broken = { message: 'It is broken.', errorId: 'Broken' };

describe('a part that fails takes no other down', () => {
    /** What fails; the part that is named; what of the answer may differ then. */
    const parts: readonly [Pick<FailingCommand, 'command' | 'match'>, readonly string[], RegExp][] = [
        [{ command: 'Get-CimInstance', match: 'RSOP_ExtensionStatus' }, ['policy.lastApplied'], /^\w+\.policy\.lastApplied$/],
        [{ command: 'Get-CimInstance', match: 'RSOP_RegistryValue' }, ['policy'], /^(\w+\.policy\.|surroundings\.policyEvent)/],
        [{ command: 'Get-CimInstance', match: 'RSOP_GPO' }, ['policy.objects'], /^\w+\.policy\.gpoName$/],
        [{ command: 'Get-WinEvent' }, ['surroundings.policyEvent'], /^surroundings\.policyEvent/],
        [{ command: 'Get-SmbClientConfiguration' }, ['outbound.configuration'], /^(notReported|outbound\.(?!policy|stored|settings|mdm))/],
        [
            { command: 'Get-SmbServerConfiguration' },
            ['inbound.configuration'],
            /^(notReported|inbound\.(?!policy|stored|settings|mdm|service))/
        ],
        [
            { command: 'Get-ItemProperty', match: 'Services\\LanmanWorkstation' },
            ['outbound.stored', 'outbound.settings'],
            /^outbound\.(stored|settings)/
        ],
        [
            { command: 'Get-ItemProperty', match: 'Services\\LanmanServer' },
            ['inbound.stored', 'inbound.settings'],
            /^inbound\.(stored|settings)/
        ],
        [{ command: 'Get-ItemProperty', match: 'PolicyManager' }, ['outbound.mdm', 'inbound.mdm'], /\.mdm\.status$/],
        [{ command: 'Get-CimInstance', match: 'Win32_Service' }, ['inbound.service'], /^inbound\.service/],
        [{ command: 'Get-CimInstance', match: 'Win32_OperatingSystem' }, ['computer.windows'], /^computer\.(caption|editionSku)$/],
        [{ command: 'Get-CimInstance', match: 'Win32_ComputerSystem' }, ['computer.system'], /^computer\.(fqdn|domainJoined|roles)$/],
        [
            { command: 'Get-ItemProperty', match: 'CurrentVersion' },
            ['computer.version', 'surroundings.dsc'],
            /^(computer\.(build|ubr|editionId|installationType)|surroundings\.dsc)$/
        ],
        [{ command: 'Get-ItemProperty', match: 'ProductOptions' }, ['computer.license'], /^computer\.license/],
        [{ command: 'Get-ItemProperty', match: 'MSV1_0' }, ['surroundings.ntlm'], /^surroundings\.ntlm/],
        [{ command: 'Get-ItemProperty', match: 'Windows\\Group Policy' }, ['surroundings.policyRefresh'], /^surroundings\.policyRefresh/],
        [{ command: 'Get-ItemProperty', match: 'DeclaredConfiguration' }, ['surroundings.osConfig'], /^surroundings\.osConfig$/],
        [{ command: 'Get-CimInstance', match: 'CIM_DataFile' }, ['surroundings.dsc'], /^surroundings\.dsc$/],
        [{ command: 'Get-ItemProperty', match: 'Cryptography' }, ['computer.id'], /^computer\.id$/],
        [{ command: 'Get-ItemProperty', match: 'HKLM:\\Cluster' }, ['computer.cluster'], /^computer\.cluster$/],
        [{ command: 'Get-ItemProperty', match: 'HardenedPaths' }, ['surroundings.hardenedPaths'], /^surroundings\.hardenedPaths$/],
        [
            { command: 'Get-ItemProperty', match: 'Policies\\Microsoft\\Windows\\LanmanWorkstation' },
            ['outbound.settings', 'surroundings.outboundAudit'],
            /^(outbound\.settings|surroundings\.outbound(Audit|Ignored)$)/
        ],
        [
            { command: 'Get-ItemProperty', match: 'Policies\\Microsoft\\Windows\\LanmanServer' },
            ['inbound.settings', 'surroundings.inboundAudit'],
            /^(inbound\.settings|surroundings\.inbound(Audit|Ignored)$)/
        ],
        [{ command: 'Get-CimInstance', match: 'MSFT_SmbClientNetworkInterface' }, ['surroundings.rdma'], /^surroundings\.rdma$/]
    ];
    const scenario: Scenario = {
        ...srv2022Cluster1,
        policy: srv2025Gpo.policy,
        registry: { ...srv2022Cluster1.registry }
    };

    for (const mode of modes) {
        for (const [which, named, mayDiffer] of parts) {
            it(`${which.match ?? which.command}, in ${mode} language or endpoint`, async () => {
                const whole = await read(scenario, mode);
                const partly = await read(scenario, mode, { ...which, ...broken });
                assert.deepEqual(
                    partly.unavailable.map(part => part.what),
                    named
                );
                assert.ok(partly.unavailable.every(part => part.message === broken.message && part.errorId.startsWith(broken.errorId)));
                const differing = differences(whole, partly);
                assert.ok(differing.length > 0 && differing.every(path => mayDiffer.test(path)), differing.join(', '));
            });
        }

        it(`all of them together, in ${mode} language or endpoint: every part is named`, async () => {
            const { unavailable } = await read(scenario, mode, ...parts.map(([which]) => ({ ...which, ...broken })));
            // Without a policy there are no objects to name, and those applied last stand below CurrentVersion.
            // The kind of Windows, too, stands nowhere else where CIM fails.
            // An event is only looked for where a policy names a value.
            const named = [...new Set(parts.flatMap(([, part]) => part)), 'computer.productType']
                .filter(what => what !== 'surroundings.policyEvent')
                .map(what => (what === 'policy.objects' ? 'policy.history' : what));
            assert.deepEqual(unavailable.map(part => part.what).sort(), named.sort());
        });
    }
});

describe('what a reading says of policy', () => {
    it('is not "none" where Windows keeps no result of it: the objects applied last are named', async () => {
        const { inbound, unavailable } = await read({ ...srv2025Gpo, policy: { ...srv2025Gpo.policy, logged: false } }, 'jea');
        assert.deepEqual([inbound.policy.status, inbound.policy.lastApplied], ['unavailable', null]);
        assert.deepEqual(
            inbound.policy.history?.map(one => one.name),
            ['Default Domain Policy', 'File servers']
        );
        assert.deepEqual(
            unavailable.map(part => [part.what, part.errorId.split(',')[0]]),
            [['policy', 'NoPolicyResult']]
        );
        assert.match(inbound.policy.reason ?? '', /no result is logged/);
    });

    it('is not "none" where the list of applied objects has an empty entry, which names nobody', async () => {
        const cim = { ...srv2025.cim, 'root/rsop/computer:RSOP_ExtensionStatus': [] };
        const list = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}';
        const registry = { ...srv2025.registry, [`${list}\\0`]: {}, [`${list}\\1`]: { DisplayName: 'Baseline', GPOName: '{1}' } };
        const policy = { lastApplied: null, objects: [] };
        const { inbound } = await read({ ...srv2025, cim, registry, policy }, 'constrained');
        assert.deepEqual([inbound.policy.status, inbound.policy.history], ['unavailable', [{ name: 'Baseline', id: '{1}' }]]);
        const alone = { ...srv2025.registry, [`${list}\\0`]: {} };
        const { outbound } = await read({ ...srv2025, cim, registry: alone, policy }, 'jea');
        assert.deepEqual([outbound.policy.status, outbound.policy.history], ['unavailable', []]);
    });

    it('keeps a text that a policy tells a text', async () => {
        const objects = [{ id: '{1}', name: 'Odd', outbound: 1, inbound: '1' }] as const;
        const { outbound, inbound } = await read({ ...srv2025Gpo, policy: { ...srv2025Gpo.policy, objects } }, 'constrained');
        assert.deepEqual([outbound.policy.value, inbound.policy.value], [1, '1']);
    });

    it('is "none" where there was never any', async () => {
        const { inbound, unavailable } = await read(win11HomeOf2025, 'constrained');
        assert.deepEqual([inbound.policy.status, inbound.policy.lastApplied, inbound.policy.history], ['none', null, []]);
        assert.deepEqual(unavailable, []);
    });

    it('goes without the time where that alone cannot be read, and is not "none" then', async () => {
        const failing = { command: 'Get-CimInstance', match: 'RSOP_ExtensionStatus', ...broken };
        const { inbound, outbound, unavailable } = await read(srv2025, 'full', failing);
        assert.deepEqual([inbound.policy.status, outbound.policy.status], ['unavailable', 'unavailable']);
        assert.deepEqual(
            unavailable.map(part => part.what),
            ['policy.lastApplied', 'policy']
        );
    });

    it('names the object by its identifier where its name cannot be read', async () => {
        const failing = { command: 'Get-CimInstance', match: 'RSOP_GPO', ...broken };
        const { inbound } = await read(srv2025Gpo, 'full', failing);
        assert.deepEqual([inbound.policy.gpoName, inbound.policy.gpoId], [null, '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}']);
    });
});

it('where CIM fails the registry says what Windows it is, and odd data there is no number', async () => {
    const { computer } = await read(brokenCim, 'jea');
    assert.deepEqual(
        [
            computer['name'],
            computer['productType'],
            computer['build'],
            computer['editionId'],
            computer['caption'],
            computer['domainJoined']
        ],
        ['BROKENCIM', 'server', 20348, 'ServerDatacenter', null, null]
    );
    const registry = {
        ...brokenCim.registry,
        'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions': { ProductType: 'Toaster' },
        'HKLM\\Cluster': { ClusterName: 7 },
        'HKLM\\SOFTWARE\\Microsoft\\Cryptography': { MachineGuid: ['a', 'b'] }
    };
    const odd = await read({ ...brokenCim, registry }, 'constrained');
    assert.deepEqual([odd.computer['productType'], odd.computer['cluster'], odd.computer['id']], [null, '7', 'REG_MULTI_SZ: a; b']);
});
