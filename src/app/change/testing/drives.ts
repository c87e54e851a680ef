// SPDX-License-Identifier: MIT
import type { Runs } from '../runs/runs';

/** Whether a window carries a run out. */
export function drives(runs: Runs, id: string): boolean {
    let driven = false;
    runs.stateOf(id)
        .subscribe(state => (driven = state !== null && typeof state !== 'string' && state.driven))
        .unsubscribe();
    return driven;
}
