// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createApp } from '../../../dev-gateway/app';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { scenarios } from '../../../dev-gateway/scenarios';
import { root } from '../../../dev-gateway/root';
import { callOf } from '../../contract/samples';
import { host } from '../host';

const computers = createDirectory(scenarios, host);
const folders = { extension: `${root}/test/contract`, shell: `${root}/dev-gateway/shell`, fonts: root, styles: root };
const patient = createApp({ computers, folders, answerWithin: 30_000 });
const impatient = createApp({ computers, folders, answerWithin: 10 });
beforeEach(() => computers.reset());

function request(path: string, init: RequestInit = {}, app = patient): Promise<Response> {
    return Promise.resolve(app.request(path, { ...init, headers: { host: '127.0.0.1:6516', ...init.headers } }));
}

function patch(name: string, change: unknown): Promise<Response> {
    return request(`/dev/computers/${name}`, { method: 'PATCH', body: JSON.stringify(change) });
}

const nodes = '/api/services/WinREST/PowerShell/nodes';

function invoke(node: string, headers: Record<string, string> = {}, app = patient): Promise<Response> {
    const { script, command, module } = callOf('Get-SmbSigningConfiguration');
    return request(
        `${nodes}/${node}/invokeCommand`,
        { method: 'POST', headers, body: JSON.stringify({ properties: { script, command, module, parameters: {} } }) },
        app
    );
}

interface Answer {
    readonly properties: {
        readonly sessionId: string;
        readonly completed: string;
        readonly results: { outbound: { required: boolean } }[];
        readonly errors: { message: string }[];
    };
}

describe('who is answered', () => {
    it('refuses a Host that is not this machine: a name that an attacker points at it', async () => {
        for (const name of ['attacker.example', '127.0.0.1.attacker.example:6516', 'localhost.attacker.example']) {
            assert.equal((await request('/dev/computers', { headers: { host: name } })).status, 403, name);
        }
        assert.equal((await patient.request('/dev/computers')).status, 403);
    });

    it('refuses the Origin of another site, and takes its own', async () => {
        for (const origin of ['http://attacker.example', 'http://127.0.0.1:9999', 'null']) {
            assert.equal(
                (await request('/dev/computers/srv2025', { method: 'PATCH', body: '{}', headers: { origin } })).status,
                403,
                origin
            );
        }
        assert.equal(
            (await request('/dev/computers/srv2025', { method: 'PATCH', body: '{}', headers: { origin: 'http://127.0.0.1:6516' } })).status,
            200
        );
    });

    it('says where to add what it does not know', async () => {
        const response = await request('/api/nodes/srv2025/features/cim', { method: 'PUT' });
        assert.equal(response.status, 501);
        assert.match(await response.text(), /PUT \/api\/nodes\/srv2025\/features\/cim.*dev-gateway\/handlers/);
    });

    it('serves files of its folders and none outside', async () => {
        assert.equal((await request('/modules/community.smb-signing/samples.ts')).status, 200);
        assert.equal((await request('/modules/community.smb-signing/..%2f..%2fpackage.json')).status, 404);
        assert.equal((await request('/modules/community.smb-signing/%E0')).status, 404);
        assert.equal((await request('/modules/community.smb-signing/%2e%2e/%2e%2e/package.json')).status, 501);
    });
});

describe('the emulated computers', () => {
    it('are listed, described and patched; null removes', async () => {
        assert.deepEqual(
            await (await request('/dev/computers')).json(),
            scenarios.map(one => one.name)
        );
        const patched = (await (
            await patch('SRV2025', { outbound: { RequireSecuritySignature: false, BlockNTLM: null }, faults: { delayMs: 5 } })
        ).json()) as Record<string, Record<string, unknown>>;
        assert.equal(patched['outbound']?.['RequireSecuritySignature'], false);
        assert.ok(!('BlockNTLM' in (patched['outbound'] ?? {})));
        assert.deepEqual(patched['faults'], { delayMs: 5 });
        assert.deepEqual(await (await request('/dev/computers/srv2025')).json(), patched);
    });

    it('answer a wrong name or body with what is wrong', async () => {
        assert.equal((await request('/dev/computers/nobody')).status, 404);
        assert.equal((await patch('nobody', {})).status, 404);
        for (const body of ['', '{', '[]', '"x"', 'null']) {
            assert.equal((await request('/dev/computers/srv2025', { method: 'PATCH', body })).status, 400, body);
        }
        for (const [change, expected] of [
            [{ outbond: {} }, /no \\"outbond\\"\. It has outbound/],
            [{ faults: { delayMS: 5 } }, /no fault \\"delayMS\\"\. There are unreachable/],
            [{ faults: { delayMs: '5' } }, /delayMs is a number/],
            [{ faults: { failing: { command: 'Get-CimInstance' } } }, /failing is a list/],
            [{ registryPickup: 'later' }, /registryPickup is/],
            [{ registry: { 'HKLM\\X': { Value: { dword: 1 } } } }, /Registry data is a number/]
        ] as const) {
            const response = await patch('srv2025', change);
            assert.deepEqual([response.status, expected.test(await response.text())], [400, true], JSON.stringify(change));
        }
    });

    it('keep a patch that comes while a command runs', async context => {
        const run = host.run.bind(host);
        context.mock.method(host, 'run', async (...args: Parameters<typeof run>) => {
            const answer = await run(...args);
            await patch('srv2025', { outbound: { SessionTimeout: 61 } });
            return answer;
        });
        await invoke('srv2025');
        const { outbound } = (await (await request('/dev/computers/srv2025')).json()) as { outbound: Record<string, unknown> };
        assert.equal(outbound['SessionTimeout'], 61);
    });
});

describe('PowerShell on a computer', () => {
    it('answers at once with the result, and notes the call', async () => {
        const { properties } = (await (await invoke('srv2025', { 'x-ms-sme-log-audit': 'true' })).json()) as Answer;
        assert.equal(properties.completed, 'True');
        assert.equal(properties.results[0]?.outbound.required, true);
        const { calls, executed } = (await (await request('/dev/computers/srv2025')).json()) as {
            calls: unknown;
            executed: { command: string }[];
        };
        assert.deepEqual(calls, [{ command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: true }]);
        assert.ok(executed.some(call => call.command === 'Get-SmbClientConfiguration'));
    });

    it('has a slow answer polled for, and forgets it once it was fetched', async () => {
        await patch('srv2025', { faults: { delayMs: 100 } });
        const first = (await (await invoke('srv2025', {}, impatient)).json()) as Answer;
        assert.equal(first.properties.completed, 'False');
        const poll = `${nodes}/srv2025/pssessions/${first.properties.sessionId}?$expand=output`;
        let last = first;
        while (last.properties.completed === 'False') last = (await (await request(poll, {}, impatient)).json()) as Answer;
        assert.equal(last.properties.results.length, 1);
        assert.equal((await request(poll, {}, impatient)).status, 404);
    });

    it('stops a cancelled call', async () => {
        const endless = { properties: { script: 'while ($true) { }', command: null } };
        const first = (await (
            await request(`${nodes}/srv2025/invokeCommand`, { method: 'POST', body: JSON.stringify(endless) }, impatient)
        ).json()) as Answer;
        await request(`${nodes}/srv2025/pssessions/${first.properties.sessionId}/cancel`, { method: 'POST' }, impatient);
        const { properties } = (await (await invoke('srv2025')).json()) as Answer; // waits until the first has ended
        assert.equal(properties.completed, 'True');
    });

    it('runs one call at a time on a computer', async context => {
        let running = 0;
        const run = host.run.bind(host);
        context.mock.method(host, 'run', async (...args: Parameters<typeof run>) => {
            assert.equal(++running, 1);
            const answer = await run(...args);
            running--;
            return answer;
        });
        await Promise.all([invoke('srv2022'), invoke('srv2022'), invoke('srv2022')]);
        const { calls } = (await (await request('/dev/computers/srv2022')).json()) as { calls: unknown[] };
        assert.equal(calls.length, 3);
    });

    it('sends an account without administrator rights to the JEA endpoint', async () => {
        const refused = await invoke('jea');
        assert.equal(refused.status, 400);
        const endpoint = refused.headers.get('x-ms-sme-jea-endpoint') ?? '';
        const { properties } = (await (await invoke('jea', { 'x-ms-sme-jea-endpoint': endpoint })).json()) as Answer;
        assert.deepEqual([properties.errors, properties.results.length], [[], 1]);
    });

    it('holds a call until its delay is taken away', async () => {
        await patch('srv2025', { faults: { delayMs: 3_600_000 } });
        const first = invoke('srv2025');
        const arrived = async (): Promise<number> =>
            ((await (await request('/dev/computers/srv2025')).json()) as { calls: unknown[] }).calls.length;
        while ((await arrived()) < 1) await setImmediate();
        const second = invoke('srv2025');
        await patch('srv2025', { faults: { delayMs: null } });
        await patch('srv2025', { faults: { delayMs: 3_600_000 } });
        assert.equal((await first).status, 200);
        while ((await arrived()) < 2) await setImmediate();
        await patch('srv2025', { faults: null });
        assert.equal((await second).status, 200);
    });

    it('refuses an account, and lets the right one in', async () => {
        const authorization = (password: string): Record<string, string> => ({
            'x-ms-sme-authorization': Buffer.from(JSON.stringify({ domain: 'lab', username: 'admin', password })).toString('base64')
        });
        assert.equal((await invoke('locked')).status, 401);
        assert.equal((await invoke('locked', authorization('wrong'))).status, 401);
        assert.equal((await invoke('locked', { 'x-ms-sme-authorization': 'no account' })).status, 401);
        const { properties } = (await (await invoke('locked', authorization('open sesame'))).json()) as Answer;
        assert.deepEqual([properties.errors, properties.results.length], [[], 1]);
    });

    it('fails as asked', async () => {
        const unreachable = await invoke('offline');
        assert.equal(unreachable.status, 400);
        assert.match(await unreachable.text(), /PSRemotingTransportException.*WinRM cannot complete/);
        await patch('srv2025', { faults: { scriptError: "it's broken" } });
        assert.equal(((await (await invoke('srv2025')).json()) as Answer).properties.errors[0]?.message, "it's broken");
        await patch('srv2025', { faults: { scriptError: null, emptyAnswer: true } });
        assert.equal(await (await invoke('srv2025')).text(), '');
        await patch('srv2025', { faults: { emptyAnswer: null, dropField: 'outbound.required' } });
        assert.equal(((await (await invoke('srv2025')).json()) as Answer).properties.results[0]?.outbound.required, undefined);
    });

    it('refuses a request without a script, and an unknown computer', async () => {
        assert.equal((await request(`${nodes}/srv2025/invokeCommand`, { method: 'POST', body: '{' })).status, 400);
        assert.equal((await invoke('nobody')).status, 404);
    });
});
