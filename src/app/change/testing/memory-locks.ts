// SPDX-License-Identifier: MIT
import type { WindowLocks } from '../window-locks';

/** Locks in memory, shared by the "windows" of a spec. */
export class MemoryLocks implements WindowLocks {
    /** Makes every lock be refused, as a browser does that lets a site store nothing. */
    denied = false;

    private readonly held = new Map<string, Promise<void>>();

    async hold(name: string, work: () => Promise<void>): Promise<void> {
        if (this.denied) throw new DOMException('denied', 'SecurityError');
        const before = this.held.get(name);
        const done = before ? before.then(work) : work();
        this.held.set(name, done);
        try {
            await done;
        } finally {
            if (this.held.get(name) === done) this.held.delete(name);
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
