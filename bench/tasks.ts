// SPDX-License-Identifier: MIT
import type { Frame, Page } from '@playwright/test';
import type { Row } from './row';

/** How long the page may do nothing else, in milliseconds. */
const longestTask = 100;

export interface Seen {
    readonly took: number;
    /** In milliseconds; 0: none of 50 or more. */
    readonly longest: number;
}

export function rowOfTasks(what: string, { took, longest }: Seen): Row {
    const task = longest === 0 ? 'no task of 50 ms' : `the longest task ${longest.toFixed(0)} ms`;
    const measured = `${(took / 1000).toFixed(1)} s, ${task}`;
    return { what, target: `no task over ${longestTask} ms`, measured, withinTarget: longest <= longestTask };
}

/** How long something takes, and how long it keeps the page's thread busy at a time. */
export async function measureTasks(frame: Frame, act: (frame: Frame) => Promise<void>): Promise<Seen> {
    await frame.locator('main, app-direction-card dd').first().waitFor();
    await frame.evaluate(() => {
        const tasks: number[] = [];
        Object.assign(window, { tasks });
        new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    });
    const begun = performance.now();
    await act(frame);
    const took = performance.now() - begun;
    const tasks = await frame.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    return { took, longest: Math.max(0, ...tasks) };
}

export async function toolFrame(page: Page): Promise<Frame> {
    await page.frameLocator('iframe').locator('app-root').first().waitFor({ state: 'attached' });
    const frame = page.frames().find(one => one.url().includes('/modules/'));
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
}
