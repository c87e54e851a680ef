// SPDX-License-Identifier: MIT
import type { LockMode, WindowLocks } from '../window-locks';

/** One who holds a lock, or waits for it. */
interface Place {
    readonly mode: LockMode;
    readonly left: Promise<void>;
}

/** Locks in memory, shared by the "windows" of a spec. */
export class MemoryLocks implements WindowLocks {
    /** Makes every lock be refused, as a browser does that lets a site store nothing. */
    denied = false;

    /** In the order in which they came: each waits for those before it that it cannot hold the lock beside. */
    private readonly places = new Map<string, Place[]>();

    async hold(name: string, work: () => Promise<void>, signal?: AbortSignal, mode: LockMode = 'exclusive'): Promise<void> {
        if (this.denied) throw new DOMException('denied', 'SecurityError');
        const before = this.inTheWay(name, mode);
        let leave: () => void = () => undefined;
        const place = { mode, left: new Promise<void>(resolve => (leave = resolve)) };
        this.places.set(name, [...(this.places.get(name) ?? []), place]);
        try {
            if (before.length > 0) {
                const free = Promise.all(before.map(({ left }) => left));
                await (signal ? Promise.race([free, givenUp(signal)]) : free);
            }
            await work();
        } finally {
            leave();
            const others = (this.places.get(name) ?? []).filter(one => one !== place);
            this.places.set(name, others);
        }
    }

    async holdIfFree(name: string, work: () => Promise<void>, mode: LockMode = 'exclusive'): Promise<void> {
        if (this.inTheWay(name, mode).length === 0) await this.hold(name, work, undefined, mode);
    }

    /** What happens when a window is closed. */
    dropAll(): void {
        this.places.clear();
    }

    private inTheWay(name: string, mode: LockMode): readonly Place[] {
        return (this.places.get(name) ?? []).filter(one => mode === 'exclusive' || one.mode === 'exclusive');
    }
}

function givenUp(signal: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
        const giveUp = (): void => reject(new DOMException('given up', 'AbortError'));
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
    });
}
