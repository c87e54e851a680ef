// SPDX-License-Identifier: MIT

/**
 * Starts what takes evidence from the storage beside the page.
 * @throws where the browser, or what the gateway sends, forbids it
 */
export function startReading(): Worker {
    return new Worker(new URL('./evidence.worker', import.meta.url));
}
