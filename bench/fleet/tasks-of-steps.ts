// SPDX-License-Identifier: MIT
// The longest task of each step of a walk through the pages, by a trace: what other processes took is left out.

import { eventsIn } from './trace-events';

const prefix = 'step: ';

/** Runs in the tool, when a step begins. */
export function mark(what: string): void {
    performance.mark(`step: ${what}`);
}

/** In milliseconds, by what `mark` was told. */
export function longestTasks(trace: Buffer): ReadonlyMap<string, number> {
    const traceEvents = eventsIn(trace, /RunTask"|"step: /);
    const marks = traceEvents.filter(({ name, cat }) => cat.includes('user_timing') && name.startsWith(prefix));
    const [first] = marks;
    if (!first) throw new Error('The trace holds no step.');
    const inOrder = [...marks].sort((a, b) => a.ts - b.ts);
    const longest = new Map<string, number>();
    for (const { name, pid, tid, ts, tdur = 0 } of traceEvents) {
        if (!name.endsWith('RunTask') || pid !== first.pid || tid !== first.tid) continue;
        const step = inOrder
            .filter(one => one.ts <= ts)
            .at(-1)
            ?.name.slice(prefix.length);
        if (step !== undefined) longest.set(step, Math.max(longest.get(step) ?? 0, tdur / 1000));
    }
    return longest;
}
