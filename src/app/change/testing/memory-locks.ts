// SPDX-License-Identifier: MIT
import type { WindowLocks } from '../window-locks';

/** Locks in memory, shared by the "windows" of a spec. */
export class MemoryLocks implements WindowLocks {
    private readonly held = new Set<string>();

    async hold<T>(name: string, work: () => Promise<T>): Promise<T> {
        this.held.add(name);
        try {
            return await work();
        } finally {
            this.held.delete(name);
        }
    }

    async isHeld(name: string): Promise<boolean> {
        return this.held.has(name);
    }

    /** What happens when a window is closed. */
    dropAll(): void {
        this.held.clear();
    }
}
