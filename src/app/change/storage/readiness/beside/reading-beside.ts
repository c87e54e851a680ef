// SPDX-License-Identifier: MIT
import { TakenTexts, type TextBatch } from './text-batch';

/**
 * Takes everything that is stored of computers' evidence, batch by batch, from a worker. Rejects where there can be none, or it failed:
 * what was taken until then isn't all.
 * @param start what starts the worker
 */
export function takeBeside(start: () => Worker, take: (stored: readonly unknown[]) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
        const worker = start();
        const taken = new TakenTexts();
        const end = (settle: () => void): void => {
            worker.terminate();
            settle();
        };
        const next = async ({ data }: MessageEvent<TextBatch | null>): Promise<void> => {
            if (data === null) return end(resolve);
            await take(taken.storedIn(data));
            worker.postMessage(null);
        };
        // In the order in which they come.
        let last = Promise.resolve();
        worker.addEventListener('message', (message: MessageEvent<TextBatch | null>) => {
            last = last.then(() => next(message));
            last.catch((error: unknown) => end(() => reject(error)));
        });
        const fail = (): void => end(() => reject(new Error('The worker failed.')));
        worker.addEventListener('error', fail);
        worker.addEventListener('messageerror', fail);
    });
}
