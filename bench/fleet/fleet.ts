// SPDX-License-Identifier: MIT
// Whether the pages on all computers stay at hand with more of them than a list has: how long they take to open from the browser's
// storage, to filter, to sort, and to try out a change.
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test';
import { gatewayOf } from '../many-computers';
import type { Measurement, Row } from '../row';
import { fillStorage } from './fill-storage';
import { mark, type Tasks, tasksOfSteps } from './tasks-of-steps';

const size = { computers: 50_000, peers: 20_000 };
const inList = 20;
const longestTask = 50;
const mostMemory = 400;

/** What a person does, and what shows that it was done. In the page: a selector, and what its text is like. */
interface Step {
    readonly what: string;
    readonly target: number;
    /** Null: it is waited for. */
    readonly click: Place | null;
    readonly until: Place;
}

type Place = readonly [selector: string, text?: string];

const row = 'app-grid [data-key]';
const sortedBy = (order: string): string => `[role=columnheader][aria-sort=${order}]`;
const column = '[role=columnheader] button.sort';

const all: Place = ['.find span', `^${(size.computers + inList).toLocaleString('en')} of `];
/** A command of what was judged, and not of what was shown last. */
const judged: Place = ['button:not([aria-disabled])', '^What if'];

const firstTime: Step = { what: 'Readiness, opened for the first time', target: 1000, click: ['a', '^Readiness$'], until: all };
const onReadiness: readonly Step[] = [
    { what: 'Readiness, opened in a new window, as it was', target: 1000, click: ['a', '^Readiness$'], until: all },
    {
        what: 'the same, filtered while all is judged anew',
        target: 100,
        click: ['#tile-wouldCutOff'],
        until: ['#tile-wouldCutOff[aria-pressed=true]']
    },
    {
        what: 'the same, all again',
        target: 100,
        click: ['#tile-wouldCutOff'],
        until: ['#tile-wouldCutOff[aria-pressed=false]']
    },
    { what: 'the same, until all is judged anew', target: 10_000, click: null, until: judged },
    { what: 'Readiness, filtered', target: 100, click: ['#tile-wouldCutOff'], until: ['#tile-wouldCutOff[aria-pressed=true]'] },
    { what: 'Readiness, all again', target: 100, click: ['#tile-wouldCutOff'], until: ['#tile-wouldCutOff[aria-pressed=false]'] },
    { what: 'Readiness, sorted by name the other way', target: 100, click: [column, '^Computer'], until: [sortedBy('descending')] },
    {
        what: 'Readiness, sorted by readiness',
        target: 100,
        click: [column, '^Readiness'],
        until: [`${sortedBy('ascending')}`, '^Readiness']
    },
    { what: 'Readiness, sorted by the time read', target: 100, click: [column, 'read'], until: [`${sortedBy('ascending')}`, 'read'] },
    {
        what: 'what if signing were required on all',
        target: 1000,
        click: ['button', '^What if'],
        until: ['app-what-if p', '^Would change']
    },
    { what: 'what if, for both directions', target: 1000, click: ['app-what-if label', '^Both'], until: ['app-what-if p', '^Would change'] }
];
const onPeers: readonly Step[] = [
    { what: 'Peers, opened', target: 1000, click: ['a', '^Peers$'], until: [row] },
    { what: 'Peers, filtered', target: 100, click: ['#tile-cannotSign'], until: ['#tile-cannotSign[aria-pressed=true]'] },
    { what: 'Peers, all again', target: 100, click: ['#tile-cannotSign'], until: ['#tile-cannotSign[aria-pressed=false]'] },
    { what: 'Peers, sorted by name', target: 100, click: [column, '^Peer'], until: [sortedBy('ascending'), '^Peer'] },
    { what: 'Readiness again', target: 1000, click: ['a', '^Readiness$'], until: all }
];

export const fleetOfMany: Measurement = async ({ root, browser }) => {
    const gateway = await gatewayOf(inList, 0);
    try {
        const context = await browser.newContext({ ignoreHTTPSErrors: true });
        // What tsx calls in the functions that are handed to the page.
        await context.addInitScript('globalThis.__name = work => work');
        const filling = await context.newPage();
        await filling.goto(`${gateway.url}dev/computers`);
        await fillStorage(filling, root, size);
        await filling.close();
        return await measure(browser, context, gateway.url);
    } finally {
        await gateway.close();
    }
};

async function measure(browser: Browser, context: BrowserContext, url: string): Promise<readonly Row[]> {
    const before = await scanned(context, url);
    await browser.startTracing(before, { categories: ['toplevel', 'blink.user_timing'] });
    const first = await taken(toolFrame(before), firstTime);
    const tasksOfFirst = tasksOfSteps(await browser.stopTracing());
    // What is shown is kept a moment later.
    await before.waitForTimeout(10_000);
    await before.close();
    const page = await scanned(context, url);
    const frame = toolFrame(page);
    const steps = [...onReadiness, 'close' as const, ...onPeers];
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
    const times: (readonly [Step, number])[] = [];
    for (const step of steps) {
        if (step === 'close') await page.keyboard.press('Escape');
        else times.push([step, await taken(frame, step)]);
        await page.waitForTimeout(500);
    }
    const tasks = new Map(tasksOfSteps(await browser.stopTracing()));
    const heap = await heapOf(context, page);
    times.unshift([firstTime, first]);
    for (const [what, ran] of tasksOfFirst) tasks.set(what, ran);
    return [
        ...times.map(([{ what, target }, took]) => rowOf(what, target, took, tasks.get(what) ?? { took: 0, longest: 0 })),
        {
            what: `JavaScript heap with ${size.computers.toLocaleString('en')} computers`,
            target: `at most ${mostMemory} MB`,
            measured: `${Math.round(heap / 1e6)} MB`,
            withinTarget: heap <= mostMemory * 1e6
        }
    ];
}

/** The list, once all of it is read. */
async function scanned(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${url}?path=all-computers`);
    const scanFinished = page
        .frameLocator('iframe')
        .getByRole('status')
        .filter({ hasText: /Scan finished/ });
    await scanFinished.waitFor({ timeout: 60_000 });
    return page;
}

async function taken(frame: Frame, { what, click, until }: Step): Promise<number> {
    await frame.evaluate(mark, what);
    return frame.evaluate(clickAndWait, { click, until });
}

function rowOf(what: string, target: number, took: number, { took: ran, longest }: Tasks): Row {
    return {
        what: `${what}, with ${size.computers.toLocaleString('en')} computers and ${size.peers.toLocaleString('en')} peers`,
        target: `under ${target} ms, no task over ${longestTask} ms`,
        measured: `${Math.round(took)} ms (its thread ran ${Math.round(ran)} ms), the longest task ${Math.round(longest)} ms`,
        withinTarget: took < target && longest <= longestTask
    };
}

async function heapOf(context: BrowserContext, page: Page): Promise<number> {
    const devTools = await context.newCDPSession(page);
    await devTools.send('HeapProfiler.enable');
    await devTools.send('HeapProfiler.collectGarbage');
    return (await devTools.send('Runtime.getHeapUsage')).usedSize;
}

function toolFrame(page: Page): Frame {
    const frame = page.frames().find(one => one.url().includes('/modules/'));
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
}

/** Runs in the tool: how long it takes from a click until something is drawn, in milliseconds. */
async function clickAndWait({ click, until }: Pick<Step, 'click' | 'until'>): Promise<number> {
    const find = ([selector, text = '']: Place): HTMLElement | undefined =>
        [...document.querySelectorAll<HTMLElement>(selector)].find(one => new RegExp(text).test(one.textContent?.trim() ?? ''));
    const button = click && find(click);
    if (click && !button) throw new Error(`There is no ${click.join(' ')}.`);
    const began = performance.now();
    button?.click();
    const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve));
    do await frame();
    while (!find(until) && performance.now() - began < 120_000);
    if (!find(until)) throw new Error(`There was no ${until.join(' ')}.`);
    return performance.now() - began;
}
