// SPDX-License-Identifier: MIT
// What `npm start` and `npm run dev` share: the port, the running gateway, the browser, the end.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { PlainError } from './steps/run.mjs';

/** Finds out early that a port is taken: set-up may take minutes. @param {number} port */
export async function checkPort(port) {
    await new Promise((done, failed) => {
        const probe = createServer();
        probe.once('error', error =>
            failed(
                new PlainError(
                    'code' in error && error.code === 'EADDRINUSE'
                        ? `Port ${port} is in use: stop what uses it, or choose another with --port N.`
                        : `Port ${port} cannot be used: ${error.message}.`
                )
            )
        );
        probe.listen(port, '127.0.0.1', () => probe.close(() => done(undefined)));
    });
}

/**
 * Starts the development gateway in this process, says where it is, and ends it on Ctrl+C.
 * @param {import('./arguments.mjs').Options} options
 * @param {string} [extension] its folder, if it is not the package's
 */
export async function serve(options, extension) {
    const { register } = await import('tsx/esm/api');
    register();
    const { startGateway } = await import('../dev-gateway/server');
    const { open, ...gatewayOptions } = options;
    const gateway = await startGateway({ ...gatewayOptions, ...(extension ? { extension } : {}) });
    let ending = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => {
            if (ending) return;
            ending = true;
            void gateway.close().then(() => process.exit(0));
        });
    }
    console.log(`Ready: ${gateway.url}`);
    if (open) openBrowser(gateway.url);
}

/** Opens the address in the person's browser, if there is one; its absence is no failure. @param {string} url */
function openBrowser(url) {
    const [program, args] =
        process.platform === 'win32'
            ? ['cmd', ['/c', 'start', '', url]]
            : process.platform === 'darwin'
              ? ['open', [url]]
              : ['xdg-open', [url]];
    if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
    spawn(/** @type {string} */ (program), /** @type {string[]} */ (args), { stdio: 'ignore', detached: true })
        .on('error', () => undefined)
        .unref();
}
