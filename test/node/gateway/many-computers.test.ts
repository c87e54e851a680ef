// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { after, before, describe, it } from 'node:test';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { PowerShellHost } from '../../../dev-gateway/computers/powershell-host';
import { ReplayHost } from '../../../dev-gateway/computers/replay-host';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { generateComputers } from '../../../dev-gateway/scenarios/generated';
import { type RunningGateway, startGateway } from '../../../dev-gateway/server';
import { callOf, normalise } from '../../contract/samples';

const host = new PowerShellHost();
after(() => host.stop());

describe('generated computers', () => {
    const many = generateComputers(200);

    it('are the same each time, and have names of their own', () => {
        assert.deepEqual(generateComputers(200), many);
        assert.equal(new Set(many.map(({ name }) => name)).size, 200);
        assert.deepEqual(generateComputers(20), many.slice(0, 20));
    });

    it('are servers and PCs, with all faults, nodes of clusters, and some listed twice', () => {
        assert.deepEqual(new Set(many.map(({ connectionType }) => connectionType)), new Set(['server', 'windows-client']));
        const faults = new Set(many.flatMap(computer => Object.keys(computer.faults ?? {})));
        for (const fault of ['unreachable', 'delayMs', 'scriptError', 'dropField']) assert.ok(faults.has(fault), fault);
        assert.ok(many.some(({ credentials }) => credentials));
        const states = new Set(many.map(one => `${one.outbound['RequireSecuritySignature']} ${one.inbound['RequireSecuritySignature']}`));
        for (const state of ['true true', 'true false', 'false true', 'false false']) assert.ok(states.has(state), state);
        assert.ok(many.some(({ otherNames }) => otherNames?.length === 1));
        assert.equal(createDirectory(many, host).clusters.length, 10);
    });

    it('answer in replay as the engine has them answer', async () => {
        const sound = many.slice(0, 20).filter(({ faults, credentials }) => !faults && !credentials);
        const [real, replayed] = [createDirectory(sound, host), createDirectory(sound, new ReplayHost())];
        const call = callOf('Get-SmbSigningConfiguration');
        for (const { name, policy } of sound) {
            if (policy.objects.length > 1) continue; // what policy tells is the kind's in a replay
            const answers = await Promise.all(
                [real, replayed].map(async computers => (await computers.find(name)?.run(call, new AbortController().signal))?.results[0])
            );
            const [engine, replay] = answers.map(answer => normalise(answer) as Record<string, Record<string, unknown>>);
            assert.deepEqual(replay?.['computer'], engine?.['computer'], name);
            for (const part of ['required', 'stored', 'service']) {
                assert.deepEqual(replay?.['inbound']?.[part], engine?.['inbound']?.[part], `${name} ${part}`);
                assert.deepEqual(replay?.['outbound']?.[part], engine?.['outbound']?.[part], `${name} ${part}`);
            }
        }
    });
});

describe('a gateway with HTTP/2', () => {
    let gateway: RunningGateway;
    before(async () => {
        gateway = await startGateway({ port: 0, https: true, replay: true, latency: 200, computers: [srv2025], generate: 20 });
    });
    after(() => gateway.close());

    function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
        const session = connect(gateway.url, { rejectUnauthorized: false });
        const stream = session.request({ ':path': path, ...headers });
        return new Promise((done, failed) => {
            let [status, body] = [0, ''];
            stream.on('response', answer => (status = Number(answer[':status'])));
            stream.setEncoding('utf8').on('data', (part: string) => (body += part));
            stream.on('end', () => (session.close(), done({ status, body })));
            stream.on('error', failed);
        });
    }

    it('answers there, and to a browser that asks over HTTP/1.1', async () => {
        assert.match(gateway.url, /^https:/);
        assert.equal((await get('/dev/computers')).status, 200);
        const status = await new Promise((done, failed) =>
            request(`${gateway.url}dev/computers`, { rejectUnauthorized: false }, answer => done(answer.statusCode))
                .on('error', failed)
                .end()
        );
        assert.equal(status, 200);
    });

    it('lists computers under all their names, and clusters', async () => {
        const { body } = await get('/api/connections');
        const names = (JSON.parse(body) as { value: { properties: { name: string; type: string } }[] }).value.map(
            ({ properties }) => properties
        );
        assert.equal(names.length, 23);
        assert.ok(names.some(({ name }) => name === 'file-0020.lab.example'));
        assert.deepEqual(names.at(-1), { ...names.at(-1), name: 'clu-1.lab.example', type: 'msft.sme.connection-type.cluster' });
    });

    it('refuses the name of another machine there, too', async () => {
        assert.equal((await get('/dev/computers', { ':authority': 'attacker.example' })).status, 403);
        assert.equal((await get('/dev/computers', { origin: 'https://attacker.example' })).status, 403);
    });

    it('takes the time of its latency', async () => {
        const begun = performance.now();
        await get('/dev/computers');
        assert.ok(performance.now() - begun < 190, 'only calls to computers take longer');
        const session = connect(gateway.url, { rejectUnauthorized: false });
        const stream = session.request({ ':path': '/api/services/WinREST/PowerShell/nodes/srv2025/invokeCommand', ':method': 'POST' });
        const started = performance.now();
        await new Promise(done => stream.on('response', done).end(JSON.stringify({ properties: callOf('Get-SmbSigningConfiguration') })));
        assert.ok(performance.now() - started >= 195);
        session.close();
    });
});
