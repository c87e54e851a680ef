// SPDX-License-Identifier: MIT
// Choices that are not applied yet are not lost without a word: whatever leads away asks first.
import type { Locator } from '@playwright/test';
import { findings } from './axe';
import { expect, test } from './fixtures';

test('asks before choices are lost, by Back and by another computer, and goes where nothing was chosen', async ({ page, pane }) => {
    const question = (): Locator => pane.frame.getByRole('alertdialog', { name: 'Discard changes?' });
    const tabs = pane.frame.getByRole('navigation', { name: 'SMB signing' });
    const compatibility = pane.frame.getByRole('heading', { name: 'Compatibility', level: 1 });
    await pane.open('srv2022');
    await expect(pane.heading()).toBeVisible();
    await tabs.getByRole('link', { name: 'Compatibility' }).click();
    await expect(compatibility).toBeVisible();
    await tabs.getByRole('link', { name: 'This computer' }).click();
    await pane.button('Change signing').click();
    const chosen = pane.radio('inbound', 'Required');
    await chosen.check();

    await page.goBack();
    await expect(question()).toBeVisible();
    await expect(question().getByRole('button', { name: 'Stay' })).toBeFocused();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(question()).toBeHidden();
    await expect(chosen).toBeChecked();
    await expect(chosen).toBeFocused();
    await expect.poll(() => new URL(page.url()).searchParams.get('path') ?? '').toBe('');

    await pane.choose('srv2025');
    await expect(question()).toBeVisible();
    await question().getByRole('button', { name: 'Stay' }).click();
    await expect(chosen).toBeChecked();
    await expect.poll(() => new URL(page.url()).searchParams.get('computer')).toBe('srv2022');
    await expect(page.getByRole('link', { name: 'srv2022', exact: true })).toHaveAttribute('aria-current', 'page');

    await pane.choose('srv2025');
    await question().getByRole('button', { name: 'Discard' }).click();
    await expect(pane.panel).toBeHidden();
    await expect.poll(() => new URL(page.url()).searchParams.get('computer')).toBe('srv2025');
    await expect(pane.text('Signing is required for outbound connections only.')).toBeVisible();

    // Nothing was chosen: nothing is asked.
    await pane.button('Change signing').click();
    await expect(pane.panel).toBeVisible();
    await pane.choose('srv2022');
    await expect(pane.panel).toBeHidden();
    await expect(question()).toHaveCount(0);
});
