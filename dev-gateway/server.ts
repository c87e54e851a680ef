// SPDX-License-Identifier: MIT
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type HttpBindings, serve, type ServerType } from '@hono/node-server';
import { createApp } from './app';
import type { ComputerDirectory } from './computers/computer';
import { createDirectory } from './computers/directory';
import { PowerShellHost } from './computers/powershell-host';
import { root } from './root';
import { scenarios } from './scenarios';
import type { Scenario } from './scenarios/scenario';

/** A gateway that listens. */
export interface RunningGateway {
    /** Where its page is, such as http://127.0.0.1:6516/. */
    readonly url: string;
    readonly computers: ComputerDirectory;
    readonly host: PowerShellHost;
    /** Stops listening and ends the PowerShell host. */
    close(): Promise<void>;
}

export interface GatewayOptions {
    /** 0: any free one. */
    readonly port: number;
    /** The folder of the built extension, if it is not bundle/. */
    readonly bundle?: string;
    /** Computers beside those of every gateway. */
    readonly moreComputers?: readonly Scenario[];
}

/** Starts the gateway on 127.0.0.1. @throws where the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
    const host = new PowerShellHost();
    const computers = createDirectory([...scenarios, ...(options.moreComputers ?? [])], host);
    const app = createApp({
        computers,
        cutConnection: context => (context.env as HttpBindings).incoming.socket.destroy(),
        folders: {
            bundle: options.bundle ?? resolve(root, 'bundle'),
            shell: resolve(root, '.cache/shell'),
            fonts: resolve(root, '.cache/fonts'),
            styles: resolve(root, 'node_modules/@microsoft/windows-admin-center-sdk/styles/css')
        }
    });
    const server = await listen(app.fetch, options.port);
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        computers,
        host,
        close: async () => {
            await host.stop();
            if ('closeAllConnections' in server) server.closeAllConnections();
            await new Promise(done => server.close(done));
        }
    };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<ServerType> {
    return new Promise((done, failed) => {
        const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => done(server));
        server.once('error', failed);
    });
}
