// SPDX-License-Identifier: MIT
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { expect, test } from './fixtures';
import { choose, expectShown, type Start, startAndChoose, switchAndChoose, tabNames } from './starts';

// One start for each step of the shell's handshake, with that step held until the tab is chosen.
const starts: readonly Start[] = [
    { late: 'Ping:held', path: '', tab: 'Compatibility', way: 'soonest' },
    { late: 'Init:held', path: '', tab: 'All computers', way: 'pointer' },
    { late: 'gateway-connection:held', path: 'compatibility', tab: 'This computer', way: 'soonest' },
    { late: 'connection-manager:held', path: '', tab: 'All computers', way: 'keyboard' },
    { late: 'authorization-manager:held', path: 'all-computers?state=both&search=srv', tab: 'Compatibility', way: 'pointer' },
    { late: 'Open:held', path: 'all-computers?state=both', tab: 'This computer', way: 'keyboard' },
    { late: 'Report:held', path: '', tab: 'Compatibility', way: 'soonest' }
];

let gateway: RunningGateway;
test.beforeAll(async () => {
    gateway = await startGateway({ port: 0, computers: [srv2025, srv2022], replay: true });
});
test.afterAll(() => gateway.close());
// Each goes through several pages.
test.describe.configure({ timeout: 120_000 });

for (const start of starts) {
    test(`a tab chosen at once is shown with the shell late at ${start.late}: ${start.tab}`, async ({ page }) => {
        await startAndChoose(page, gateway.url, start);
        await expectShown(page, start.tab);
        for (const tab of tabNames.filter(name => name !== start.tab)) {
            await choose(page, tab, start.way);
            await expectShown(page, tab);
        }
    });
}

for (const late of ['Deactivate2:held', 'Activate:held', 'connection-manager:held']) {
    test(`a tab chosen while the shell turns to another computer is shown with the shell late at ${late}`, async ({ page }) => {
        await startAndChoose(page, gateway.url, { late, path: '', tab: 'Compatibility', way: 'pointer' });
        await expectShown(page, 'Compatibility');
        await switchAndChoose(page, 'srv2022', 'All computers', 'pointer');
        await expectShown(page, 'All computers', 'srv2022');
        await switchAndChoose(page, 'srv2025', 'This computer', 'keyboard');
        await expectShown(page, 'This computer', 'srv2025');
    });
}

test('a tool that the shell does not open says what it waits for, and moves no link', async ({ page, pane }) => {
    await page.clock.install();
    await page.goto(`${gateway.url}?computer=srv2025&late=Open:held`);
    const links = pane.frame.getByRole('navigation', { name: 'SMB signing' }).getByRole('link');
    const status = pane.frame.getByRole('status');
    await expect(status).toHaveText('Opening the tool…');
    const places = (): Promise<unknown> =>
        links.evaluateAll(all => all.map(link => link.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width]));
    const before = await places();
    await page.clock.fastForward(10_000);
    await expect(status).toHaveText(/^Still waiting for Windows Admin Center to open the tool\. If/);
    await links.filter({ hasText: 'Compatibility' }).press('Enter');
    await expect(links.filter({ hasText: 'Compatibility' })).toHaveAttribute('aria-current', 'page');
    await expect(status).toContainText('Compatibility opens next.');

    await page.evaluate(() => dispatchEvent(new Event('go-on')));
    await expectShown(page, 'Compatibility');
    expect(await places()).toEqual(before);
    await expect(links.filter({ hasText: 'Compatibility' })).toBeFocused();
});
