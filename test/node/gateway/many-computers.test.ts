// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { after, before, describe, it } from 'node:test';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { ReplayHost } from '../../../dev-gateway/computers/replay-host';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { generateComputers } from '../../../dev-gateway/scenarios/generated';
import type { EventLogs, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { type RunningGateway, startGateway } from '../../../dev-gateway/server';
import { callOf, normalise } from '../../contract/samples';
import { host } from '../host';

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

    it('have tags of rings, of which some have none, and agree with themselves', () => {
        const tags = many.map(one => one.tags ?? []);
        for (const tag of ['Ring 1 - pilots', 'Ring 2', 'Ring 3', 'Berlin'])
            assert.ok(
                tags.some(one => one.includes(tag)),
                tag
            );
        assert.ok(tags.some(one => one.length === 0));
        for (const { name, inbound, registry, windowsDefault, policy } of many) {
            const stored = Object.entries(registry[serverKey] ?? {}).find(([value]) => /^requiresecuritysignature$/i.test(value))?.[1];
            const required = inbound['RequireSecuritySignature'];
            if (required !== undefined) assert.equal(required, stored === undefined ? windowsDefault.inbound : stored === 1, name);
            const told = policy.objects.map(object => object.inbound).filter(value => value !== undefined);
            if (told.length > 0) assert.equal(told.pop(), stored, name);
        }
        assert.ok(many.some(({ policy }) => policy.objects.some(object => object.inbound === 0)));
    });

    it('have one among them whose log was cleared five days ago, also after two weeks', () => {
        const steady = many.slice(0, 40).filter(({ steadyLogs }) => steadyLogs);
        assert.equal(steady.length, 1);
        const computers = createDirectory(steady, host);
        assert.equal(computers.letDaysPass(14), null);
        const { eventLogs } = computers.all()[0]?.describe() as { eventLogs: EventLogs };
        const clearing = eventLogs['System']?.events.find(({ id }) => id === 104)?.time;
        assert.equal(Math.round((Date.parse(String(clearing)) - Date.now()) / 86_400_000), 14 - 5);
    });

    it('have met peers, some of them in common, and log those that they audit', async () => {
        const forty = many.slice(0, 40).filter(({ faults, credentials }) => !faults && !credentials);
        const auditing = forty.filter(({ inbound }) => inbound['AuditClientDoesNotSupportSigning'] === true);
        const computers = createDirectory(auditing, host);
        const seen = new Map<string, string[]>();
        for (const { name } of auditing) {
            const answer = await computers.find(name)?.run(callOf('Get-SmbSigningEvidence'), new AbortController().signal);
            const { events } = answer?.results[0] as { events: readonly { readonly id: number; readonly peer: string }[] };
            const shown = new Set(events.map(({ id, peer }) => `${id} ${peer}`));
            for (const event of shown) seen.set(event, [...(seen.get(event) ?? []), name]);
        }
        for (const peer of ['3021 \\copier-3', '3021 \\192.0.2.44', '3023 \\scan-7', '31998 \\nas1'])
            assert.ok((seen.get(peer)?.length ?? 0) > 1, `${peer}: ${seen.get(peer)?.join(', ')}`);
        const isOpen = ({ inbound }: Scenario): boolean => inbound['RequireSecuritySignature'] === false;
        // To be required: those whose logs speak against it, those that audit nothing yet, and those that cannot.
        const open = forty.filter(isOpen);
        assert.ok(open.filter(one => auditing.includes(one)).length >= 4);
        assert.ok(open.filter(({ inbound }) => inbound['AuditClientDoesNotSupportSigning'] === false).length >= 4);
        assert.ok(open.filter(({ inbound }) => !('AuditClientDoesNotSupportSigning' in inbound)).length >= 2);
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

describe('logs and connections in replay', () => {
    const replayed = ['Get-SmbSigningActivity', 'Get-SmbSigningEvidence', 'Get-SmbSigningConnection'] as const;

    it('are as the engine has them', async () => {
        // One of each Windows, a second NAS whose guests one of them remembers, and both directions of everything that is logged.
        const kinds = generateComputers(40).filter((_, index) => [8, 9, 11, 12, 16, 19, 36].includes(index));
        const visits = (['outbound', 'inbound'] as const).flatMap(direction =>
            (['signs', 'cannotSign', 'guest', 'wrongSignature'] as const).map(does => ({
                peer: `<${does}> & co`,
                direction,
                does,
                times: 3
            }))
        );
        const sound = kinds.map(({ faults: _, ...one }): Scenario => ({ ...one, visits: [...(one.visits ?? []), ...visits] }));
        const [real, replay] = [createDirectory(sound, host), createDirectory(sound, new ReplayHost())];
        for (const { name } of sound) {
            // Both were made a moment apart: the logs of one are given to the other.
            // One command that says that it fails, and is logged all the same.
            await real.find(name)?.run({ ...callOf('Test-SmbDevice'), logAudit: true }, new AbortController().signal);
            const { eventLogs } = real.find(name)?.describe() as { eventLogs: object };
            assert.equal(replay.find(name)?.patch({ eventLogs }), null);
            for (const command of replayed) {
                const answers = await Promise.all(
                    [real, replay].map(async one => (await one.find(name)?.run(callOf(command), new AbortController().signal))?.results[0])
                );
                const [engine, other] = answers.map(answer => ({ ...(answer as object), collectedAt: '' }));
                assert.ok(Object.keys(engine ?? {}).length > 6, `${name} ${command}`);
                assert.deepEqual(other, engine, `${name} ${command}`);
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
        const names = (JSON.parse(body) as { value: { properties: { name: string; type: string; tags: readonly string[] } }[] }).value.map(
            ({ properties }) => properties
        );
        assert.equal(names.length, 23);
        for (const name of ['file-0020', 'file-0020.lab.example'])
            assert.deepEqual(names.find(one => one.name === name)?.tags, ['Ring 3'], name);
        const cluster = { name: 'clu-1.lab.example', type: 'msft.sme.connection-type.cluster', tags: [] };
        assert.deepEqual(names.at(-1), { ...names.at(-1), ...cluster });
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

it('a gateway with the engine of another ends its own calls, and leaves the engine', async context => {
    const process = async ({ computers }: RunningGateway): Promise<unknown> => {
        const call = { script: '$PID', command: null, module: null, parameters: {}, logAudit: false, jea: false };
        return (await computers.find('srv2025')?.run(call, new AbortController().signal))?.results[0];
    };
    const second = await startGateway({ port: 0, host, computers: [srv2025] });
    const third = await startGateway({ port: 0, host, computers: [srv2025] });
    context.after(() => third.close());
    const engine = await process(second);
    assert.ok(Number(engine) > 0);
    assert.equal(await process(third), engine);
    second.computers.find('srv2025')?.patch({ faults: { delayMs: 3_600_000 } });
    const waiting = process(second);
    await second.close();
    assert.equal(await waiting, undefined);
    assert.equal(await process(third), engine);
});
