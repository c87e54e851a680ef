// SPDX-License-Identifier: MIT
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerType } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PowerShellStreams } from './handlers/powershell-stream';

/** Where the SDK opens its stream (Net.streamSocketV200 in core/data/net.js), with the module's name behind it. */
const place = /^\/api\/services\/WinStream\/Stream\/socket\/[\w.-]+$/;

/** More is no call: the longest text of a command is a tenth of it. */
const longestMessage = 2_000_000;

/** Lets pages of this gateway open WebSockets to it. Gives what closes them all. */
export function listenForSockets(server: ServerType, streams: PowerShellStreams): () => void {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const refused = streams.fault === 'refused' ? '403 Forbidden' : refusal(request);
        if (refused) {
            socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
            return;
        }
        sockets.handleUpgrade(request, socket, head, opened => serve(opened, streams));
    });
    return () => sockets.clients.forEach(client => client.terminate());
}

function serve(socket: WebSocket, streams: PowerShellStreams): void {
    const end = streams.connect({ send: text => socket.send(text), cut: () => socket.terminate() });
    socket.on('message', data => end.receive((data as Buffer).toString('utf8')));
    socket.on('close', () => end.closed());
    socket.on('error', () => socket.terminate());
}

/** Why a handshake is refused: only a page of this gateway may open one. */
function refusal({ url = '', headers }: IncomingMessage): string | null {
    if (!place.test(url)) return '501 Not Implemented';
    const { host, origin } = headers;
    const isThisMachine = host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
    const isThisPage = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
    return isThisMachine && isThisPage ? null : '403 Forbidden';
}
