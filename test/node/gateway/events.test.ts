// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createApp } from '../../../dev-gateway/app';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { scenarios } from '../../../dev-gateway/scenarios';
import { root } from '../../../dev-gateway/root';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { callOf } from '../../contract/samples';
import { host } from '../host';

const computers = createDirectory(scenarios, host);
const app = createApp({ computers, folders: { extension: root, shell: root, fonts: root, styles: root } });
beforeEach(() => computers.reset());

interface State {
    readonly inbound: { readonly RequireSecuritySignature: boolean };
    readonly registry: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly policy: { readonly lastApplied: string | null };
    readonly cim: Readonly<Record<string, readonly { readonly Name: string; readonly State: string }[]>>;
}

async function send(method: string, path: string, body: object): Promise<Response> {
    return app.request(`/dev/computers/${path}`, { method, headers: { host: '127.0.0.1:6516' }, body: JSON.stringify(body) });
}

/** Lets something happen to a computer and gives its state. */
async function happen(name: string, event: object): Promise<State> {
    const response = await send('POST', `${name}/events`, event);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as State;
}

const inbound = ({ inbound: { RequireSecuritySignature }, registry }: State): unknown[] => {
    const stored = Object.entries(registry[serverKey] ?? {}).find(([name]) => /^requiresecuritysignature$/i.test(name));
    return [RequireSecuritySignature, stored?.[1] ?? null];
};

/** A value that policy owns, changed by hand. */
async function changeByHand(name: string): Promise<void> {
    const change = { inbound: { RequireSecuritySignature: false }, registry: { [serverKey]: { RequireSecuritySignature: 0 } } };
    assert.equal((await send('PATCH', name, change)).status, 200);
}

describe('an ordinary policy refresh', () => {
    it('leaves a changed value alone while no object changed, 95 minutes later too', async () => {
        await changeByHand('srv2025-gpo');
        assert.deepEqual(inbound(await happen('srv2025-gpo', { event: 'policyRefresh' })), [false, 0]);
        await happen('srv2025-gpo', { event: 'timePasses', minutes: 95 });
        assert.deepEqual(inbound(await happen('srv2025-gpo', { event: 'policyRefresh' })), [false, 0]);
    });

    it('puts the value back 16 and a half hours after the last application, and not before', async () => {
        await changeByHand('srv2025-gpo');
        // The scenario's policy was applied 330 minutes ago.
        await happen('srv2025-gpo', { event: 'timePasses', minutes: 990 - 330 - 1 });
        const before = await happen('srv2025-gpo', { event: 'policyRefresh' });
        assert.deepEqual(inbound(before), [false, 0]);
        await happen('srv2025-gpo', { event: 'timePasses', minutes: 1 });
        const after = await happen('srv2025-gpo', { event: 'policyRefresh' });
        assert.deepEqual(inbound(after), [true, 1]);
        assert.ok(Date.parse(after.policy.lastApplied ?? '') > Date.parse(before.policy.lastApplied ?? ''));
    });

    it('applies what an object changed to, at once; what none names any more stays', async () => {
        const files = { id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'File servers' };
        assert.deepEqual(inbound(await happen('srv2022', { event: 'policyChange', objects: [{ ...files, inbound: 1 }] })), [false, 0]);
        const told = await happen('srv2022', { event: 'policyRefresh' });
        assert.deepEqual(inbound(told), [true, 1]);
        assert.ok('requiresecuritysignature' in (told.registry[serverKey] ?? {}), 'the value keeps its name');
        await happen('srv2022', { event: 'policyChange', objects: [files] });
        assert.deepEqual(inbound(await happen('srv2022', { event: 'policyRefresh' })), [true, 1]);
    });

    it('applies everything again where an object changed in another respect', async () => {
        await changeByHand('srv2025-gpo');
        await happen('srv2025-gpo', { event: 'policyChange' });
        assert.deepEqual(inbound(await happen('srv2025-gpo', { event: 'policyRefresh' })), [true, 1]);
    });

    it('does nothing to a computer without policy', async () => {
        const state = await happen('win11-home', { event: 'policyRefresh', force: true });
        assert.deepEqual([...inbound(state), state.policy.lastApplied], [false, null, null]);
    });
});

it('a forced policy refresh puts the value back at once', async () => {
    await changeByHand('srv2025-gpo');
    assert.deepEqual(inbound(await happen('srv2025-gpo', { event: 'policyRefresh', force: true })), [true, 1]);
});

describe('a service', () => {
    it('takes up what is stored when it starts, and the default where nothing is', async () => {
        await send('PATCH', 'srv2025', { registry: { [serverKey]: { RequireSecuritySignature: 1 } } });
        assert.deepEqual(inbound(await happen('srv2025', { event: 'serviceStart', service: 'LanmanServer' })), [true, 1]);
        await send('PATCH', 'srv2025', { registry: { [serverKey]: { RequireSecuritySignature: null } } });
        assert.deepEqual(inbound(await happen('srv2025', { event: 'serviceStart', service: 'LanmanServer' })), [false, null]);
    });

    it('takes up stored settings beside signing, where no policy wins', async () => {
        const guests = async (data: number | null, policy: number | null): Promise<unknown> => {
            await send('PATCH', 'srv2025', {
                registry: {
                    [workstationKey]: { allowinsecureguestauth: data },
                    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation': { AllowInsecureGuestAuth: policy }
                }
            });
            const state = await happen('srv2025', { event: 'serviceStart', service: 'LanmanWorkstation' });
            return (state as unknown as { outbound: Record<string, unknown> }).outbound['EnableInsecureGuestLogons'];
        };
        assert.deepEqual(
            [await guests(1, null), await guests(1, 0), await guests(0, 1), await guests(null, null)],
            [true, false, true, false]
        );
    });

    it('stops, starts again, and does not start where it is disabled', async () => {
        const stateOf = ({ cim }: State): unknown => cim['root/cimv2:Win32_Service']?.find(one => one.Name === 'LanmanServer')?.State;
        assert.equal(stateOf(await happen('srv2025', { event: 'serviceStop', service: 'LanmanServer' })), 'Stopped');
        assert.equal(stateOf(await happen('srv2025', { event: 'serviceStart', service: 'LanmanServer' })), 'Running');
        const refused = await send('POST', 'srv2025-noserver/events', { event: 'serviceStart', service: 'LanmanServer' });
        assert.deepEqual([refused.status, /disabled/.test(await refused.text())], [400, true]);
    });
});

it('an event that makes no sense is refused, and nothing happens', async () => {
    const before = JSON.stringify(computers.find('srv2025')?.describe());
    for (const [event, expected] of [
        [{ event: 'policyRefreshed' }, /no event \\"policyRefreshed\\"\. There are clockChange, peerConnects, policyChange/],
        [{}, /no event/],
        [{ event: 'timePasses', minutes: '5' }, /minutes is a number/],
        [{ event: 'timePasses', minutes: -5 }, /minutes is a number/],
        [{ event: 'policyChange', objects: 'File servers' }, /objects is a list/],
        [{ event: 'serviceStart', service: 'Spooler' }, /no service \\"Spooler\\"/]
    ] as const) {
        const response = await send('POST', 'srv2025/events', event);
        assert.deepEqual([response.status, expected.test(await response.text())], [400, true], JSON.stringify(event));
    }
    assert.equal((await send('POST', 'nobody/events', { event: 'policyRefresh' })).status, 404);
    assert.equal(JSON.stringify(computers.find('srv2025')?.describe()), before);
});

it('an event that comes while a command runs is kept', async context => {
    const run = host.run.bind(host);
    context.mock.method(host, 'run', async (...args: Parameters<typeof run>) => {
        const answer = await run(...args);
        await happen('srv2025-gpo', { event: 'policyRefresh', force: true });
        return answer;
    });
    await changeByHand('srv2025-gpo');
    await computers.find('srv2025-gpo')?.run(callOf('Get-SmbSigningConfiguration'), new AbortController().signal);
    assert.deepEqual(inbound(computers.find('srv2025-gpo')?.describe() as State), [true, 1]);
});
