// SPDX-License-Identifier: MIT
import { extname, join, resolve, sep } from 'node:path';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { fileContent, mayKeep } from './file-content';
import { extensionPolicy, shellPolicy } from './security-policy';

/** Folders on this machine that the gateway serves. */
export interface Folders {
    /** The extension, as the package has it. */
    readonly extension: string;
    /** The built shell. */
    readonly shell: string;
    /** WAC's fonts, see tools/steps. */
    readonly fonts: string;
    /** The SDK's stylesheets. */
    readonly styles: string;
}

const types: Readonly<Record<string, string>> = {
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.map': 'application/json',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.woff': 'font/woff'
};

const extension = '/modules/community.smb-signing/';

/** The shell's page, the extension under /modules/<name>, and the stylesheets and fonts that the shell hands to it. */
export function files(app: Hono, folders: Folders): void {
    for (const page of ['/', '/shell/*']) app.use(page, withPolicy(shellPolicy));
    app.use(`${extension}*`, withPolicy(extensionPolicy));
    app.get('/', context => send(context, folders.shell, 'index.html'));
    app.get('/shell/*', context => send(context, folders.shell, after(context, '/shell/')));
    app.get(`${extension}*`, context => send(context, folders.extension, after(context, extension) || 'index.html'));
    app.get('/assets/css/*', context => send(context, folders.styles, after(context, '/assets/css/')));
    app.get('/assets/fonts/*', context => send(context, folders.fonts, after(context, '/assets/fonts/')));
}

function withPolicy(policy: string): MiddlewareHandler {
    return async (context, next) => {
        await next();
        context.header('content-security-policy', policy);
    };
}

function after(context: Context, prefix: string): string {
    const rest = context.req.path.slice(prefix.length);
    try {
        return decodeURIComponent(rest);
    } catch {
        return rest; // a stray % names no file
    }
}

async function send(context: Context, folder: string, file: string): Promise<Response> {
    const path = resolve(join(folder, file));
    const content = path.startsWith(resolve(folder) + sep) ? await fileContent(path) : null;
    if (!content) return context.text(`There is no file ${context.req.path}.`, 404);
    const headers = {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'cache-control': mayKeep(file),
        vary: 'accept-encoding'
    };
    const takesGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    return takesGzip
        ? context.body(content.gzipped, 200, { ...headers, 'content-encoding': 'gzip' })
        : context.body(content.plain, 200, headers);
}
