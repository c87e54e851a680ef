// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import type { AddressInfo } from 'node:net';
import { root } from '../../../dev-gateway/root';
import { checkNode } from '../../../tools/setup.mjs';
import { callOf } from '../../contract/samples';

function start(args: readonly string[], env: Record<string, string> = {}): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/start.mjs', ...args], {
        cwd: root,
        encoding: 'utf8',
        timeout: 60_000,
        env: { ...process.env, ...env }
    });
    return { status, output: (stdout + stderr).trim() };
}

async function listening(): Promise<Server> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    return server;
}

async function freePort(): Promise<number> {
    const server = await listening();
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => server.close(resolve));
    return port;
}

describe('npm start', () => {
    it('tells what is wrong in one plain sentence, with the remedy', async () => {
        const taken = await listening();
        const { port } = taken.address() as AddressInfo;
        const cases: readonly [{ status: number | null; output: string }, RegExp][] = [
            [start(['--bogus']), /^Unknown option '--bogus'\. Use --help to see the options\.$/],
            [start(['--port', 'x']), /^--port needs a number from 1 to 65535, not "x"\.$/],
            [start(['--port', '0']), /^--port needs a number/],
            [start(['--computers', '1e9']), /^--computers needs a number from 0 to 50000, not "1e9"\.$/],
            [start(['--latency', '-1']), /^--latency needs a number|^Option '--latency'/],
            [
                start(['--port', String(port), '--no-open']),
                new RegExp(`^Port ${port} is in use: stop what uses it, or choose another with --port N\\.$`)
            ],
            [start(['--no-open', '--port', '6599'], { PATH: '/nowhere' }), /^The \.NET SDK 10 is missing: install it .* is on the path\.$/]
        ];
        taken.close();
        for (const [{ status, output }, expected] of cases) {
            assert.match(output, expected);
            assert.equal(status, 1, output);
        }
        assert.throws(() => checkNode('18.20.4'), /Node\.js 18\.20\.4 is too old: install Node\.js 20\.12 or later\./);
    });

    it('explains itself', () => {
        const { status, output } = start(['--help']);
        assert.equal(status, 0);
        assert.match(output, /--port N[\s\S]*--no-open[\s\S]*--computers N[\s\S]*--latency MS[\s\S]*--https[\s\S]*--replay/);
    });

    it(
        'builds nothing that is there, says where it is, and leaves no process behind',
        { skip: process.platform === 'win32' && 'no signals on Windows' },
        async t => {
            const port = await freePort();
            const stepsBefore = readFileSync(`${root}/.cache/steps.log`, 'utf8').length;
            const child = spawn(process.execPath, ['tools/start.mjs', '--no-open', '--port', String(port)], {
                cwd: root,
                stdio: ['ignore', 'pipe', 'inherit']
            });
            t.after(() => child.kill('SIGKILL')); // whatever was found
            const lines: string[] = [];
            for await (const line of createInterface({ input: child.stdout })) {
                lines.push(line);
                if (line.startsWith('Ready')) break;
            }
            assert.deepEqual(lines, [`Ready: http://127.0.0.1:${port}/`]);
            const steps = readFileSync(`${root}/.cache/steps.log`, 'utf8').slice(stepsBefore).trim().split('\n');
            assert.deepEqual(
                steps.filter(line => !line.endsWith(' fresh')),
                []
            );

            const { script } = callOf('Get-SmbSigningConfiguration');
            const answer = await fetch(`http://127.0.0.1:${port}/api/services/WinREST/PowerShell/nodes/srv2025/invokeCommand`, {
                method: 'POST',
                body: JSON.stringify({ properties: { script } })
            });
            assert.equal(answer.status, 200); // the PowerShell host runs now
            const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number);
            assert.ok(children.length > 0);
            child.kill('SIGINT');
            assert.equal(await new Promise(resolve => child.once('exit', resolve)), 0);
            for (const pid of children) assert.throws(() => process.kill(pid, 0), /ESRCH/);
        }
    );
});
