// SPDX-License-Identifier: MIT
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { ComputerDirectory } from './computers/computer';
import { forbidden, notImplemented } from './errors';
import { connections } from './handlers/connections';
import { development } from './handlers/development';
import { files, type Folders } from './handlers/files';
import { gatewayStatus } from './handlers/gateway-status';
import { powershell } from './handlers/powershell';
import { PowerShellStreams } from './handlers/powershell-stream';

export interface AppOptions {
    readonly computers: ComputerDirectory;
    readonly folders: Folders;
    /** How long a PowerShell answer is held before the caller is told to poll, in milliseconds. */
    readonly answerWithin?: number;
    /** How much longer every call to a computer takes, in milliseconds. */
    readonly latency?: number;
    /** The host that a request is meant for, if it is not the header of that name: HTTP/2 has none. */
    readonly hostOf?: (context: Context) => string | undefined;
    /** The calls that come by WebSocket; without a port there are none. */
    readonly streams?: PowerShellStreams;
    /** Cuts the connection that a request came by: how a computer's fault is carried out. Without a port there is none. */
    readonly cutConnection?: (context: Context) => void;
}

/** How long an answer is usually held, in milliseconds. */
export const usualAnswerWithin = 2000;

/** The development gateway as a function from request to response: no port, no process of its own. */
export function createApp(options: AppOptions): Hono {
    const app = new Hono();
    app.use(async (context, next) => {
        const refusal = refuse((options.hostOf ?? hostHeader)(context), context.req.header('origin'));
        return refusal ? context.json(forbidden(refusal), 403) : next();
    });
    app.use(compress());
    gatewayStatus(app);
    connections(app, options.computers);
    powershell(app, options.computers, {
        answerWithin: options.answerWithin ?? usualAnswerWithin,
        latency: options.latency ?? 0,
        cutConnection: options.cutConnection ?? (() => undefined)
    });
    const own = { answerWithin: usualAnswerWithin, latency: 0 };
    development(app, options.computers, options.streams ?? new PowerShellStreams(options.computers, own));
    files(app, options.folders);
    app.notFound(context => context.json(notImplemented(context.req.method, context.req.path), 501));
    return app;
}

function hostHeader(context: Context): string | undefined {
    return context.req.header('host');
}

/** Why a request is refused: a page of another site must neither read nor change the emulated computers. */
function refuse(host: string | undefined, origin: string | undefined): string | null {
    if (!host || !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return `Host ${host ?? '(none)'} is not this machine.`;
    return origin && !new RegExp(`^https?://${host.replace(/[.[\]]/g, '\\$&')}$`).test(origin) ? `Origin ${origin} is another site.` : null;
}
