// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';
import { messages, recordMessages } from './shell-messages';

const lazyParts = /\/src_app_compatibility[^/]*\.js|\/\d+\.[0-9a-f]+\.js/;

test('a tab whose part cannot be loaded says so, and is there after another try', async ({ browser, page, pane, surprises }) => {
    surprises.allow(/ERR_FAILED|ChunkLoadError/);
    await page.route(lazyParts, route => route.abort());
    await pane.open('srv2025');
    await expect(pane.heading()).toBeVisible();
    const tabs = pane.frame.getByRole('navigation', { name: 'SMB signing' });
    await tabs.getByRole('link', { name: 'Compatibility' }).click();
    await expect(pane.alert().filter({ hasText: "Couldn't load Compatibility." })).toBeVisible();
    await expect(pane.heading()).toBeVisible();
    await expect(tabs.getByRole('link', { name: 'This computer' })).toHaveAttribute('aria-current', 'page');

    await tabs.getByRole('link', { name: 'All computers' }).click();
    await expect(pane.alert().filter({ hasText: "Couldn't load All computers." })).toBeVisible();

    // Of the parts that load by themselves the page says it once: what to do, what became weaker, connections, baselines, diagnostics.
    const parts = pane.alert().filter({ hasText: "Couldn't load this part of the tool." });
    await expect(parts).toHaveCount(1);
    await page.unroute(lazyParts);
    // Older browsers never ask again for a module script that failed once; there the page has to be reloaded, as the text says.
    if (Number.parseInt(browser.version(), 10) < 156) {
        await page.reload();
        await expect(pane.connections()).toContainText('No outbound connections.');
        return;
    }
    await parts.getByRole('button', { name: 'Try again' }).click();
    await expect(parts).toHaveCount(0);
    await expect(pane.connections()).toContainText('No outbound connections.');
    await pane.alert().getByRole('button', { name: 'Try again' }).click();
    await expect(pane.frame.getByRole('heading', { name: 'All computers', level: 1 })).toBeVisible();
    await expect(pane.alert()).toHaveCount(0);
    await tabs.getByRole('link', { name: 'Compatibility' }).click();
    await expect(pane.frame.getByRole('heading', { name: 'Compatibility', level: 1 })).toBeVisible();
});

test('an address whose tab cannot be loaded says so, with the way to the others', async ({ page, pane, surprises }) => {
    surprises.allow(/ERR_FAILED|ChunkLoadError/);
    await page.route(lazyParts, route => route.abort());
    await page.goto('/?computer=srv2025&path=compatibility');
    await expect(pane.alert().filter({ hasText: "Couldn't load Compatibility." })).toBeVisible();
    await pane.frame.getByRole('navigation', { name: 'SMB signing' }).getByRole('link', { name: 'This computer' }).click();
    await expect(pane.heading()).toBeVisible();
    await expect(pane.alert().filter({ hasText: "Couldn't load Compatibility." })).toHaveCount(0);
});

test('an address whose tab comes late is waited for, and the way back works', async ({ page, pane }) => {
    await recordMessages(page);
    let load = (): void => undefined;
    const loaded = new Promise<void>(resolve => (load = resolve));
    await page.route(lazyParts, async route => {
        await loaded;
        await route.continue();
    });
    await page.goto('/?computer=srv2025&path=compatibility');
    // The extension says that it is on its way; the shell asks again.
    await expect
        .poll(async () => (await messages(page)).filter(({ command, type }) => command === 'Open' && type === 1).length)
        .toBeGreaterThan(1);
    load();
    const heading = pane.frame.getByRole('heading', { name: 'Compatibility', level: 1 });
    await expect(heading).toBeVisible();
    await pane.frame.getByRole('navigation', { name: 'SMB signing' }).getByRole('link', { name: 'This computer' }).click();
    await expect(pane.heading()).toBeVisible();
    await page.goBack();
    await expect(heading).toBeVisible();
});
