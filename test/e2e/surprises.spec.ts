// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';

// Each of these must fail: what goes wrong in the browser may never pass unnoticed.
test.describe('a test fails on', () => {
    test.fail('an error in the console', async ({ pane, page }) => {
        await pane.open('srv2025');
        await page.evaluate(() => console.error('planted'));
    });

    test.fail('an exception in the tool', async ({ pane }) => {
        await pane.open('srv2025');
        await expect(pane.heading()).toBeVisible();
        await pane.heading().evaluate(
            () =>
                void setTimeout(() => {
                    throw new Error('planted');
                })
        );
        await new Promise(resolve => setTimeout(resolve, 200));
    });

    test.fail('a request that the gateway does not know', async ({ pane, page }) => {
        await pane.open('srv2025');
        await page.evaluate(() => fetch('/api/planted'));
    });

    test.fail('a request to another machine', async ({ pane, page }) => {
        await pane.open('srv2025');
        await page.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    });

    test.fail('a message that the shell does not know', async ({ pane, page }) => {
        await pane.open('srv2025');
        await expect(pane.heading()).toBeVisible();
        await pane.heading().evaluate(() => window.parent.postMessage({ command: 'Planted', type: 0, sequence: 1 }, '*'));
        await page.waitForTimeout(200);
    });
});
