// SPDX-License-Identifier: MIT
import { inject, InjectionToken, NgZone } from '@angular/core';

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
    factory: () => {
        // The browser calls back from outside Angular's zone: what the work changes would not be shown.
        const zone = inject(NgZone);
        return {
            hold: (name, work) => navigator.locks.request(name, () => zone.run(work)),
            isHeld: async name => ((await navigator.locks.query()).held ?? []).some(lock => lock.name === name)
        };
    }
});
