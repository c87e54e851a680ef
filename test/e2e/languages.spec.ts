// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';
import type { Pane } from './pane';
import { toolOf } from './languages/layout-problems';
import { problems, speakPseudo } from './languages/pseudo-language';

/** Opens a panel, which may be loaded first, by its button's icon: in another language names are others. */
async function openByIcon(pane: Pane, icon: string): Promise<void> {
    await pane.frame.locator(`button:has(.sme-icon-${icon})`).first().click();
    await expect(pane.frame.locator('dialog[open]')).toBeVisible();
}

// Narrow and mirrored at once: what is cut in one of them is cut in both.
for (const [direction, rightToLeft, width] of [
    ['left to right', false, 1280],
    ['right to left', true, 320]
] as const) {
    test.describe(`in a longer, accented language, ${direction}, ${width} pixels wide`, () => {
        test.use({ viewport: { width, height: 720 } });

        test('no screen breaks, and no text is left in English', async ({ pane, page, computers, surprises }) => {
            surprises.allow(/status of 400/);
            await speakPseudo(page, rightToLeft);
            await pane.open('srv2022');
            await expect(pane.frame.locator('app-direction-card').first()).toBeVisible();
            await expect(pane.frame.locator('h1')).toContainText('⟦');
            expect.soft(await problems(page), 'the pane').toEqual([]);

            await openByIcon(pane, 'edit');
            await pane.frame.locator('dialog[open] input[type=radio]').first().check();
            expect.soft(await problems(page), 'the panel').toEqual([]);
            await pane.frame.locator('dialog[open] fieldset, dialog[open] [role=radiogroup]').nth(1).locator('input').first().check();
            await computers.patch('srv2022', { faults: { refuseWrites: true } });
            await pane.frame.locator('dialog[open] button.sme-button-primary').click();
            await expect(pane.frame.locator('dialog[open] [role=alert]')).toBeVisible();
            expect.soft(await problems(page), 'a refused change').toEqual([]);
            await page.keyboard.press('Escape');

            await openByIcon(pane, 'history');
            expect.soft(await problems(page), 'the history').toEqual([]);
            await page.keyboard.press('Escape');
            await pane.frame.locator('app-diagnostics footer button').click();
            expect.soft(await problems(page), 'the diagnostics').toEqual([]);
            await page.keyboard.press('Escape');

            await pane.frame.locator('nav.tabs a').nth(1).click();
            await expect(pane.frame.locator('h1')).toContainText('⟦');
            await expect(pane.frame.locator('textarea').first()).toBeVisible();
            expect.soft(await problems(page), 'compatibility').toEqual([]);
            await pane.frame.locator('textarea').last().fill('0xc000a000');
            await expect(pane.frame.locator('ol > li').first()).toBeVisible();
            expect.soft(await problems(page), 'an explained error').toEqual([]);
            await pane.frame.locator('nav.tabs a').first().click();

            await pane.choose('srv2019-dc');
            await expect(pane.frame.locator('app-direction-card').first()).toBeVisible();
            await openByIcon(pane, 'edit');
            await pane.frame.locator('dialog[open] [role=radiogroup]').nth(1).locator('input').nth(1).check();
            await expect(pane.frame.locator('dialog[open] .caution')).toHaveCount(3);
            expect.soft(await problems(page), 'the caution, of a policy and of a domain controller').toEqual([]);
            await page.keyboard.press('Escape');

            await pane.choose('offline');
            await expect(pane.frame.locator('main > [role=alert]')).toBeVisible();
            expect.soft(await problems(page), 'an unreachable computer').toEqual([]);
        });
    });
}

test('a language that the SDK does not know, from a newer gateway, falls back to English', async ({ pane, page }) => {
    await page.addInitScript(() => localStorage.setItem('locale', 'id-ID'));
    await pane.open('srv2025');
    await expect(pane.heading()).toBeVisible();
    await expect(pane.status(/, read at/)).toBeVisible();
    expect(await toolOf(page).evaluate(() => document.documentElement.lang)).toBe('en-US');
});
