// SPDX-License-Identifier: MIT
// What the benches of the list share: a gateway that replays, and a page that counts.
import type { Browser, Page } from '@playwright/test';
import { generateComputers } from '../dev-gateway/scenarios/generated';
import { type RunningGateway, startGateway } from '../dev-gateway/server';
import { eventsIn, type TraceEvent } from './fleet/trace-events';

/** What the page saw of a scan. Times are milliseconds. */
export interface ScanMeasurement {
    /** From the first call sent to the last answer received. */
    readonly took: number;
    readonly calls: number;
    /** How many of them by the stream. */
    readonly streamed: number;
    /** How long tasks over 50 ms kept the page's thread busy while it ran; what other processes took is left out; empty without a trace. */
    readonly longTasks: readonly number[];
    /** The page's JavaScript heap afterwards, in bytes, once garbage was collected. */
    readonly heap: number;
}

/** Starts a gateway over HTTP/2 in replay, with just so many computers, all of them sound. */
export async function gatewayOf(computers: number, latency: number): Promise<RunningGateway> {
    const sound = generateComputers(computers).map(({ faults: _, otherNames: __, credentials: ___, ...one }) => one);
    return startGateway({ port: 0, https: true, replay: true, latency, computers: sound });
}

/** Opens Readiness in a fresh browser context, and reads the evidence of all computers once the list has been read. */
export async function measureEvidence(
    browser: Browser,
    gateway: RunningGateway,
    atOnce: number
): Promise<Pick<ScanMeasurement, 'took' | 'calls'>> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    try {
        const page = await context.newPage();
        await page.addInitScript(watch, atOnce);
        await page.goto(`${gateway.url}?path=all-computers`);
        const frame = page.frameLocator('iframe');
        const says = (text: RegExp): Promise<void> => frame.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 600_000 });
        await says(/Scan finished/);
        await frame.getByRole('link', { name: 'Readiness', exact: true }).click();
        const read = frame.getByRole('button', { name: /^Read evidence/ });
        await read.waitFor();
        await page
            .frames()
            .find(one => one.url().includes('/modules/'))
            ?.evaluate(() => void ((window as unknown as { seen: Seen }).seen.calls = []));
        await read.click();
        await says(/Evidence read/);
        return await callsSeen(page);
    } finally {
        await context.close();
    }
}

/** Opens the list in a fresh browser context and waits for the end of its first scan. */
export async function measureScan(
    browser: Browser,
    gateway: RunningGateway,
    atOnce: number,
    { traced }: { readonly traced: boolean }
): Promise<ScanMeasurement> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    try {
        const page = await context.newPage();
        await page.addInitScript(watch, atOnce);
        // A trace takes a core of its own: not while it is measured how long a scan takes.
        if (traced) await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
        await page.goto(`${gateway.url}?path=all-computers`);
        await page
            .frameLocator('iframe')
            .getByRole('status')
            .filter({ hasText: /Scan finished/ })
            .waitFor({ timeout: 600_000 });
        const longTasks = traced ? longTasksOf(await browser.stopTracing()) : [];
        const seen = await callsSeen(page);
        const devTools = await context.newCDPSession(page);
        await devTools.send('HeapProfiler.enable');
        await devTools.send('HeapProfiler.collectGarbage');
        const { usedSize } = await devTools.send('Runtime.getHeapUsage');
        return {
            ...seen,
            longTasks,
            heap: usedSize
        };
    } finally {
        await context.close();
    }
}

/** From the first call that the page sent to the last answer that it received, in milliseconds, and how many calls these were. */
async function callsSeen(page: Page): Promise<Pick<ScanMeasurement, 'took' | 'calls' | 'streamed'>> {
    const frame = page.frames().find(one => one.url().includes('/modules/'));
    const seen = await frame?.evaluate(() => (window as unknown as { seen: Seen }).seen);
    if (!seen) throw new Error('The tool was not shown.');
    const begun = Math.min(...seen.calls.map(([start]) => start));
    const ended = Math.max(...seen.calls.map(([, end]) => end));
    return { took: ended - begun, calls: seen.calls.length, streamed: seen.streamed };
}

interface Seen {
    calls: [number, number][];
    streamed: number;
}

/** The tasks over 50 ms of the thread that sends the calls, from the first call on. */
function longTasksOf(trace: Buffer): readonly number[] {
    const traceEvents = eventsIn(trace, /RunTask"|"ResourceSendRequest"|"WebSocketSend"/);
    const isCall = ({ name, args }: TraceEvent): boolean =>
        name === 'WebSocketSend' || (name === 'ResourceSendRequest' && (args?.data?.url ?? '').endsWith('/invokeCommand'));
    const first = traceEvents.filter(isCall).sort((a, b) => a.ts - b.ts)[0];
    const tasks = traceEvents.filter(
        ({ name, pid, tid, ts }) => name.endsWith('RunTask') && pid === first?.pid && tid === first.tid && ts >= first.ts
    );
    if (tasks.length === 0) throw new Error('The trace holds no task of the page.');
    return tasks.map(({ tdur }) => (tdur ?? 0) / 1000).filter(duration => duration > 50);
}

/** Runs in the page before anything else. */
function watch(atOnce: number): void {
    localStorage.setItem('community.smb-signing.readAtOnce', String(atOnce));
    const seen: Seen = { calls: [], streamed: 0 };
    (window as unknown as { seen: Seen }).seen = seen;
    new PerformanceObserver(entries => {
        for (const entry of entries.getEntries() as PerformanceResourceTiming[])
            if (entry.name.endsWith('/invokeCommand')) seen.calls.push([entry.startTime, entry.responseEnd]);
    }).observe({ type: 'resource' });
    window.WebSocket = class extends WebSocket {
        private last: [number, number] = [0, 0];

        override send(text: string): void {
            this.last = [performance.now(), performance.now()];
            seen.calls.push(this.last);
            seen.streamed++;
            if (seen.streamed === 1) this.addEventListener('message', () => (this.last[1] = performance.now()));
            super.send(text);
        }
    };
}
