// SPDX-License-Identifier: MIT
import { inject, InjectionToken, NgZone } from '@angular/core';

/** `shared`: beside others that share it, never beside one that does not. */
export type LockMode = 'exclusive' | 'shared';

/** Tells the windows of one browser apart: a computer is changed by one of them at a time. */
export interface WindowLocks {
    /**
     * Does the work while holding the lock of that name, after whoever holds it now. Rejects where there are no locks.
     * @param signal gives the wait up, so that it rejects; once the work has begun it changes nothing
     */
    hold(name: string, work: () => Promise<void>, signal?: AbortSignal, mode?: LockMode): Promise<void>;
    /** The same, but leaves the work undone where the lock is held. */
    holdIfFree(name: string, work: () => Promise<void>, mode?: LockMode): Promise<void>;
}

/** By the browser's Web Locks, which a closed or crashed window loses. */
export const WINDOW_LOCKS = new InjectionToken<WindowLocks>('WINDOW_LOCKS', {
    providedIn: 'root',
    factory: () => {
        // The browser calls back from outside Angular's zone: what the work changes would not be shown.
        const zone = inject(NgZone);
        return {
            hold: async (name, work, signal, mode = 'exclusive') =>
                navigator.locks.request(name, signal ? { mode, signal } : { mode }, () => zone.run(work)),
            holdIfFree: async (name, work, mode = 'exclusive') =>
                navigator.locks.request(name, { mode, ifAvailable: true }, lock => lock && zone.run(work))
        };
    }
});
