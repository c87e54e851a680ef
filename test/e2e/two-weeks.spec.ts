// SPDX-License-Identifier: MIT
// What auditing is for: it is turned on, time passes, and what peers did meanwhile decides. The computer logs by itself.
import type { Locator } from '@playwright/test';
import { Tab } from './compatibility-tab';
import { expect, test } from './fixtures';
import { daysPass, ownClock } from './readiness/time-passes';

test('two weeks after auditing was turned on, the logs tell who would be cut off, and later who was', async ({
    pane,
    page,
    computers,
    gateway,
    surprises
}) => {
    surprises.allow(/status of 40[01]/); // computers of the list that refuse
    const tab = new Tab(pane);
    const verdict = (): Locator => tab.section('Evidence').getByRole('region', { name: 'Inbound (SMB server)' });
    const connects = (peer: string, does: string): Promise<void> =>
        computers.happen('srv2025', { event: 'peerConnects', direction: 'inbound', peer, does });
    const readAgain = async (): Promise<void> => {
        await pane.button('Read again').click();
        await expect(pane.button('Read again')).not.toHaveAttribute('aria-disabled', 'true');
    };
    await ownClock(page);
    await connects('old-mount', 'cannotSign'); // before anyone audited: nobody will know
    await tab.open('srv2025');
    await pane.button('Read evidence').click();
    await pane.frame.getByRole('link', { name: 'Turn on auditing' }).click();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await tab.tabLink('Compatibility').click();
    await daysPass(13, page, gateway);
    await readAgain();
    await expect(verdict()).toContainText('The evidence goes back 13 days.');
    await daysPass(2, page, gateway);
    await connects('pc-17', 'signs');
    await readAgain();
    await expect(verdict()).toContainText('Yes, signing can be required.');

    await connects('copier-3', 'cannotSign');
    await connects('scan-7', 'guest');
    await connects('backup-1', 'wrongSignature');
    await readAgain();
    await expect(verdict()).toContainText('Would be cut off: 1. May be cut off: 2.', { useInnerText: true });
    await expect(tab.section('Evidence')).not.toContainText('old-mount');

    await tab.tabLink('This computer').click();
    await pane.button('Change signing').click();
    await pane.radio('inbound', 'Required').check();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await tab.tabLink('Compatibility').click();
    await connects('copier-3', 'cannotSign');
    await connects('scan-7', 'guest');
    await readAgain();
    await expect(tab.section('Evidence').getByRole('row', { name: /copier-3/ })).toContainText('is already refused');

    await tab.tabLink('This computer').click();
    const refused = pane.frame.getByRole('region', { name: 'Refused since you required signing' });
    await expect(refused).toContainText(/copier-3 \(Inbound\): Doesn't support signing\. 1 time, last /);
    await expect(refused).not.toContainText('scan-7'); // a guest was let in
    await refused.getByRole('link', { name: 'Accept copier-3 in Peers' }).click();
    await expect(pane.frame.getByRole('row', { name: /copier-3/ })).toContainText('Cannot sign');
    await tab.tabLink('This computer').click();
    await refused.getByRole('button', { name: 'Undo on this computer' }).click();
    await expect(pane.undo).toBeVisible();
});

test('a person lets two weeks pass in the development shell: on the computers, and in the tool', async ({ pane, page, gateway }) => {
    const tab = new Tab(pane);
    await tab.open('srv2025');
    await pane.button('Read evidence').click();
    await pane.frame.getByRole('link', { name: 'Turn on auditing' }).click();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await page.getByRole('button', { name: 'Let two weeks pass' }).click();
    await expect(page.getByRole('status').filter({ hasText: '14 days have passed' })).toBeVisible();
    await tab.tabLink('Compatibility').click();
    const verdict = tab.section('Evidence').getByRole('region', { name: 'Inbound (SMB server)' });
    await pane.button('Read again').click();
    await expect(verdict).toContainText('Yes, signing can be required.');
    await page.reload();
    await pane.button('Read evidence').click();
    await expect(verdict).toContainText('Yes, signing can be required.'); // a shell that is opened anew has the time of the computers
    // The place without a computer is a page of its own, and has that time, too.
    await page.getByRole('link', { name: 'SMB signing', exact: true }).click();
    await expect(pane.frame.getByRole('heading', { name: 'All computers', level: 1 })).toBeVisible();
    const clock = await page
        .frames()
        .at(-1)
        ?.evaluate(() => Date.now());
    expect((clock ?? 0) - Date.now()).toBeGreaterThan(13 * 24 * 60 * 60_000);
    gateway.computers.reset();
    expect(gateway.computers.daysPassed).toBe(0);
});
