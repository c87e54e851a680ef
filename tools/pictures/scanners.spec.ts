// SPDX-License-Identifier: MIT
// A list of Nessus beside what the computers say: right, right before a change, wrong, and of nobody's.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { expect, test } from '../../test/e2e/fixtures';
import { ListPage } from '../../test/e2e/list';
import { NessusList } from '../../test/e2e/scanners/nessus-list';
import { takeLooks } from './take';

let gateway: RunningGateway;
let scanned: NessusList;

test.beforeEach(async ({ host }) => {
    scanned = new NessusList();
    gateway = await startGateway({ port: 0, host, computers: await scanned.start() });
});
test.afterEach(async () => {
    await gateway.close();
    await scanned.close();
});

for (const theme of ['light', 'dark'] as const) {
    test(`scanners, ${theme}`, async ({ page }) => {
        test.setTimeout(300_000);
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        const { frame } = await scanned.check(new ListPage(page, gateway.url), gateway);
        await expect(frame.getByRole('status').first()).toContainText('Tested: 4 of 4.');
        await takeLooks(page, 'scanners', theme);
        await page.setViewportSize({ width: 1280, height: 800 });
        await frame.getByRole('button', { name: 'fs03.lab.example', exact: true }).click();
        await expect(frame.getByRole('dialog')).toContainText('For the ticket');
        await takeLooks(page, 'scanners-ticket', theme);
    });
}
