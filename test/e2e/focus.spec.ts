// SPDX-License-Identifier: MIT
// Whoever works by keyboard sees where they are: on each page and in each panel, in both themes and in forced colors.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { dress } from './axe';
import { Tab } from './compatibility-tab';
import { expect, test } from './fixtures';
import { sameStops, stops } from './focus';
import { fourPeers } from './four-peers';
import { ListPage, manyComputers, withGateway } from './list';
import type { Pane } from './pane';

const looks = [
    { name: 'light', theme: 'light', forcedColors: 'none' },
    { name: 'dark', theme: 'dark', forcedColors: 'none' },
    { name: 'forced colors', theme: 'dark', forcedColors: 'active' }
] as const;

/** Goes through what is on the screen, looks at it in each look, and expects at least so many stops, each of them in sight. */
async function walk({ page }: Pick<Pane, 'page'>, least: number): Promise<void> {
    const came = await stops(page);
    expect(came.length).toBeGreaterThanOrEqual(least);
    for (const { name, theme, forcedColors } of looks) {
        await page.emulateMedia({ forcedColors });
        await dress(page.frames(), theme);
        const found = name === 'light' ? came : await sameStops(page);
        expect(
            found.filter(({ problem }) => problem),
            name
        ).toEqual([]);
        expect(found.length, name).toBe(came.length);
    }
    await page.emulateMedia({ forcedColors: 'none' });
    await dress(page.frames(), 'light');
}

test('the focus is seen in the pane and its panels', async ({ pane, computers }) => {
    await computers.patch('srv2022', fourPeers);
    await pane.open('srv2022');
    await expect(pane.connections().getByRole('table').first()).toBeVisible();
    await walk(pane, 8);
    await pane.button('Change signing').click();
    await pane.radio('outbound', 'Required').check();
    await pane.openSettings();
    await pane.setting('Allow insecure guest logons').check();
    await walk(pane, 10);
    await pane.button('Cancel').click();
    await pane.change({ inbound: 'Required' });
    await expect(pane.status(/^Successfully/)).toBeVisible();
    await walk(pane, 11);
    await pane.button('History').click();
    await expect(pane.history.getByRole('button', { name: 'Undo' })).toBeVisible();
    await walk(pane, 6);
    await pane.button('Close').click();
    await pane.openUndo();
    await walk(pane, 4);
    await pane.button('Cancel').click();
    await pane.button('Other ways').click();
    await pane.goal('inbound', 'Not required').check();
    await walk(pane, 6);
    await pane.button('Close').click();
    await pane.button('Copy diagnostics').click();
    await walk(pane, 3);
});

test('the focus is seen where nothing could be read, in Compatibility and in All computers', async ({ pane, page, gateway, surprises }) => {
    surprises.allow(/status of 40[01]/);
    await pane.open('offline');
    await expect(pane.alert()).toBeVisible();
    await walk(pane, 8);
    const tab = new Tab(pane);
    await tab.open('srv2019-audit');
    await tab.message().fill('net use Z: \\\\nas-5\\scans\nSystem error 3221266432 has occurred.');
    await pane.button('Read evidence').click();
    await expect(pane.status(/^Event logs of/)).toBeVisible();
    await pane.button('Test').click();
    await walk(pane, 14);
    const list = new ListPage(page, gateway.url);
    await list.open();
    await expect(list.ended()).toBeVisible();
    await walk(pane, 8);
});

test.describe('the focus is seen on the pages of All computers', () => {
    let gateway: RunningGateway;
    withGateway(
        host => startGateway({ port: 0, host, ...manyComputers }),
        one => (gateway = one)
    );

    test('with their panels', async ({ page }) => {
        const list = new ListPage(page, gateway.url);
        const { frame } = list;
        const pages = frame.getByRole('navigation', { name: 'Pages of All computers' });
        const follow = async (name: string): Promise<void> => {
            await pages.getByRole('link', { name, exact: true }).click();
            await expect(pages.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
        };
        await list.open();
        await expect(list.ended()).toBeVisible();
        await frame.getByText('See causes and fixes').click();
        await walk({ page }, 30);
        await list.row('srv2022').getByRole('checkbox').click();
        await list.button('Apply to selected (1)').click();
        await frame.getByRole('radio', { name: 'Require both', exact: true }).check();
        await list.button('Review and start (1)…').click();
        await expect(list.facts).toBeVisible();
        await walk({ page }, 3);
        await page.keyboard.press('Escape');
        await walk({ page }, 15);
        await list.button('Discard').click();
        await follow('Readiness');
        await frame.getByText('Rings', { exact: true }).click();
        await walk({ page }, 40);
        await list.button(/^What if/).click();
        await walk({ page }, 3);
        await page.keyboard.press('Escape');
        await frame.getByRole('link', { name: 'Gather at scale' }).click();
        await walk({ page }, 15);
        await frame.getByRole('link', { name: 'Import evidence' }).click();
        await walk({ page }, 12);
        for (const name of ['Changes', 'Baselines', 'Scanners', 'Runs']) {
            await follow(name);
            if (name === 'Changes') await frame.getByText(/^Over time, and snapshots kept/).click();
            await walk({ page }, 10);
        }
    });
});
