// SPDX-License-Identifier: MIT
import type { WindowLocks } from '../window-locks';

/** Locks in memory, shared by the "windows" of a spec. */
export class MemoryLocks implements WindowLocks {
    /** Makes every lock be refused, as a browser does that lets a site store nothing. */
    denied = false;

    private readonly held = new Map<string, Promise<void>>();

    async hold(name: string, work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
        if (this.denied) throw new DOMException('denied', 'SecurityError');
        const before = this.held.get(name);
        let release: () => void = () => undefined;
        const done = new Promise<void>(resolve => (release = resolve));
        this.held.set(name, done);
        const end = (): void => {
            release();
            if (this.held.get(name) === done) this.held.delete(name);
        };
        try {
            if (before) await (signal ? Promise.race([before, givenUp(signal)]) : before);
        } catch (error) {
            void before?.then(end);
            throw error;
        }
        try {
            await work();
        } finally {
            end();
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

function givenUp(signal: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
        const giveUp = (): void => reject(new DOMException('given up', 'AbortError'));
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
    });
}
