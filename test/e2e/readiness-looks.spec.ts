// SPDX-License-Identifier: MIT
// Readiness, What if, Peers and one peer: for everybody, in both themes, and on narrow screens.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { stops } from './focus';
import { ListPage, manyComputers, withGateway } from './list';
import { expectNoSidewaysScroll } from './sideways';
import { ReadinessPage } from './readiness/readiness-page';

test.describe.configure({ mode: 'default' });

test.describe('readiness and peers', () => {
    let gateway: RunningGateway;
    withGateway(
        host => startGateway({ port: 0, host, ...manyComputers }),
        one => (gateway = one)
    );

    test('axe finds nothing, nothing scrolls sideways at 320 pixels, and the focus is seen', async ({ page }) => {
        const readiness = new ReadinessPage(page, gateway.url);
        const isSound = async (): Promise<void> => {
            expect(await findings(page)).toEqual([]);
            await page.setViewportSize({ width: 320, height: 640 });
            await expectNoSidewaysScroll(page);
            await page.setViewportSize({ width: 1280, height: 800 });
            expect((await stops(page)).filter(({ problem }) => problem)).toEqual([]);
        };
        await page.setViewportSize({ width: 1280, height: 800 });
        await readiness.open('readiness', 'srv2025');
        await expect(readiness.frame.getByText('No evidence has been read yet', { exact: false })).toBeVisible();
        await new ListPage(page, gateway.url).showsRows(8);
        await readiness.read();
        await expect(readiness.row('app-0013')).toContainText('Would cut off');
        await isSound();
        await readiness.button(/^What if/).click();
        await expect(readiness.panel).toContainText('Would lose access to');
        await isSound();
        await page.keyboard.press('Escape');
        await expect(readiness.button(/^What if/)).toBeFocused();
        await readiness.follow('Peers');
        await expect(readiness.row('copier-3').first()).toContainText('Cannot sign');
        await isSound();
        await readiness.details('copier-3');
        await isSound();
    });

    test('the keyboard alone accepts a peer, and is told', async ({ page }) => {
        const readiness = new ReadinessPage(page, gateway.url);
        await readiness.open('readiness', 'srv2025');
        await readiness.read();
        await readiness.follow('Peers');
        await expect(readiness.frame.getByRole('heading', { name: 'Peers', level: 1 })).toBeFocused(); // the link is gone
        await expect(readiness.row('copier-3').first()).toBeVisible();
        await readiness.frame.getByRole('searchbox').fill('copier-3');
        await expect(readiness.frame.getByText('1 of', { exact: false })).toBeVisible();
        await readiness.frame.getByRole('grid').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        const name = readiness.panel.getByLabel('Your name');
        await name.focus();
        await page.keyboard.press('Enter'); // without a name
        await expect(readiness.panel).toContainText('Enter your name');
        await expect(readiness.panel).toBeVisible();
        await name.focus();
        await page.keyboard.type('Anna');
        await page.keyboard.press('Enter');
        await expect(readiness.frame.getByRole('status').filter({ hasText: 'Accepted: copier-3' })).toBeAttached();
        await expect(readiness.panel).toBeHidden();
        await expect(readiness.frame.getByRole('grid')).toBeFocused(); // where the panel was opened from
        await expect(readiness.row('copier-3').first()).toContainText('Anna');
    });
});
