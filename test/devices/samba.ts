// SPDX-License-Identifier: MIT
// A real Samba on a free port of this machine, for as long as a test needs it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const program = ['/usr/sbin/smbd', '/usr/local/sbin/smbd', '/usr/local/samba/sbin/smbd'].find(
    path => spawnSync(path, ['--version']).status === 0
);

/** Why tests with Samba cannot run here; false where they can. */
export const sambaMissing: string | false = program ? false : 'Samba (smbd) is not installed on this machine';

export interface RunningServer {
    readonly port: number;
    close(): Promise<void>;
}

/**
 * Starts smbd with the given lines in its [global] section.
 * @param port 0: any that is free
 */
export async function startSamba(global: Readonly<Record<string, string>>, port = 0): Promise<RunningServer> {
    if (!program) throw new Error(String(sambaMissing));
    const folder = mkdtempSync(join(tmpdir(), 'samba-'));
    const chosen = port || (await freePort());
    const folders = Object.fromEntries(
        ['lock', 'state', 'cache', 'pid', 'private', 'ncalrpc'].map(name => {
            const path = join(folder, name);
            mkdirSync(path);
            return [
                name === 'private'
                    ? 'private dir'
                    : name === 'pid'
                      ? 'pid directory'
                      : name === 'ncalrpc'
                        ? 'ncalrpc dir'
                        : `${name} directory`,
                path
            ];
        })
    );
    const settings = {
        'server role': 'standalone server',
        'bind interfaces only': 'yes',
        interfaces: '127.0.0.1',
        'smb ports': String(chosen),
        'disable netbios': 'yes',
        'load printers': 'no',
        'disable spoolss': 'yes',
        'log file': join(folder, 'log'),
        ...folders,
        ...global
    };
    const lines = Object.entries(settings).map(([name, value]) => `    ${name} = ${value}`);
    writeFileSync(join(folder, 'smb.conf'), ['[global]', ...lines, '[share]', `    path = ${folder}`, '    guest ok = yes', ''].join('\n'));
    // In a process group of its own: at its end smbd signals its whole group.
    const smbd = spawn(program, ['--foreground', '--no-process-group', `--configfile=${join(folder, 'smb.conf')}`], {
        stdio: 'ignore',
        detached: true
    });
    const gone = new Promise(resolve => smbd.once('exit', resolve));
    await listening(chosen, () => smbd.exitCode !== null);
    return {
        port: chosen,
        close: async () => {
            smbd.kill();
            await gone;
            rmSync(folder, { recursive: true, force: true });
        }
    };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
    const server = createServer();
    const port = await new Promise<number>(resolve =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    );
    await new Promise(resolve => server.close(resolve));
    return port;
}

async function listening(port: number, ended: () => boolean): Promise<void> {
    for (let i = 0; i < 200; i++) {
        if (ended()) throw new Error('smbd ended at once.');
        const open = await new Promise<boolean>(resolve => {
            const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
            socket.unref();
            void setTimeout(1000).then(() => socket.destroy());
        });
        if (open) return;
        await setTimeout(50);
    }
    throw new Error('smbd does not listen.');
}
