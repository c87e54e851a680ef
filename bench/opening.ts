// SPDX-License-Identifier: MIT
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { startGateway } from '../dev-gateway/server';
import { run } from '../tools/steps/run.mjs';
import type { Measurement, Row } from './row';

/** In turn, so that what else the machine does is the same for both. */
const openings = 15;

/** From the navigation of the frame to the first paint in it, without a remote call, beside the smallest app on the SDK. */
export const opening: Measurement = async ({ root, browser }) => {
    await run(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build', 'empty'], { cwd: root });
    const empty = join(root, '.cache/bench/empty');
    const page = join(empty, 'index.html');
    // What the shell and the SDK ask for while a tool opens: the same for both.
    for (const asked of ['manifest.json', 'assets/strings'])
        cpSync(join(root, '.cache/package/ux', asked), join(empty, asked), { recursive: true });
    // A frame is served below its own path.
    writeFileSync(
        page,
        readFileSync(page, 'utf8').replace('<meta charset', '<base href="/modules/community.smb-signing/" /><meta charset')
    );
    const gateways = [await startGateway({ port: 0 }), await startGateway({ port: 0, extension: empty })];
    try {
        const times: number[][] = gateways.map(() => []);
        for (let at = 0; at < openings; at++)
            for (const [which, { url }] of gateways.entries()) times[which]?.push(await firstPaint(browser, url));
        const [own = NaN, smallest = NaN] = times.map(median);
        const rows: Row[] = [
            {
                what: `first paint after the navigation of the frame, without a remote call, median of ${openings}`,
                target: 'at most that of `bench/empty`',
                measured: `${own.toFixed(0)} ms`,
                withinTarget: own <= smallest
            },
            {
                what: 'the same of the smallest app on the SDK (`bench/empty`)',
                target: '–',
                measured: `${smallest.toFixed(0)} ms`,
                withinTarget: null
            }
        ];
        return rows;
    } finally {
        for (const gateway of gateways) await gateway.close();
    }
};

function median(times: readonly number[]): number {
    return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;
}

/** Opens the frame alone in a page of its origin, in a fresh browser context; gives milliseconds. */
async function firstPaint(browser: Browser, url: string): Promise<number> {
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        await page.route('**/invokeCommand', route => route.abort());
        await page.goto(`${url}?computer=srv2025`);
        await page.frameLocator('iframe').locator('app-root').waitFor({ state: 'attached' });
        const frame = page.frames().find(one => one.url().includes('/modules/'));
        if (!frame) throw new Error('The shell shows no tool.');
        return (await (await frame.waitForFunction(() => performance.getEntriesByName('first-paint')[0]?.startTime)).jsonValue()) ?? NaN;
    } finally {
        await context.close();
    }
}
