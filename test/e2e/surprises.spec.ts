// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';

// What goes wrong in the browser may never pass unnoticed: each of these would fail a test that did not allow it.
test.describe('what goes wrong in the browser is noticed', () => {
    test('an error in the console', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => console.error('planted'));
        await expect.poll(() => surprises.unexpected).toEqual([expect.stringContaining('console: planted')]);
        surprises.allow(/planted/);
    });

    test('an exception in the tool', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(
            () =>
                void setTimeout(() => {
                    throw new Error('planted');
                })
        );
        await expect.poll(() => surprises.unexpected.join()).toContain('planted');
        surprises.allow(/planted/);
    });

    test('a request that the gateway does not know', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => fetch('/api/planted'));
        await expect.poll(() => surprises.unexpected.join()).toMatch(/unknown request: GET .*\/api\/planted/);
        surprises.allow(/planted|501/);
    });

    test('a request to another machine', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => location.assign('https://example.com/')); // the policy blocks other ways
        await expect.poll(() => surprises.unexpected.join()).toContain('request to elsewhere: https://example.com/');
        surprises.allow(/example\.com/);
    });

    test('something against the content security policy', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(heading => heading.append(Object.assign(new Image(), { src: '/planted.png' })));
        await expect.poll(() => surprises.unexpected.join()).toMatch(/against the content security policy \(img-src\): .*planted\.png/);
        surprises.allow(/planted/);
    });

    test('a message that the shell does not know', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(() => window.parent.postMessage({ command: 'Planted', type: 0, sequence: 1 }, '*'));
        await expect.poll(() => surprises.unexpected.join()).toContain('Planted');
        surprises.allow(/Planted/);
    });
});
