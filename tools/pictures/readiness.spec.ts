// SPDX-License-Identifier: MIT
// From auditing to "ready": auditing is turned on by a run, two weeks pass, and peers connect meanwhile, all in the real engine.
import type { Page } from '@playwright/test';
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { manyComputers, wakeUp } from '../../test/e2e/list';
import { ReadinessPage } from '../../test/e2e/readiness/readiness-page';
import { daysPass, ownClock } from '../../test/e2e/readiness/time-passes';
import { RunsPage } from '../../test/e2e/runs-page';

const folder = new URL('../../docs/pictures/', import.meta.url).pathname;

/** A page in the looks that it can take on without being loaded again. */
async function take(page: Page, name: string, theme: 'light' | 'dark'): Promise<void> {
    const shot = async (look: string): Promise<void> => void (await page.screenshot({ path: `${folder}${name}-${look}.png` }));
    await shot(theme);
    if (theme === 'dark') {
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        await shot('forced-colours');
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        return;
    }
    await page.setViewportSize({ width: 320, height: 720 });
    await shot('320');
    await page.setViewportSize({ width: 1280, height: 800 });
}

for (const theme of ['light', 'dark'] as const) {
    test(`readiness, ${theme}`, async ({ page, surprises }) => {
        test.setTimeout(600_000);
        surprises.allow(/status of 40[01]/);
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        const gateway = await warmGateway({ port: 0, ...manyComputers, generate: 40 });
        try {
            wakeUp(gateway);
            await ownClock(page);
            const readiness = new ReadinessPage(page, gateway.url);
            const runs = new RunsPage(page, gateway.url);
            await readiness.open('readiness', 'srv2025');
            await readiness.read();
            await readiness.button(/^Turn on auditing/).click();
            await runs.start();
            await runs.ended().waitFor({ timeout: 120_000 });
            await daysPass(15, page, gateway);
            for (const does of ['cannotSign', 'signs'] as const)
                gateway.computers
                    .find('srv2025')
                    ?.happen({ event: 'peerConnects', direction: 'inbound', peer: `linux-${does.length}`, does });
            await readiness.follow('Readiness');
            await readiness.read();
            await expect.poll(() => readiness.count('Would cut off')).toBeGreaterThan(2);
            await take(page, 'readiness', theme);
            await readiness.button(/^What if/).click();
            await expect(readiness.panel).toContainText('Would lose access to');
            await take(page, 'what-if', theme);
            await page.keyboard.press('Escape');
            await readiness.follow('Peers');
            await expect(readiness.row('copier-3').first()).toContainText('Cannot sign');
            await take(page, 'peers', theme);
            await readiness.details('copier-3');
            await take(page, 'peer', theme);
        } finally {
            await gateway.close();
        }
    });
}
