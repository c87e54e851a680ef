// SPDX-License-Identifier: MIT
// Devices that misbehave, each on a free port of this machine.
import { createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { RunningServer } from './samba';

/** A server whose connections are handled as given. Nothing that a connection does fails a test by itself. */
export async function startDevice(handle: (socket: Socket) => unknown, port = 0, address = '127.0.0.1'): Promise<RunningServer> {
    const sockets = new Set<Socket>();
    const server = createServer(socket => {
        sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
        void handle(socket);
    });
    await new Promise<void>((resolve, failed) => server.once('error', failed).listen(port, address, resolve));
    return {
        port: (server.address() as { port: number }).port,
        close: async () => {
            for (const socket of sockets) socket.destroy();
            await new Promise(resolve => server.close(resolve));
        }
    };
}

/** Answers the first request with the bytes. */
export function answering(bytes: Uint8Array): (socket: Socket) => void {
    return socket => void socket.once('data', () => socket.write(bytes));
}

/** A well-formed answer of SMB 3.1.1 that offers signing, with what a test wants otherwise; lengths fit. */
export function smb2Answer({ mode = 1, contexts = true, status = 0 }: { mode?: number; contexts?: boolean; status?: number } = {}): Buffer {
    const message = Buffer.alloc(contexts ? 160 : 130);
    message.write('fe534d424000', 0, 'hex');
    message.writeUInt32LE(status, 8);
    message.writeUInt32LE(1, 16);
    message.writeUInt16LE(65, 64);
    message.writeUInt16LE(mode, 66);
    message.writeUInt16LE(0x0311, 68);
    message.writeUInt16LE(2, 70);
    message.writeUInt16LE(128, 120);
    message.writeUInt32LE(128, 124);
    if (contexts) {
        message.write('0200040000000000' + '01000200' + '00000000', 128, 'hex');
        message.write('0800040000000000' + '01000100' + '00000000', 144, 'hex');
    }
    return framed(message);
}

function framed(message: Buffer): Buffer {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    return Buffer.concat([length, message]);
}

/** A device for each way to misbehave. */
export const hostile = devices({
    'closed at once': socket => socket.destroy(),
    'closed after the request': socket => socket.once('data', () => socket.end()),
    'never answering': () => undefined,
    'random bytes': answering(Buffer.from('9f3c6b0ae1d24477c0ffee00beef1234', 'hex')),
    'a negative session response': answering(Buffer.from([0x83, 0, 0, 1, 0x81])),
    'random bytes as a message': answering(framed(Buffer.from('9f3c6b0ae1d24477c0ffee00beef1234', 'hex'))),
    'an answer of 16 MB': answering(Buffer.concat([Buffer.from('00ffffff', 'hex'), Buffer.alloc(0xffffff, 0xfe)])),
    'a byte at a time': socket =>
        socket.once('data', async () => {
            for (const byte of smb2Answer({ mode: 3 })) {
                socket.write(Uint8Array.of(byte));
                await setTimeout(2);
            }
        }),
    'a byte a second': socket =>
        socket.once('data', async () => {
            for (const byte of smb2Answer({ mode: 3 })) {
                if (socket.destroyed) return;
                socket.write(Uint8Array.of(byte));
                await setTimeout(1000, null, { ref: false });
            }
        }),
    'an SSH server': socket => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
    'an SMB 1 banner': answering(framed(Buffer.from('ff534d4272000000008853c8' + '00'.repeat(20) + '00' + '0000', 'hex'))),
    'truncated contexts': answering(smb2Answer({ mode: 3, contexts: false })),
    'no signing': answering(smb2Answer({ mode: 0 })),
    'an echo': socket => socket.pipe(socket),
    'a refusal': answering(smb2Answer({ status: 0xc0000022 })),
    'no dialect in common': answering(smb2Answer({ status: 0xc00000bb }))
});

function devices<Name extends string>(all: Record<Name, (socket: Socket) => unknown>): typeof all {
    return all;
}
