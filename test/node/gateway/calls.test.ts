// SPDX-License-Identifier: MIT
// What happens to calls on their way: pauses, lines that are cut, credentials that expire, names that move.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createApp } from '../../../dev-gateway/app';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { root } from '../../../dev-gateway/root';
import { scenarios } from '../../../dev-gateway/scenarios';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import type { powershellCommands } from '../../../src/generated/powershell-commands';
import { anyComputer, callOf } from '../../contract/samples';
import { host } from '../host';

const computers = createDirectory(scenarios, host);
const app = createApp({ computers, folders: { extension: root, shell: root, fonts: root, styles: root }, answerWithin: 100 });
beforeEach(() => computers.reset());

interface State {
    readonly inbound: { readonly RequireSecuritySignature: boolean };
    readonly registry: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly calls: readonly { readonly command: string }[];
    readonly executed: readonly object[];
}

interface Answer {
    readonly completed: 'True' | 'False';
    readonly sessionId: string;
    readonly results: readonly { readonly computer: { readonly fqdn: string; readonly id: string } }[];
    readonly errors: readonly { readonly message: string }[];
}

const local = { host: '127.0.0.1:6516' };

async function send(method: string, path: string, body: object): Promise<Response> {
    return app.request(`/dev/computers/${path}`, { method, headers: local, body: JSON.stringify(body) });
}

async function happen(name: string, event: object): Promise<void> {
    const response = await send('POST', `${name}/events`, event);
    assert.equal(response.status, 200, await response.text());
}

const stateOf = (name: string): State => computers.find(name)?.describe() as State;
const nodes = '/api/services/WinREST/PowerShell/nodes';

/** Calls a command as the SDK does. */
async function call(
    name: string,
    command: keyof typeof powershellCommands,
    parameters: Readonly<Record<string, string>> = {},
    account?: string
): Promise<Response> {
    const body = JSON.stringify({ properties: callOf(command, parameters) });
    const headers = { ...local, ...(account === undefined ? {} : { 'x-ms-sme-authorization': account }) };
    return app.request(`${nodes}/${name}/invokeCommand`, { method: 'POST', headers, body });
}

async function answerOf(response: Response): Promise<Answer> {
    let { properties } = (await response.json()) as { properties: Answer };
    while (properties.completed === 'False') {
        const poll = await app.request(`${nodes}/any/pssessions/${properties.sessionId}`, { headers: local });
        properties = ((await poll.json()) as { properties: Answer }).properties;
    }
    return properties;
}

async function whoAnswers(name: string): Promise<string | undefined> {
    return (await answerOf(await call(name, 'Get-SmbSigningConfiguration'))).results[0]?.computer.fqdn;
}

const account = (given: number): string =>
    Buffer.from(JSON.stringify({ domain: 'lab', username: 'admin', password: 'open sesame', given })).toString('base64');

it('a line that is really cut: the script ran, and no answer ever comes', async () => {
    await send('PATCH', 'srv2022', { faults: { unanswered: ['Enable-SmbInboundSigningRequirement'] } });
    const given = { ...anyComputer, ExpectedInForce: 'NotRequired', ExpectedStored: '0' };
    const response = await call('srv2022', 'Enable-SmbInboundSigningRequirement', given);
    const { properties } = (await response.json()) as { properties: Answer };
    while (!stateOf('srv2022').inbound.RequireSecuritySignature) await new Promise(done => setTimeout(done, 5));
    assert.equal(await whoAnswers('srv2022'), 'srv2022.lab.example'); // no other call is held up
    const poll = await app.request(`${nodes}/srv2022/pssessions/${properties.sessionId}`, { headers: local });
    assert.equal(((await poll.json()) as { properties: Answer }).properties.completed, 'False');
});

describe('credentials that expire', () => {
    const status = async (name: string, given?: string): Promise<number> =>
        (await call(name, 'Get-SmbSigningConfiguration', {}, given)).status;

    it('let nobody in any more, and the same account does that is given anew', async () => {
        assert.deepEqual([await status('locked'), await status('locked', account(1))], [401, 200]);
        await happen('locked', { event: 'credentialsExpire' });
        assert.deepEqual([await status('locked', account(1)), await status('locked', account(2))], [401, 200]);
    });

    it("are the gateway's own where those were enough, of that computer alone", async () => {
        assert.equal(await status('srv2022'), 200);
        await happen('srv2022', { event: 'credentialsExpire' });
        assert.deepEqual([await status('srv2022'), await status('srv2022', account(1)), await status('srv2025')], [401, 200, 200]);
        computers.reset();
        assert.equal(await status('srv2022'), 200);
    });
});

it('credentials that expire while a call is under way: its answer is refused', async () => {
    await send('PATCH', 'srv2022', { faults: { delayMs: 3_600_000 } });
    const { properties } = (await (await call('srv2022', 'Get-SmbSigningConfiguration')).json()) as { properties: Answer };
    assert.equal(properties.completed, 'False');
    await happen('srv2022', { event: 'credentialsExpire' });
    assert.equal((await app.request(`${nodes}/srv2022/pssessions/${properties.sessionId}`, { headers: local })).status, 401);
});

describe('a name that moves', () => {
    it('leads to another computer, and is listed once; what is described stays where it was', async () => {
        await happen('srv2022', { event: 'nameMoves', name: 'fs-role' });
        assert.equal(await whoAnswers('FS-Role'), 'srv2022.lab.example');
        await happen('srv2022-cluster1', { event: 'nameMoves', name: 'fs-role' });
        assert.equal(await whoAnswers('fs-role'), 'srv2022-cluster1.lab.example');
        await happen('srv2025', { event: 'nameMoves', name: 'srv2022' });
        assert.equal(await whoAnswers('srv2022'), 'srv2025.lab.example');
        assert.equal((stateOf('srv2022') as unknown as { name: string }).name, 'srv2022');
        const list = (await (await app.request('/api/connections', { headers: local })).json()) as {
            value: { properties: { name: string } }[];
        };
        const names = list.value.map(({ properties }) => properties.name);
        assert.deepEqual([names.filter(name => name === 'fs-role').length, names.filter(name => name === 'srv2022').length], [1, 1]);
        computers.reset();
        assert.equal((await call('fs-role', 'Get-SmbSigningConfiguration')).status, 404);
        assert.equal(await whoAnswers('srv2022'), 'srv2022.lab.example');
    });

    it('between plan and write: the node that answers now refuses, and nothing is written on either', async () => {
        const nodesOfRole = ['srv2022', 'srv2022-cluster1'] as const;
        await happen(nodesOfRole[0], { event: 'nameMoves', name: 'fs-role' });
        const [reading] = (await answerOf(await call('fs-role', 'Get-SmbSigningConfiguration'))).results;
        await happen(nodesOfRole[1], { event: 'nameMoves', name: 'fs-role' });
        const given = {
            ExpectedInForce: 'NotRequired',
            ExpectedStored: '0',
            ExpectedComputerId: reading?.computer.id ?? '',
            ExpectedComputerName: reading?.computer.fqdn ?? ''
        };
        const { results, errors } = await answerOf(await call('fs-role', 'Enable-SmbInboundSigningRequirement', given));
        assert.deepEqual(results, []);
        assert.match(
            errors[0]?.message ?? '',
            /This computer is srv2022-cluster1\.lab\.example, not srv2022\.lab\.example\..*WrongComputer/
        );
        for (const node of nodesOfRole) assert.equal(stateOf(node).inbound.RequireSecuritySignature, false);
    });

    it('needs a name', async () => {
        assert.equal((await send('POST', 'srv2022/events', { event: 'nameMoves' })).status, 400);
    });
});

it('a key and a value of the registry are the same in any case, as in Windows', async () => {
    const keyOf = ({ registry }: State): [string, unknown][] =>
        Object.entries(registry).filter(([key]) => key.toLowerCase() === serverKey.toLowerCase());
    const before = keyOf(stateOf('srv2022'));
    await send('PATCH', 'srv2022', { registry: { [serverKey.toUpperCase()]: { REQUIREsecuritysignature: 1 } } });
    const [[key, values] = ['', {}], ...others] = keyOf(stateOf('srv2022'));
    assert.deepEqual([key, others, Object.keys(values as object)], [serverKey, [], Object.keys(before[0]?.[1] as object)]);
    assert.deepEqual(Object.entries(values as object).find(([name]) => name.toLowerCase() === 'requiresecuritysignature')?.[1], 1);
    await send('PATCH', 'srv2022', { registry: { [serverKey.toLowerCase()]: null } });
    assert.deepEqual(keyOf(stateOf('srv2022')), []);
});

it('a pause that makes no sense is refused, and nobody goes on where none stands still', async () => {
    for (const pause of [
        { command: 'Set-SmbServerConfiguration' },
        { when: 'before' },
        { command: 'x', when: 'after', nth: 0 },
        'x',
        null
    ]) {
        const response = await send('PATCH', 'srv2022', { faults: { pauses: [pause] } });
        assert.deepEqual([response.status, /A pause is/.test(await response.text())], [400, true], JSON.stringify(pause));
    }
    const resumed = await send('POST', 'srv2022/events', { event: 'resume' });
    assert.deepEqual([resumed.status, /No call is paused/.test(await resumed.text())], [400, true]);
    assert.equal((await send('PATCH', 'srv2022', { paused: [] })).status, 400);
});
