// SPDX-License-Identifier: MIT
// Whoever works by keyboard sees where they are: on each page and in each panel, in both themes and in forced colors.
import { dress } from './axe';
import { Tab } from './compatibility-tab';
import { expect, test } from './fixtures';
import { stops } from './focus';
import { fourPeers } from './four-peers';
import { ListPage } from './list';
import type { Pane } from './pane';

const looks = [
    { name: 'light', theme: 'light', forcedColors: 'none' },
    { name: 'dark', theme: 'dark', forcedColors: 'none' },
    { name: 'forced colors', theme: 'dark', forcedColors: 'active' }
] as const;

/** Goes through what is on the screen in each look, and expects at least so many stops, each of them in sight. */
async function walk({ page }: Pane, least: number): Promise<void> {
    for (const { name, theme, forcedColors } of looks) {
        await page.emulateMedia({ forcedColors });
        await dress(page.frames(), theme);
        const found = await stops(page);
        expect(
            found.filter(({ problem }) => problem),
            name
        ).toEqual([]);
        expect(found.length, name).toBeGreaterThanOrEqual(least);
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
