// SPDX-License-Identifier: MIT
// From auditing to "ready": auditing is turned on by a run, two weeks pass, and peers connect meanwhile, all in the real engine.
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { manyComputers, wakeUp } from '../../test/e2e/list';
import { ReadinessPage } from '../../test/e2e/readiness/readiness-page';
import { daysPass, ownClock } from '../../test/e2e/readiness/time-passes';
import { RunsPage } from '../../test/e2e/runs-page';
import { takeLooks } from './take';

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
            await (await readiness.step('Turn on auditing')).click();
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
            await takeLooks(page, 'readiness', theme);
            await readiness.button(/^What if/).click();
            await expect(readiness.panel).toContainText('Would lose access to');
            await takeLooks(page, 'what-if', theme);
            await page.keyboard.press('Escape');
            await readiness.follow('Peers');
            await expect(readiness.row('copier-3').first()).toContainText('Cannot sign');
            await takeLooks(page, 'peers', theme);
            await readiness.details('copier-3');
            await takeLooks(page, 'peer', theme);
        } finally {
            await gateway.close();
        }
    });
}
