// SPDX-License-Identifier: MIT
// How long the page's thread ran in each step of a walk through the pages, by a trace: what other processes took is left out.

import { eventsIn } from './trace-events';

const prefix = 'step: ';

/** Runs in the tool, when a step begins. */
export function mark(what: string): void {
    performance.mark(`step: ${what}`);
}

/** In milliseconds: all tasks of a step together, and the longest one. */
export interface Tasks {
    readonly took: number;
    readonly longest: number;
}

/** By what `mark` was told. */
export function tasksOfSteps(trace: Buffer): ReadonlyMap<string, Tasks> {
    const traceEvents = eventsIn(trace, /RunTask"|"step: /);
    const marks = traceEvents.filter(({ name, cat }) => cat.includes('user_timing') && name.startsWith(prefix));
    const [first] = marks;
    if (!first) throw new Error('The trace holds no step.');
    const inOrder = [...marks].sort((a, b) => a.ts - b.ts);
    const tasks = new Map<string, Tasks>();
    for (const { name, pid, tid, ts, tdur = 0 } of traceEvents) {
        if (!name.endsWith('RunTask') || pid !== first.pid || tid !== first.tid) continue;
        const step = inOrder
            .filter(one => one.ts <= ts)
            .at(-1)
            ?.name.slice(prefix.length);
        const { took, longest } = tasks.get(step ?? '') ?? { took: 0, longest: 0 };
        if (step !== undefined) tasks.set(step, { took: took + tdur / 1000, longest: Math.max(longest, tdur / 1000) });
    }
    return tasks;
}
