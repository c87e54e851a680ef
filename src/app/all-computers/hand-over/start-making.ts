// SPDX-License-Identifier: MIT

/**
 * Starts what makes the files of a hand-over beside the page. The build makes a script of its own of it.
 * @throws where the browser, or what the gateway sends, forbids it
 */
export function startMaking(): Worker {
    return new Worker(new URL('../../equivalents/hand-over/hand-over.worker', import.meta.url));
}
