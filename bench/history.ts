// SPDX-License-Identifier: MIT
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test';
import { gatewayOf } from './many-computers';
import { mark, tasksOfSteps } from './fleet/tasks-of-steps';
import type { Measurement, Row } from './row';

const records = 100_000;
const computers = 1000;
const inRun = 4;
const limit = 100;
const run = 'bench-run';

/** A history that was kept for years: whether it is still at hand, and goes to another browser and back. */
export const largeHistory: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(inRun, 0);
    const names = gateway.computers.all().map(({ name }) => name);
    try {
        const context = await browser.newContext({ ignoreHTTPSErrors: true });
        // What tsx calls in the functions that are handed to the page.
        await context.addInitScript('globalThis.__name = work => work');
        const page = await context.newPage();
        const open = async (path: string): Promise<Frame> => {
            await page.goto(`${gateway.url}?${path}`);
            return toolFrame(page);
        };
        const [first = ''] = names;
        const pane = await open(`computer=${first}`);
        await pane.locator('app-direction-card dd').first().waitFor();
        await pane.evaluate(fill, { records, computers, names, run, ofRun: runOver(names) });

        const shown = await measure(browser, await open(`computer=${first}`), async frame => {
            await frame.getByRole('button', { name: 'History' }).click();
            await frame.locator('app-history-panel li').nth(49).waitFor();
        });
        const rechecked = await measure(browser, await open(`path=all-computers/runs/${run}`), async frame => {
            await frame.getByRole('button', { name: 'Recheck' }).click();
            await frame.waitForFunction(allRechecked, { run, inRun }, { polling: 50 });
        });
        return [
            row(`the history of one of ${computers} computers, of ${records} records`, shown),
            row(`Recheck of a run over ${inRun} computers beside ${records} records`, rechecked),
            ...(await roundTrip(browser, context, gateway.url, first))
        ];
    } finally {
        await gateway.close();
    }
};

/** Exports everything and imports it in another browser. */
async function roundTrip(browser: Browser, context: BrowserContext, url: string, computer: string): Promise<readonly Row[]> {
    const page = context.pages()[0] as Page;
    await page.goto(`${url}?computer=${computer}`);
    const from = await toolFrame(page);
    await from.getByRole('button', { name: 'History' }).click();
    const file = { path: '' };
    const exported = await measure(browser, from, async frame => {
        const [download] = await Promise.all([
            page.waitForEvent('download', { timeout: 600_000 }),
            frame.getByRole('button', { name: 'Export', exact: true }).click()
        ]);
        file.path = await download.path();
    });
    const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
    try {
        const other = await elsewhere.newPage();
        await other.goto(`${url}?computer=${computer}`);
        const to = await toolFrame(other);
        await to.getByRole('button', { name: 'History' }).click();
        const imported = await measure(browser, to, async frame => {
            await frame.locator('app-history-panel input[type=file]').setInputFiles(file.path);
            await frame.getByText(/^Records added/).waitFor({ timeout: 1_200_000 });
        });
        return [row(`export of ${records} records`, exported), row(`import of them in another browser`, imported)];
    } finally {
        await elsewhere.close();
    }
}

interface Seen {
    readonly took: number;
    /** In milliseconds; 0: none of 50 or more. */
    readonly longest: number;
}

function row(what: string, { took, longest }: Seen): Row {
    const task = longest === 0 ? 'no task of 50 ms' : `the longest task ${longest.toFixed(0)} ms`;
    return { what, target: `no task over ${limit} ms`, measured: `${(took / 1000).toFixed(1)} s, ${task}`, withinTarget: longest <= limit };
}

/** How long something takes, and how long it keeps the page's thread busy at a time: what other processes took is left out. */
async function measure(browser: Browser, frame: Frame, act: (frame: Frame) => Promise<void>): Promise<Seen> {
    await frame.locator('main, app-direction-card dd').first().waitFor();
    await browser.startTracing(frame.page(), { categories: ['toplevel', 'blink.user_timing'] });
    await frame.evaluate(mark, 'all');
    const begun = performance.now();
    await act(frame);
    const took = performance.now() - begun;
    const longest = tasksOfSteps(await browser.stopTracing()).get('all')?.longest ?? 0;
    return { took, longest: longest < 50 ? 0 : longest };
}

async function toolFrame(page: Page): Promise<Frame> {
    await page.frameLocator('iframe').locator('app-root').first().waitFor({ state: 'attached' });
    const frame = page.frames().find(one => one.url().includes('/modules/'));
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
}

interface Filling {
    readonly records: number;
    readonly computers: number;
    readonly names: readonly string[];
    readonly run: string;
    readonly ofRun: object;
}

/** A run over computers that has ended, as version 1 wrote it. */
function runOver(names: readonly string[]): object {
    const state = (inForce: string): object => ({ inForce, stored: { kind: inForce === 'required' ? 'one' : 'zero' } });
    const change = { direction: 'inbound', before: state('notRequired'), after: state('required'), takenBackBy: null };
    const at = '2025-01-01T00:00:00.000Z';
    const items = names.map((label, index) => ({
        record: `${run}-${index}`,
        computer: { name: label, id: null, fqdn: null },
        label,
        cluster: null,
        decision: 'change',
        changes: [change],
        weaker: false,
        warnings: [],
        failure: null,
        actingUser: null,
        undoes: null
    }));
    return {
        version: 1,
        id: run,
        startedAt: at,
        toolVersion: 'bench',
        target: { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null },
        settings: { atOnce: 5, stopAfter: 3, pilot: null, allowWeaker: false },
        retries: null,
        items,
        phase: 'ended',
        wentAhead: true,
        endedAt: at,
        ending: 'finished'
    };
}

/** Runs in the page: fills the storage as years of use would, by records as version 2 wrote them. */
async function fill({ records: count, computers: all, names, run: id, ofRun }: Filling): Promise<void> {
    const state = (inForce: string): object => ({ inForce, stored: { kind: inForce === 'required' ? 'one' : 'zero' } });
    const startedAt = (index: number): string => new Date(Date.UTC(2020, 0, 1) + index * 1_000_000).toISOString();
    const change = { direction: 'inbound', before: state('notRequired'), after: state('required'), takenBackBy: null };
    const computer = (index: number): object => ({ name: names[index % all] ?? `computer-${index % all}`, id: null, fqdn: null });
    const record = (index: number, owner: string): object => ({
        version: 2,
        id: `${owner}-${index}`,
        run: owner,
        undoes: null,
        startedAt: startedAt(index),
        toolVersion: 'bench',
        computer: computer(index),
        actingUser: 'LAB\\admin',
        changes: [{ ...change, write: { kind: 'written' } }],
        step: 'ended',
        cancelled: false,
        found: { at: startedAt(index), outbound: state('notRequired'), inbound: state('required'), settings: {} },
        latest: null,
        ending: 'changed'
    });
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('smb-signing');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
    });
    const inPart = 5000;
    for (let from = 0; from < count; from += inPart) {
        const transaction = database.transaction(['records', 'runs'], 'readwrite');
        for (let index = from; index < from + inPart; index++) transaction.objectStore('records').put(record(index, 'single'));
        if (from === 0) {
            names.forEach((_, index) => transaction.objectStore('records').put(record(index, id)));
            transaction.objectStore('runs').put(ofRun);
        }
        await new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onerror = reject;
        });
    }
    database.close();
}

/** Runs in the page: whether a later look is noted in each record of the run. */
async function allRechecked({ run: id, inRun: count }: { readonly run: string; readonly inRun: number }): Promise<boolean> {
    const database = await new Promise<IDBDatabase>(resolve => {
        const opening = indexedDB.open('smb-signing');
        opening.onsuccess = () => resolve(opening.result);
    });
    const records = await new Promise<readonly { latest: unknown }[]>(resolve => {
        const reading = database.transaction('records').objectStore('records').index('run').getAll(id);
        reading.onsuccess = () => resolve(reading.result as { latest: unknown }[]);
    });
    database.close();
    return records.filter(({ latest }) => latest !== null).length === count;
}
