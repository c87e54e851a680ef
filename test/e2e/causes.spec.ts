// SPDX-License-Identifier: MIT
// Why computers couldn't be read: each cause once, with its fix, and a way to try just those again.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { described, ListPage, manyComputers, wakeUp } from './list';

test.describe('the causes of what could not be read', () => {
    let gateway: RunningGateway;
    let list: ListPage;

    test.beforeAll(async ({ host }) => {
        gateway = await startGateway({ port: 0, host, ...manyComputers });
    });
    test.afterAll(() => gateway.close());
    test.beforeEach(({ page, surprises }) => {
        wakeUp(gateway);
        surprises.allow(/status of 40[01]/);
        list = new ListPage(page, gateway.url);
    });

    test('add up to what is unread, and each is tried again alone, with the keyboard', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        const causes = list.frame.locator('app-causes');
        const summary = causes.locator('summary');
        const unread = Number(/\d+/.exec(await list.button(/^Rescan unread/).innerText())?.[0]);
        await expect(summary).toHaveText(`Couldn't be read: ${unread}. See causes and fixes`);
        await summary.focus();
        await page.keyboard.press('Enter');
        const titles = await causes.getByRole('listitem').locator('.strong').allInnerTexts();
        expect(titles.reduce((sum, title) => sum + Number(/\d+$/.exec(title)?.[0]), 0)).toBe(unread);
        expect(await findings(page)).toEqual([]);

        const cause = causes.getByRole('listitem').filter({ hasText: 'Unreachable' });
        await expect(cause).toContainText('remote management (WinRM)');
        const calls = (): number => described(gateway).reduce((sum, one) => sum + one.calls.length, 0);
        const before = calls();
        const off = described(gateway).filter(({ faults }) => faults.unreachable);
        await expect(cause).toContainText(`Unreachable: ${off.length}`);
        for (const { name } of off) gateway.computers.find(name)?.patch({ faults: { unreachable: false } });
        await cause.getByRole('button', { name: `Retry these (${off.length})` }).press('Enter');
        await expect(list.grid).toBeFocused();
        await expect(summary).toHaveText(`Couldn't be read: ${unread - off.length}. See causes and fixes`);
        expect(calls() - before).toBe(off.length);
    });
});
