// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';

/** Tells the windows of one browser apart: a run is driven by one of them. */
export interface WindowLocks {
    /** Does the work while holding the lock of that name. */
    hold<T>(name: string, work: () => Promise<T>): Promise<T>;
    /** Whether any window, this one included, holds it. */
    isHeld(name: string): Promise<boolean>;
}

/** By the browser's Web Locks, which a closed or crashed window loses. */
export const WINDOW_LOCKS = new InjectionToken<WindowLocks>('WINDOW_LOCKS', {
    providedIn: 'root',
    factory: () => ({
        hold: (name, work) => navigator.locks.request(name, work),
        isHeld: async name => ((await navigator.locks.query()).held ?? []).some(lock => lock.name === name)
    })
});
