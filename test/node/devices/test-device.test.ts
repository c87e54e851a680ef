// SPDX-License-Identifier: MIT
// Test-SmbDevice in the real engine against real servers: Samba, and devices that misbehave.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import type { DialectLimit } from '../../../src/app/domain/peers/dialects';
import { deviceOutcome, nextRequest, type Probe, type RequestKind } from '../../../src/app/domain/negotiate/device';
import { computerOf, type Mode, modes, run } from '../../contract/samples';
import { hostile, startDevice } from '../../devices/hostile';
import { freePort, sambaMissing, startSamba } from '../../devices/samba';
import { host } from '../host';

interface Raw extends Omit<Probe, 'request' | 'answer'> {
    readonly answer: string;
}

/** One request, as the bundle has it sent. */
async function probe(name: string, port: number, request: RequestKind, mode: Mode = 'full'): Promise<Probe> {
    const parameters = { Name: name, Port: String(port), Request: request.replace('smb', 'Smb') };
    const { results, errors } = await run(computerOf(srv2025, host, mode), 'Test-SmbDevicePort', parameters);
    assert.deepEqual(errors, []);
    const raw = results[0] as Raw;
    return { ...raw, request, answer: Buffer.from(raw.answer, 'base64') };
}

/** Asks as the extension does, until enough is known. */
async function probes(port: number, mode: Mode = 'full', name = '127.0.0.1', highest: DialectLimit = 'none'): Promise<Probe[]> {
    const sent: Probe[] = [];
    for (let next = nextRequest(sent, highest); next; next = nextRequest(sent, highest)) sent.push(await probe(name, port, next, mode));
    return sent;
}

const without = { skip: sambaMissing };
const nmap = spawnSync('nmap', ['--version']).status === 0;

describe('a real Samba', without, () => {
    const smb1 = { 'server min protocol': 'NT1', 'server max protocol': 'NT1' };
    const cases: readonly [string, Record<string, string>, object, RegExp | null][] = [
        ['by default', {}, { kind: 'offered', dialect: '3.1.1' }, /enabled but not required/],
        ['with mandatory signing', { 'server signing': 'mandatory' }, { kind: 'required', dialect: '3.1.1' }, /enabled and required/],
        // Samba says that it can sign whatever it is told: a probe cannot know better.
        ['with signing disabled', { 'server signing': 'disabled' }, { kind: 'offered', dialect: '3.1.1' }, /enabled but not required/],
        ['of SMB 2 at most', { 'server max protocol': 'SMB2_10' }, { kind: 'offered', dialect: '2.1' }, /enabled but not required/],
        ['that does not let this computer in', { 'hosts deny': 'ALL' }, { kind: 'sessionRefused', dialect: undefined }, null],
        ['of SMB 1 only', smb1, { kind: 'smb1Only', dialect: undefined }, null],
        ['that requires encryption', { 'smb encrypt': 'required' }, { kind: 'offered', dialect: '3.1.1' }, /enabled but not required/],
        [
            'that makes guests of strangers',
            { 'map to guest': 'Bad User' },
            { kind: 'offered', dialect: '3.1.1' },
            /enabled but not required/
        ],
        [
            'that makes guests of strangers and requires signing',
            { 'map to guest': 'Bad User', 'server signing': 'mandatory' },
            { kind: 'required', dialect: '3.1.1' },
            /enabled and required/
        ]
    ];
    for (const [what, settings, expected, verdict] of cases) {
        it(`${what} is found as it is, by each way to run the command, and nmap agrees`, async () => {
            const samba = await startSamba(settings);
            try {
                for (const mode of modes.filter(one => one !== 'constrained')) {
                    const outcome = deviceOutcome(await probes(samba.port, mode));
                    assert.deepEqual({ kind: outcome.kind, dialect: 'answer' in outcome ? outcome.answer.dialect : undefined }, expected);
                }
                if (nmap && verdict) assert.match(nmapVerdict(samba.port), verdict);
            } finally {
                await samba.close();
            }
        });
    }

    it('is found by name, with its address, durations, algorithm and mechanisms', async () => {
        const samba = await startSamba({});
        const sent = await probes(samba.port, 'full', 'localhost');
        await samba.close();
        const outcome = deviceOutcome(sent);
        assert.ok(outcome.kind === 'offered' && sent[0]);
        assert.deepEqual(
            { algorithm: outcome.answer.algorithm.name, encryption: outcome.answer.encryption, mechanisms: outcome.answer.mechanisms },
            { algorithm: 'AES-GMAC', encryption: true, mechanisms: ['ntlm'] }
        );
        assert.equal(sent[0].address, '127.0.0.1');
        assert.ok(sent[0].addresses.includes('127.0.0.1'));
        assert.ok((sent[0].connectMilliseconds ?? -1) >= 0 && (sent[0].answerMilliseconds ?? -1) >= 0);
    });

    const limits: readonly [string, Record<string, string>, DialectLimit, string | null][] = [
        ['that takes nothing below 3.1.1', { 'server min protocol': 'SMB3_11' }, '3.0.2', 'none'],
        ['that takes all', {}, '3.0.2', '3.0.2'],
        ['that takes all', {}, '3.0', '3.0'],
        ['that takes all', {}, '2.1', '2.1'],
        ['that takes all', {}, '2.0.2', '2.0.2'],
        ['of SMB 2 at most', { 'server max protocol': 'SMB2_10' }, '3.0.2', null]
    ];
    for (const [what, settings, highest, expected] of limits) {
        it(`${what} tells a computer that may use ${highest} at most: ${expected}`, async () => {
            const samba = await startSamba(settings);
            try {
                const outcome = deviceOutcome(await probes(samba.port, 'full', '127.0.0.1', highest));
                assert.ok('older' in outcome);
                assert.equal(typeof outcome.older === 'object' ? (outcome.older?.dialect ?? null) : outcome.older, expected);
            } finally {
                await samba.close();
            }
        });
    }

    it('answers the old way to an old request', async () => {
        const samba = await startSamba({});
        const answer = await probe('127.0.0.1', samba.port, 'smb1');
        await samba.close();
        assert.equal(deviceOutcome([answer]).kind, 'again');
    });
});

function nmapVerdict(port: number): string {
    return spawnSync(
        'nmap',
        ['-Pn', '-p', String(port), '--script', '+smb2-security-mode', '--script-args', `smbport=${port}`, '127.0.0.1'],
        { encoding: 'utf8' }
    ).stdout;
}

/** A message's length and its mark as far as they go, or a refusal: of another service nothing leaves the computer that asked. */
const smbOrNothing = /^(\0...[\xfe\xff](S(MB?)?)?|\x83\0\0.\x81)?$/s;

describe('a device that misbehaves', () => {
    const outcomes: Readonly<Record<keyof typeof hostile, string>> = {
        'closed at once': 'closedWithoutAnswer',
        'closed after the request': 'closedWithoutAnswer',
        'never answering': 'silent',
        'random bytes': 'notSmb',
        'a negative session response': 'sessionRefused',
        'random bytes as a message': 'notSmb',
        'an answer of 16 MB': 'tooLarge',
        'a byte at a time': 'required',
        'a byte a second': 'damaged',
        'an SSH server': 'notSmb',
        'an SMB 1 banner': 'smb1Only',
        'truncated contexts': 'required',
        'no signing': 'notOffered',
        'an echo': 'damaged',
        'a refusal': 'refusedStatus',
        'no dialect in common': 'noCommonDialect'
    };
    for (const [name, handle] of Object.entries(hostile)) {
        it(`${name}: ${outcomes[name as keyof typeof hostile]}, in bounded time and with a bounded answer`, async () => {
            const device = await startDevice(handle);
            const started = Date.now();
            const sent = await probes(device.port);
            await device.close();
            assert.equal(deviceOutcome(sent).kind, outcomes[name as keyof typeof hostile]);
            assert.ok(Date.now() - started < 15_000);
            assert.ok(sent.every(one => one.answer.length <= 16_384));
            for (const { answer } of sent) assert.match(Buffer.from(answer).subarray(0, 8).toString('latin1'), smbOrNothing);
        });
    }

    it('gets one connection per request, one request per connection, no credentials, and nothing after the answer', async () => {
        const received: Buffer[] = [];
        let connections = 0;
        const device = await startDevice(socket => {
            connections++;
            socket.on('data', data => {
                received.push(data);
                socket.end();
            });
        });
        await probe('127.0.0.1', device.port, 'smb2');
        await probe('127.0.0.1', device.port, 'smb1');
        await device.close();
        assert.equal(connections, 2);
        assert.deepEqual(
            received.map(data => [data.length, data.readUInt32BE(0) + 4, data.subarray(4, 8).toString('latin1')]),
            [
                [204, 204, '\u00feSMB'],
                [73, 73, '\u00ffSMB']
            ]
        );
    });
});

describe('no connection', () => {
    it('to a closed port', async () =>
        assert.deepEqual(
            (await probes(await freePort())).map(one => one.ended),
            ['refused']
        ));

    it('to a name that does not exist', async () => {
        const [sent, ...more] = await probes(445, 'full', 'no-such-device.invalid');
        assert.equal(more.length, 0);
        assert.match(sent?.ended ?? '', /^name(NotFound|TimedOut)$/);
    });

    it('from Constrained Language Mode, and it says so', async () => {
        const [sent, ...more] = await probes(445, 'constrained');
        assert.equal(more.length, 0);
        assert.equal(sent?.ended, 'notAllowed');
    });

    it('where the name or the port is none', async () => {
        for (const parameters of [{ Name: '' }, { Name: 'x'.repeat(256) }, { Name: 'nas', Request: 'Smb3' }]) {
            const { errors, results } = await run(computerOf(srv2025, host, 'full'), 'Test-SmbDevice', parameters);
            assert.equal(results.length, 0);
            assert.match(errors[0]?.errorId ?? '', /^Parameter/);
        }
    });

    it('to anything that a name might inject', async () => {
        for (const name of ["'; Get-Process #", '$(Get-Process)', 'a b', '..\\..', '<script>alert(1)</script>']) {
            const [sent] = await probes(445, 'full', name);
            assert.match(sent?.ended ?? '', /^(nameNotFound|nameTimedOut|failed)$/, name);
        }
    });
});
