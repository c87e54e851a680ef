// SPDX-License-Identifier: MIT
// What is seen of a computer before anyone scrolls.
import { expect, readingTest as test } from './fixtures';
import type { Pane } from './pane';

/** Height that is left below the cards, once what to do stands above them. */
async function left(pane: Pane): Promise<number> {
    await expect(pane.frame.getByRole('region', { name: 'What to do' })).toBeVisible();
    return pane.frame.locator('.cards').evaluate(cards => window.innerHeight - cards.getBoundingClientRect().bottom);
}

/** How many rows the buttons of the toolbar stand in. */
async function rows(pane: Pane): Promise<number> {
    await expect(pane.status(/, read at/)).toBeVisible();
    const tops = await pane.frame.locator('.commands button').evaluateAll(all => all.map(one => one.getBoundingClientRect().top));
    return new Set(tops).size;
}

test.describe('at 1280 by 720', () => {
    // The longest of what names a value, and of where Windows' default is from.
    for (const name of ['srv2025', 'srv2025-gpo', 'srv2022-conflict', 'srv2025-osconfig', 'srv2019-dc', 'azurelocal'])
        test(`the sentence and both cards of ${name} are seen, below what to do`, async ({ pane, page }) => {
            await page.setViewportSize({ width: 1280, height: 720 });
            await pane.open(name);
            await expect.poll(() => left(pane)).toBeGreaterThanOrEqual(0);
            await expect.poll(() => rows(pane)).toBe(1);
        });
});

test('on narrow screens the toolbar stands in one row, or in two', async ({ pane, page }) => {
    await page.setViewportSize({ width: 800, height: 720 });
    await pane.open('srv2022');
    await expect.poll(() => rows(pane)).toBe(1);
    await page.setViewportSize({ width: 320, height: 720 });
    await expect.poll(() => rows(pane)).toBe(2);
});
