// SPDX-License-Identifier: MIT

/**
 * Starts what reads files beside the page. The build makes a script of its own of it, whose address its policy for Trusted Types lets
 * pass.
 * @throws where the browser, or what the gateway sends, forbids it
 */
export function startImportWorker(): Worker {
    return new Worker(new URL('../../readings/import/import.worker', import.meta.url));
}
