// SPDX-License-Identifier: MIT
import type { WindowLocks } from '../window-locks';

function givenUp(signal: AbortSignal, begun: () => boolean): Promise<never> {
    return new Promise((_, reject) => {
        const giveUp = (): void => (begun() ? undefined : reject(new DOMException('given up', 'AbortError')));
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
    });
}

/** Locks in memory, shared by the "windows" of a spec. */
export class MemoryLocks implements WindowLocks {
    /** Makes every lock be refused, as a browser does that lets a site store nothing. */
    denied = false;

    private readonly held = new Map<string, Promise<void>>();

    async hold(name: string, work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
        if (this.denied) throw new DOMException('denied', 'SecurityError');
        const before = this.held.get(name);
        let begun = false;
        const done = before
            ? before.then(async () => {
                  if (signal?.aborted) return;
                  begun = true;
                  await work();
              })
            : work();
        this.held.set(name, done);
        try {
            await (before && signal ? Promise.race([done, givenUp(signal, () => begun)]) : done);
        } finally {
            void done.finally(() => this.held.get(name) === done && this.held.delete(name));
        }
    }

    async holdIfFree(name: string, work: () => Promise<void>): Promise<void> {
        if (!this.held.has(name)) await this.hold(name, work);
    }

    /** What happens when a window is closed. */
    dropAll(): void {
        this.held.clear();
    }
}
