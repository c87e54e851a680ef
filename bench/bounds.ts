// SPDX-License-Identifier: MIT
import type { Frame, Page } from '@playwright/test';
import { fullAnswers } from './full-answers';
import type { Measurement, Workbench } from './row';

const computer = 'srv2025';
/** The least of them counts: what else the machine does can only add to it. */
const repetitions = 9;
const limit = 100;
/** Nothing shorter is reported by the browser. */
const shortest = 50;
/** How long the page is left alone after each step, in milliseconds: nothing of it may be counted with the next one. */
const rest = 500;
const longestMessage = 50_000;

/** What a person does, in the order in which it is done. Answers are as large as they are taken. */
const steps: readonly (readonly [what: string, act: (frame: Frame) => Promise<void>])[] = [
    ['the pane and its connections, once they were answered', connectionsShown],
    ['Refresh of them', refreshed],
    ['the next page of connections', frame => frame.getByRole('button', { name: /^Next/ }).first().click()],
    ['the change panel', panelShown],
    ['the impact of a choice there, by the connections', impactShown],
    ['the evidence of 1000 peers', evidenceShown],
    ['the next page of evidence', frame => frame.locator('app-evidence').getByRole('button', { name: 'Next' }).click()],
    ['an error text of 50,000 characters, of numbers', explained('0x80070035 5 1240 ')],
    ['an error text of 50,000 characters, of sentences', explained('System error 53 has occurred. The network path was not found. ')],
    ['an error text of 50,000 characters, of symbols', explained('STATUS_ACCESS_DENIED STATUS_X1 ')],
    ['an error text of 50,000 characters, of paths', explained('\\\\nas-#.lab.example\\share ')],
    ['the pane again, with the evidence', paneAgain],
    ['the change panel, with the evidence', panelShown],
    ['the impact of a choice there, by connections and evidence', impactShown]
];

/** How long the page is kept busy at a time where a computer tells as much as is taken of it. */
export const fullPages: Measurement = async workbench => {
    const host = workbench.gateway.computers.find(computer);
    if (!host) throw new Error(`There is no ${computer}.`);
    const run = host.run.bind(host);
    const answers = new Map(Object.entries(fullAnswers).map(([command, make]) => [command, make()]));
    host.run = async (call, signal) => {
        const result = await run(call, signal);
        const full = answers.get(call.command ?? '');
        return full ? { ...result, results: [full] } : result;
    };
    const seen: number[][] = steps.map(() => []);
    try {
        for (let repetition = 0; repetition < repetitions; repetition++)
            (await walk(workbench)).forEach((longest, step) => seen[step]?.push(longest));
    } finally {
        host.run = run;
    }
    return steps.map(([what], step) => {
        const all = seen[step] ?? [];
        const least = Math.min(...all);
        const measured = `${told(least)}, the least of ${repetitions} (the most ${told(Math.max(...all))})`;
        return { what, target: `no task over ${limit} ms`, measured, withinTarget: least <= limit };
    });
};

function told(longest: number): string {
    return longest === 0 ? `below ${shortest} ms` : `${longest.toFixed(0)} ms`;
}

/** Goes through all steps in a fresh browser context; gives the longest task of each, 0 where none was long. */
async function walk({ browser, gateway }: Workbench): Promise<readonly number[]> {
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        await page.addInitScript(watch);
        await page.goto(`${gateway.url}?computer=${computer}`);
        const frame = await toolFrame(page);
        const found: number[] = [];
        for (const [index, [, act]] of steps.entries()) {
            const begun = index === 0 ? null : await frame.evaluate(() => performance.now());
            await act(frame);
            await page.waitForTimeout(rest);
            found.push(await frame.evaluate(longestSince, begun));
        }
        return found;
    } finally {
        await context.close();
    }
}

async function connectionsShown(frame: Frame): Promise<void> {
    await frame.locator('app-connection-table tbody tr').first().waitFor();
}

async function refreshed(frame: Frame): Promise<void> {
    const before = await frame.evaluate(answered);
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await frame.waitForFunction(isAnswered, before + 2);
    await frame.locator('section[aria-busy=false]').waitFor();
}

async function panelShown(frame: Frame): Promise<void> {
    await frame.getByRole('button', { name: 'Change signing' }).click();
    await frame.getByRole('dialog').locator('table.plan').waitFor();
}

/** Closes the panel again. */
async function impactShown(frame: Frame): Promise<void> {
    const panel = frame.getByRole('dialog');
    await panel.getByRole('radio', { name: 'Required', exact: true }).first().check();
    await panel.locator('app-impact .group').first().waitFor();
    await frame.waitForTimeout(rest);
    await frame.page().keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
}

async function evidenceShown(frame: Frame): Promise<void> {
    await frame.getByRole('link', { name: 'Compatibility' }).click();
    await frame.getByRole('button', { name: 'Read evidence' }).click();
    await frame.locator('app-evidence tbody tr').first().waitFor();
}

function explained(pattern: string): (frame: Frame) => Promise<void> {
    let text = '';
    for (let index = 0; text.length < longestMessage; index++) text += pattern.replace('#', String(index));
    return async frame => {
        await frame.locator('#message').fill(text.slice(0, longestMessage));
        await frame.locator('app-explain-error .status:not(:empty)').waitFor();
    };
}

async function paneAgain(frame: Frame): Promise<void> {
    await frame.getByRole('link', { name: 'This computer' }).click();
    await connectionsShown(frame);
}

async function toolFrame(page: Page): Promise<Frame> {
    await page.frameLocator('iframe').locator('app-root').first().waitFor({ state: 'attached' });
    const frame = page.frames().find(one => one.url().includes('/modules/'));
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
}

/** Runs in each frame, before anything else. */
function watch(): void {
    const tasks: PerformanceEntry[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
}

/** Runs in the tool: how many calls were answered. */
function answered(): number {
    return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/PowerShell/')).length;
}

/** Runs in the tool: whether so many calls were answered. */
function isAnswered(count: number): boolean {
    return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/PowerShell/')).length >= count;
}

/** Runs in the tool: the longest task since a time; null: since the first call was answered. */
function longestSince(begun: number | null): number {
    const calls = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/PowerShell/'));
    const since = begun ?? Math.min(...calls.map(entry => (entry as PerformanceResourceTiming).responseEnd));
    const { tasks } = window as unknown as { tasks: PerformanceEntry[] };
    return Math.max(0, ...tasks.filter(({ startTime, duration }) => startTime + duration >= since).map(({ duration }) => duration));
}
