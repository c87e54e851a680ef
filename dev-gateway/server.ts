// SPDX-License-Identifier: MIT
import { createSecureServer, type Http2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type Http2Bindings, type HttpBindings, serve, type ServerType } from '@hono/node-server';
import type { Context } from 'hono';
import { generate } from 'selfsigned';
import { createApp, usualAnswerWithin } from './app';
import type { ComputerDirectory } from './computers/computer';
import { createDirectory } from './computers/directory';
import { PowerShellHost } from './computers/powershell-host';
import { ReplayHost } from './computers/replay-host';
import { PowerShellStreams } from './handlers/powershell-stream';
import { root } from './root';
import { scenarios } from './scenarios';
import { generateComputers } from './scenarios/generated';
import type { Scenario } from './scenarios/scenario';
import { listenForSockets } from './sockets';

/** A gateway that listens. */
export interface RunningGateway {
    /** Where its page is, such as http://127.0.0.1:6516/. */
    readonly url: string;
    readonly computers: ComputerDirectory;
    readonly host: PowerShellHost;
    /** The calls that come by WebSocket. */
    readonly streams: PowerShellStreams;
    /** Stops listening, and ends the calls and the PowerShell host. */
    close(): Promise<void>;
}

export interface GatewayOptions {
    /** 0: any free one. */
    readonly port: number;
    /** The folder of the extension, if it is not the package's. */
    readonly extension?: string;
    /** The computers in place of all scenarios. */
    readonly computers?: readonly Scenario[];
    /** How many computers are generated beside those. */
    readonly generate?: number;
    /** How much longer every call to a computer takes, in milliseconds. */
    readonly latency?: number;
    /** HTTP/2 with a certificate made for this run, in place of HTTP/1.1. */
    readonly https?: boolean;
    /** The PowerShell engine of another gateway, which ends it. */
    readonly host?: PowerShellHost;
    /** Readings are answered from test/contract in place of the PowerShell engine. */
    readonly replay?: boolean;
}

/** Starts the gateway on 127.0.0.1. @throws where the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
    const host = options.host ?? new PowerShellHost();
    const all = [...(options.computers ?? scenarios), ...generateComputers(options.generate ?? 0)];
    const computers = createDirectory(all, options.replay ? new ReplayHost() : host);
    const latency = options.latency ?? 0;
    const streams = new PowerShellStreams(computers, { answerWithin: usualAnswerWithin, latency });
    const app = createApp({
        computers,
        latency,
        streams,
        hostOf,
        cutConnection,
        folders: {
            extension: options.extension ?? resolve(root, '.cache/package/ux'),
            shell: resolve(root, '.cache/shell'),
            fonts: resolve(root, '.cache/fonts'),
            styles: resolve(root, 'node_modules/@microsoft/windows-admin-center-sdk/styles/css')
        }
    });
    const server = await listen(app.fetch, options);
    const closeSockets = listenForSockets(server, streams);
    const sessions = new Set<Http2Session>();
    server.on('session', (session: Http2Session) => {
        sessions.add(session);
        session.once('close', () => sessions.delete(session));
    });
    return {
        url: `${options.https ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        computers,
        host,
        streams,
        close: async () => {
            computers.reset();
            if (!options.host) await host.stop();
            closeSockets();
            if ('closeAllConnections' in server) server.closeAllConnections();
            for (const session of sessions) session.destroy();
            await new Promise(done => server.close(done));
        }
    };
}

async function listen(fetch: Parameters<typeof serve>[0]['fetch'], { port, https }: GatewayOptions): Promise<ServerType> {
    const secure = https ? { createServer: createSecureServer, serverOptions: { ...(await certificate()), allowHTTP1: true } } : {};
    return new Promise((done, failed) => {
        const server = serve({ fetch, port, hostname: '127.0.0.1', ...secure }, () => done(server));
        server.once('error', failed);
    });
}

/** A certificate of its own for this run: nothing on this machine trusts it, and no other run can use it. */
async function certificate(): Promise<{ key: string; cert: string }> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
        keyType: 'ec',
        extensions: [
            {
                name: 'subjectAltName',
                altNames: [
                    { type: 2, value: 'localhost' },
                    { type: 7, ip: '127.0.0.1' }
                ]
            }
        ]
    });
    return { key, cert };
}

type Bindings = HttpBindings | Http2Bindings;

function hostOf(context: Context): string | undefined {
    const { incoming } = context.env as Bindings;
    return context.req.header('host') ?? ('authority' in incoming ? incoming.authority : undefined);
}

function cutConnection(context: Context): void {
    const { incoming } = context.env as Bindings;
    if ('stream' in incoming) incoming.stream.session?.destroy();
    else incoming.socket.destroy();
}
