// SPDX-License-Identifier: MIT
// A computer against a STIG, and all computers against the STIG for their Windows.
import { expect, test } from '../../test/e2e/fixtures';
import { takeLooks } from './take';

for (const theme of ['light', 'dark'] as const) {
    test(`baselines, ${theme}`, async ({ page, pane, surprises }) => {
        test.setTimeout(300_000);
        surprises.allow(/status of 40[01]/);
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        await pane.open('srv2025');
        const section = pane.frame.getByRole('region', { name: 'Baselines' });
        await section.getByRole('button', { name: 'Check a baseline' }).click();
        await section.getByRole('table').waitFor();
        await expect(pane.connections()).toContainText('No outbound connections.');
        await section.evaluate(element => element.scrollIntoView());
        await takeLooks(page, 'baselines', theme);
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await pane.frame.getByRole('link', { name: 'Baselines' }).click();
        await expect(pane.frame.getByText(/^Computers judged: 2\d\./)).toBeVisible({ timeout: 60_000 });
        await expect(pane.frame.getByRole('grid')).not.toContainText(/Reading…|Waiting/, { timeout: 60_000 });
        await takeLooks(page, 'baselines-all', theme);
    });
}
