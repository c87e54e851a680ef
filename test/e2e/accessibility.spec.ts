// SPDX-License-Identifier: MIT
import { findings } from './axe';
import { expect, test } from './fixtures';
import { expectNoSidewaysScroll } from './sideways';

test.describe('in both themes axe finds nothing', () => {
    test('in the pane', async ({ pane, page }) => {
        await pane.open('srv2025');
        await expect(pane.status(/, read at/)).toBeVisible();
        expect(await findings(page, { shell: true })).toEqual([]);
    });

    test('where there is much to say, and where an account is asked for', async ({ pane, page, surprises }) => {
        surprises.allow(/status of 401/);
        await pane.open('srv2022-conflict');
        await expect(pane.text(/this Windows lacks/)).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await pane.choose('locked');
        await expect(page.getByRole('dialog', { name: 'Manage as' })).toBeVisible();
        expect(await findings(page, { shell: true })).toEqual([]);
    });

    test('in the panel, before and after a failed change', async ({ pane, page, computers }) => {
        await computers.patch('srv2022', { faults: { refuseWrites: true } });
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        expect(await findings(page)).toEqual([]);
        await pane.radio('inbound', 'Required').check();
        expect(await findings(page)).toEqual([]);
        await pane.openSettings();
        await pane.setting('Allow insecure guest logons').check();
        expect(await findings(page)).toEqual([]);
        await pane.setting('Allow insecure guest logons').uncheck();
        await pane.button('Apply').click();
        await expect(pane.alert()).toBeVisible();
        expect(await findings(page)).toEqual([]);
    });

    test('in the findings of each severity, and in the other ways', async ({ pane, page, computers }) => {
        await computers.patch('srv2025', { inbound: { EnableSMB1Protocol: true, Smb2DialectMax: 'SMB300' } });
        await pane.open('srv2025');
        await expect(pane.findings()).toContainText('Serious');
        expect(await findings(page)).toEqual([]);
        await pane.button('Other ways').click();
        await expect(pane.otherWays).toBeVisible();
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

    test('where signing would be weakened, in the history, and while undoing', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Not required').check();
        await pane.radio('inbound', 'Required').check();
        expect(await findings(page)).toEqual([]);
        if (await pane.weakening().isVisible()) await pane.weakening().check();
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully/)).toBeVisible();
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Not required').check();
        await expect(pane.weakening()).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await pane.button('History').click();
        await expect(pane.history.getByRole('button', { name: 'Undo' })).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await pane.history.getByRole('button', { name: 'Undo' }).click();
        await expect(pane.undo).toBeVisible();
        expect(await findings(page)).toEqual([]);
    });

    test('in the diagnostics, and with reduced motion while a computer is slow', async ({ pane, page, computers }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await computers.hold('srv2022');
        await pane.open('srv2022');
        await expect(pane.status(/^Reading/)).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await pane.button('Copy diagnostics').click();
        await expect(pane.frame.getByRole('dialog', { name: 'Diagnostics' })).toBeVisible();
        expect(await findings(page)).toEqual([]);
    });

    test('where a computer is unreachable, or a part could not be read', async ({ pane, page, computers, surprises }) => {
        surprises.allow(/status of 400/);
        await pane.open('offline');
        await expect(pane.alert()).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await computers.patch('srv2022', { cim: null });
        await pane.choose('srv2022');
        await expect(pane.text("Couldn't read")).toBeVisible();
        expect(await findings(page)).toEqual([]);
    });
});

test('a page that starts in the dark theme differs by one word in the tool and one in the shell', async ({ pane, page }) => {
    const dressed = (): Promise<string[]> =>
        Promise.all(
            page.frames().map(frame => frame.evaluate(() => `${document.documentElement.dataset['theme']} ${document.body.className}`))
        );
    await pane.open('srv2025');
    await expect(pane.status(/, read at/)).toBeVisible();
    expect(await dressed()).toEqual(['light ', 'undefined sme-theme-light']);
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await expect(pane.status(/, read at/)).toBeVisible();
    expect(await dressed()).toEqual(['dark ', 'undefined sme-theme-dark']);
});

test.describe('at 320 pixels', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('nothing is cut and nothing scrolls sideways', async ({ pane, page }) => {
        await pane.open('srv2019-dc');
        await expect(pane.status(/, read at/)).toBeVisible();
        await expect(page.getByRole('navigation', { name: 'Computers' }).getByRole('link', { name: 'srv2019-dc' })).toBeInViewport();
        await expectNoSidewaysScroll(page);
        await pane.choose('srv2022');
        await expect(pane.status(/^srv2022, read at/)).toBeVisible();
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await pane.openSettings();
        await pane.setting('Allow insecure guest logons').check();
        await expectNoSidewaysScroll(page);
        await expect(pane.button('Apply')).toBeInViewport();
        expect(await findings(page)).toEqual([]);
    });
});

test('in forced colours the states of controls are told apart', async ({ pane, page, computers }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await computers.hold('srv2025-gpo');
    await pane.open('srv2025-gpo');
    const spinner = pane.frame.locator('.spinner').first();
    await expect(spinner).toBeVisible();
    const sides = await spinner.evaluate(one => [getComputedStyle(one).borderTopColor, getComputedStyle(one).borderLeftColor]);
    expect(sides[0]).not.toBe(sides[1]);
    await computers.release('srv2025-gpo');
    await pane.button('Change signing').click();
    const colourOf = (name: string): Promise<string> =>
        pane.panel.getByRole('button', { name, exact: true }).evaluate(one => getComputedStyle(one).color);
    expect(await colourOf('Apply')).not.toBe(await colourOf('Cancel'));
    const off = pane.panel.locator('label:has(:disabled)').first();
    const on = pane.panel.locator('label:has(:enabled)').first();
    const textOf = (label: typeof on): Promise<string> => label.evaluate(one => getComputedStyle(one).color);
    if ((await off.count()) > 0) expect(await textOf(off)).not.toBe(await textOf(on));
});

test('in forced colours a button that is off does not look as if it were on', async ({ pane, page, computers }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await computers.patch('srv2022', { faults: { scriptError: 'No.' } });
    await pane.open('srv2022');
    const colours = async (name: string): Promise<readonly string[]> => {
        const button = pane.button(name);
        return button.evaluate(one => [one, ...one.querySelectorAll('*')].map(part => getComputedStyle(part).color));
    };
    await expect(pane.button('Try again')).toBeVisible();
    const on = new Set([...(await colours('Try again')), ...(await colours('Refresh'))]);
    for (const name of ['Change signing', 'Other ways', 'Save report', 'Print'])
        for (const colour of await colours(name)) expect(on, name).not.toContain(colour);
});
