// SPDX-License-Identifier: MIT
import { findings } from './axe';
import { expect, test } from './fixtures';

for (const theme of ['light', 'dark'] as const) {
    test.describe(`in the ${theme} theme axe finds nothing`, () => {
        test.beforeEach(({ page }) => page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme));

        test('in the pane', async ({ pane, page }) => {
            await pane.open('srv2025');
            await expect(pane.status(/, read at/)).toBeVisible();
            expect(await findings(page)).toEqual([]);
        });

        test('in the panel, before and after a failed change', async ({ pane, page, computers }) => {
            await computers.patch('srv2022', { faults: { refuseWrites: true } });
            await pane.open('srv2022');
            await pane.button('Change signing').click();
            expect(await findings(page)).toEqual([]);
            await pane.radio('inbound', 'Required').check();
            expect(await findings(page)).toEqual([]);
            await pane.button('Apply').click();
            await expect(pane.alert()).toBeVisible();
            expect(await findings(page)).toEqual([]);
        });

        test('after a change', async ({ pane, page }) => {
            await pane.open('srv2022');
            await pane.button('Change signing').click();
            await pane.radio('inbound', 'Required').check();
            await pane.button('Apply').click();
            await expect(pane.status(/^Successfully/)).toBeVisible();
            expect(await findings(page)).toEqual([]);
        });

        test('where a computer is unreachable, or a part could not be read', async ({ pane, page, computers, surprises }) => {
            surprises.allow(/status of 400/);
            await pane.open('offline');
            await expect(pane.alert()).toBeVisible();
            expect(await findings(page)).toEqual([]);
            await computers.patch('srv2022', { cim: null });
            await pane.choose('srv2022');
            await expect(pane.text('What could not be read')).toBeVisible();
            expect(await findings(page)).toEqual([]);
        });
    });
}

test.describe('at 320 pixels', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('nothing is cut and nothing scrolls sideways', async ({ pane, page }) => {
        await pane.open('srv2022');
        await expect(pane.status(/, read at/)).toBeVisible();
        const overflow = (): Promise<boolean[]> =>
            Promise.all(page.frames().map(frame => frame.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)));
        expect(await overflow()).toEqual([false, false]);
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        expect(await overflow()).toEqual([false, false]);
        await expect(pane.button('Apply')).toBeInViewport();
        expect(await findings(page)).toEqual([]);
    });
});
