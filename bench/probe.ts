// SPDX-License-Identifier: MIT
// What a test of devices costs. Every address is one of this machine's own.
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { answering, smb2Answer, startDevice } from '../test/devices/hostile';
import { sambaMissing, startSamba } from '../test/devices/samba';
import type { Measurement, Row, Workbench } from './row';

const probes = 20;
const devices = 200;
/** How much longer than a bare connection a probe may take, in milliseconds. */
const margin = 25;
/** How long the test of all devices may take for each, in milliseconds: the emulated computer runs one call after the other. */
const each = 250;

/** One probe beside what it cannot do without, and beside nmap's script; then many devices by the extension itself. */
export const deviceTests: Measurement = async workbench => [...(await oneDevice(workbench)), await manyDevices(workbench)];

async function oneDevice({ gateway }: Workbench): Promise<Row[]> {
    const server = sambaMissing === false ? await startSamba({}) : await startDevice(answering(smb2Answer()));
    const what = sambaMissing === false ? 'a Samba' : 'a server of the tests';
    try {
        const request = await requestOf(gateway);
        const bare = await timesOf(() => connection(server.port, request));
        const calls: number[] = [];
        const probe = await timesOf(async () => {
            const started = performance.now();
            const { connectMilliseconds, answerMilliseconds } = await ask(gateway, server.port);
            calls.push(performance.now() - started);
            return (connectMilliseconds ?? NaN) + (answerMilliseconds ?? NaN);
        });
        const nmap = spawnSync('nmap', ['--version']).status === 0 ? await timesOf(() => nmapScript(server.port), 3) : null;
        const yardstick = { target: '–', withinTarget: null };
        return [
            {
                what: `a bare TCP connection to ${what} and one round trip with the same request, median of ${probes}`,
                measured: `${bare.toFixed(1)} ms`,
                ...yardstick
            },
            {
                what: `a probe of it, connection and answer, as the computer reports them, median of ${probes}`,
                target: `at most ${margin} ms more`,
                measured: `${probe.toFixed(1)} ms`,
                withinTarget: probe <= bare + margin
            },
            {
                what: 'the whole call for it, the PowerShell engine included, median',
                measured: `${median(calls).toFixed(0)} ms`,
                ...yardstick
            },
            {
                what: "nmap's smb2-security-mode of it, median of 3",
                measured: nmap === null ? 'nmap is not installed' : `${nmap.toFixed(0)} ms`,
                ...yardstick
            }
        ];
    } finally {
        await server.close();
    }
}

async function manyDevices({ browser, gateway }: Workbench): Promise<Row> {
    let open = 0;
    let most = 0;
    const servers = await Promise.all(
        Array.from({ length: devices }, () =>
            startDevice(socket => {
                most = Math.max(most, ++open);
                socket.on('close', () => open--);
                answering(smb2Answer())(socket);
            })
        )
    );
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        await page.goto(`${gateway.url}?computer=srv2025&path=compatibility`);
        const tool = page.frameLocator('iframe');
        await tool.getByLabel('Devices').fill(servers.map(({ port }) => `127.0.0.1:${port}`).join('\n'));
        const started = performance.now();
        await tool.getByRole('button', { name: 'Test', exact: true }).click();
        await tool
            .getByRole('status')
            .filter({ hasText: `Tested ${devices} of ${devices}` })
            .waitFor({ timeout: 600_000 });
        const took = performance.now() - started;
        const found = await tool.getByText(`${devices} × Can sign`).count();
        if (found !== 1) throw new Error(`Not all of ${devices} devices were found as they are.`);
        return {
            what: `${devices} devices tested from one computer in the extension, 4 calls at once, run one after the other there`,
            target: `at most ${each} ms each`,
            measured: `${(took / 1000).toFixed(1)} s, ${(took / devices).toFixed(0)} ms each; open connections at most ${most}`,
            withinTarget: took <= devices * each
        };
    } finally {
        await context.close();
        for (const server of servers) await server.close();
    }
}

interface Probe {
    readonly connectMilliseconds: number | null;
    readonly answerMilliseconds: number | null;
}

/** The command by its name, as a JEA endpoint takes it. */
async function ask(gateway: Workbench['gateway'], port: number): Promise<Probe> {
    const call = {
        script: '',
        command: 'Test-SmbDevicePort',
        module: 'SmbSigning',
        parameters: { Name: '127.0.0.1', Port: port },
        logAudit: false,
        jea: true
    };
    const { results, errors } = (await gateway.computers.find('jea')?.run(call, new AbortController().signal)) ?? {
        results: [],
        errors: []
    };
    if (results.length !== 1) throw new Error(`No probe: ${errors.map(error => error.message).join(' ')}`);
    return results[0] as Probe;
}

/** The bytes that a probe sends. */
async function requestOf(gateway: Workbench['gateway']): Promise<Buffer> {
    let received = Buffer.alloc(0);
    const server = await startDevice(socket =>
        socket.on('data', data => {
            received = data;
            socket.end();
        })
    );
    await ask(gateway, server.port);
    await server.close();
    return received;
}

async function connection(port: number, request: Buffer): Promise<number> {
    const started = performance.now();
    await new Promise<void>((answered, failed) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(request));
        socket.once('error', failed).once('data', () => {
            socket.destroy();
            answered();
        });
    });
    return performance.now() - started;
}

function nmapScript(port: number): Promise<number> {
    const started = performance.now();
    const script = ['--script', '+smb2-security-mode', '--script-args', `smbport=${port}`];
    spawnSync('nmap', ['-Pn', '-p', String(port), ...script, '127.0.0.1']);
    return Promise.resolve(performance.now() - started);
}

async function timesOf(measure: () => Promise<number>, times = probes): Promise<number> {
    await measure(); // the first warms up
    const measured: number[] = [];
    for (let time = 0; time < times; time++) measured.push(await measure());
    return median(measured);
}

function median(values: readonly number[]): number {
    return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
