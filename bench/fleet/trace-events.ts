// SPDX-License-Identifier: MIT

/** What is looked at of an event of a trace. */
export interface TraceEvent {
    readonly name: string;
    readonly cat: string;
    readonly ts: number;
    readonly pid: number;
    readonly tid: number;
    /** What of the duration the thread itself ran, in microseconds. */
    readonly tdur?: number;
    readonly args?: { readonly data?: { readonly url?: string } };
}

/** The events whose lines look like this, line by line: as one text, a trace of some minutes would be too long. */
export function eventsIn(trace: Buffer, wanted: RegExp): readonly TraceEvent[] {
    const events: TraceEvent[] = [];
    for (let from = 0; from < trace.length;) {
        const end = trace.indexOf(10, from);
        const to = end < 0 ? trace.length : end;
        const line = trace.toString('utf8', from, to);
        from = to + 1;
        if (!wanted.test(line)) continue;
        const event = /^\s*(?:\{"traceEvents":\s*\[)?(\{.*\}),?\s*(?:\]\s*,?.*)?$/.exec(line)?.[1];
        if (event === undefined) throw new Error('The trace is of another form.');
        events.push(JSON.parse(event) as TraceEvent);
    }
    return events;
}
