// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';

test.describe('an administrator opens a computer', () => {
    test('the pane follows the computer when it is refreshed', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await computers.patch('srv2022', {
            inbound: { RequireSecuritySignature: true },
            registry: { 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters': { requiresecuritysignature: 2 } }
        });
        await pane.button('Refresh').click();
        await expect(pane.text('Signing is required for inbound connections only.')).toBeVisible();
        await expect(pane.value('inbound', 'Stored')).toHaveText('Unknown value “2”');
    });

    test('a direction that is not reported is not called anything else', async ({ pane, computers }) => {
        await computers.patch('srv2022', { outbound: { RequireSecuritySignature: null } });
        await pane.open('srv2022');
        await expect(pane.text('The signing state is unknown.')).toBeVisible();
        await expect(pane.value('outbound', 'In force')).toHaveText('Not reported');
        await pane.button('Change signing').click();
        await expect(pane.radio('outbound', 'Required')).toBeDisabled();
        await expect(pane.text(/the result couldn't be verified/)).toBeVisible();
    });

    test('a part that could not be read is named, and the rest is shown', async ({ pane, computers }) => {
        await computers.patch('srv2022', { cim: null });
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        const region = pane.frame.getByRole('region', { name: "Couldn't read" });
        await expect(region).toContainText('Windows edition');
        await expect(region).toContainText('Invalid class Error code: HRESULT 0x80041010');
    });
});

test.describe('when the computer does not answer as it should', () => {
    test('unreachable: says so, and tries again', async ({ pane, computers, surprises }) => {
        surprises.allow(/status of 400/);
        await pane.open('offline');
        await expect(pane.alert()).toContainText('Unreachable');
        await expect(pane.alert()).toContainText('WinRM cannot complete the operation');
        await expect(pane.button('Change signing')).toHaveAttribute('aria-disabled', 'true');
        await computers.patch('offline', { faults: null });
        await pane.button('Try again').click();
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(pane.alert()).toBeHidden();
    });

    test("a script error: shows the computer's own words, whatever they are", async ({ pane, computers }) => {
        const words = '<b>Das System</b> „findet“ die Datei `$x` nicht: C:\\Ärger \u202Etxt.exe';
        await computers.patch('srv2025', { faults: { scriptError: words } });
        await pane.open('srv2025');
        await expect(pane.alert()).toContainText('Command failed on the computer');
        await expect(pane.alert().locator('blockquote')).toHaveText(words);
        await expect(pane.alert().locator('b')).toHaveCount(0);
    });

    test('an answer that lacks a field: names it, shows all else, and can be copied', async ({ pane, computers }) => {
        await computers.patch('srv2025', { faults: { dropField: 'inbound.required' } });
        await pane.open('srv2025');
        const inbound = pane.frame.getByRole('region', { name: 'Inbound (SMB server)' });
        await expect(inbound).toContainText('Not reported');
        await expect(pane.frame.getByRole('region', { name: 'Outbound (SMB client)' })).toContainText('Required');
        const lost = pane.frame.getByRole('region', { name: "Couldn't read" });
        await expect(lost).toContainText('Inbound (SMB server) \u203a required');
        await lost.getByRole('button', { name: 'Copy answer' }).click();
        await expect(lost.locator('pre')).toContainText('"rejectUnencryptedAccess"');
        await expect(lost.locator('pre')).not.toContainText(/srv2025/i);
        await lost.getByLabel('Show names').check();
        await expect(lost.locator('pre')).toContainText(/srv2025/i);
    });

    test('an empty answer is not understood either', async ({ pane, computers }) => {
        await computers.patch('srv2025', { faults: { emptyAnswer: true } });
        await pane.open('srv2025');
        await expect(pane.alert()).toContainText('Answer not understood');
    });

    test('a slow answer: says that it waits, then shows it', async ({ pane, computers, page }) => {
        await page.clock.install();
        await computers.hold('srv2025');
        await pane.open('srv2025');
        await expect(pane.status('Reading srv2025…')).toBeVisible();
        await page.clock.fastForward(10_000);
        await expect(pane.status('Still waiting for srv2025…')).toBeVisible();
        await computers.release('srv2025');
        await expect(pane.text('Signing is required for outbound connections only.')).toBeVisible();
    });

    test('no answer at all: gives up after 90 seconds', async ({ pane, computers, page }) => {
        await page.clock.install();
        await computers.hold('srv2025');
        await pane.open('srv2025');
        await expect(pane.status('Reading srv2025…')).toBeVisible();
        await page.clock.fastForward(90_000);
        await expect(pane.alert()).toContainText('No answer');
    });
});

test.describe('choosing another computer', () => {
    test("in mid-call never shows one computer's values under another's name", async ({ pane, computers, page }) => {
        await computers.hold('win11-ent');
        const late = page.waitForResponse(response => response.url().includes('win11-ent'));
        await pane.open('win11-ent');
        await expect(pane.status('Reading win11-ent…')).toBeVisible();
        await pane.choose('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await computers.release('win11-ent');
        await late;
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(pane.text('Signing is required for outbound and inbound connections.')).toBeHidden();
    });

    test('reads each once; back, forward and reload work', async ({ pane, computers, page }) => {
        await pane.open('srv2025');
        await expect(pane.text('Signing is required for outbound connections only.')).toBeVisible();
        await pane.choose('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await pane.choose('win11-ent');
        await expect(pane.text('Signing is required for outbound and inbound connections.')).toBeVisible();
        expect(page.url()).toContain('computer=win11-ent');
        await page.goBack();
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await page.goForward();
        await expect(pane.text('Signing is required for outbound and inbound connections.')).toBeVisible();
        expect((await computers.get('srv2022')).calls.length).toBe(2);
        expect((await computers.get('win11-ent')).calls.length).toBe(2);
        await page.reload();
        await expect(pane.text('Signing is required for outbound and inbound connections.')).toBeVisible();
        await expect(page.getByRole('link', { name: 'win11-ent' })).toHaveAttribute('aria-current', 'page');
    });

    test('before the tool is up opens the one that was chosen last', async ({ pane, page, computers }) => {
        await page.goto('/?computer=srv2025', { waitUntil: 'commit' });
        await pane.choose('win11-ent');
        await pane.choose('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(pane.status(/^srv2022, read at/)).toBeVisible();
        expect((await computers.get('srv2022')).calls.length).toBe(1);
    });

    test('that is not in the list says so, and the list still works', async ({ pane, page }) => {
        await pane.open('nobody');
        await expect(page.getByRole('alert')).toHaveText('There is no computer "nobody" here. Choose one from the list.');
        await pane.choose('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(page.getByRole('alert')).toBeHidden();
    });
});
