// SPDX-License-Identifier: MIT
// How long the page's thread ran in each step of a walk through the pages, by a trace: what other processes took is left out.

interface TraceEvent {
    readonly name: string;
    readonly cat: string;
    readonly ts: number;
    readonly pid: number;
    readonly tid: number;
    /** What of the duration the thread itself ran, in microseconds. */
    readonly tdur?: number;
}

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
    const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
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
