// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { findings } from './axe';
import { expect, readingTest as test } from './fixtures';

const requireBoth = [
    'Set-SmbClientConfiguration -RequireSecuritySignature $true -Force',
    'Set-SmbServerConfiguration -RequireSecuritySignature $true -Force'
].join('\n');

test.describe('other ways', () => {
    test('open with what is in force, follow the choice, and give the focus back', async ({ pane, page, computers }) => {
        await pane.open('srv2025');
        await pane.button('Other ways').click();
        await expect(pane.goal('outbound', 'Required')).toBeChecked();
        await expect(pane.goal('inbound', 'Not required')).toBeChecked();
        await expect(pane.way('PowerShell').locator('code')).toHaveText(
            'Set-SmbClientConfiguration -RequireSecuritySignature $true -Force\nSet-SmbServerConfiguration -RequireSecuritySignature $false -Force'
        );
        await expect(pane.otherWays).toContainText("Microsoft doesn't recommend disabling SMB signing as a workaround");
        await pane.goal('inbound', 'Required').press('Space');
        await expect(pane.goal('inbound', 'Required')).toBeFocused();
        await expect(pane.way('PowerShell').locator('code')).toHaveText(requireBoth);
        await expect(pane.otherWays).not.toContainText("Microsoft doesn't recommend");
        await expect(pane.way('Verify').locator('code')).toHaveText(
            'Get-SmbClientConfiguration | FL RequireSecuritySignature\nGet-SmbServerConfiguration | FL RequireSecuritySignature'
        );
        await expect(pane.way('Group Policy on this computer').getByRole('listitem')).toHaveCount(4);
        await expect(pane.way('Group Policy in the domain').getByRole('listitem')).toHaveCount(6);
        await expect(pane.way('Alternate names instead of DNS aliases').locator('code')).toContainText('/add:OTHERNAME.lab.example');
        await page.keyboard.press('Escape');
        await expect(pane.otherWays).toBeHidden();
        await expect(pane.button('Other ways')).toBeFocused();
        // To read is all that was done.
        expect((await computers.get('srv2025')).calls.map(call => call.command)).toEqual(['Get-SmbSigningConfiguration']);
    });

    test('the security template is saved as UTF-16 with what was chosen, and only that', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await pane.goal('outbound', 'Leave as is').check();
        await pane.goal('inbound', 'Required').check();
        const downloading = page.waitForEvent('download');
        await pane.button('Save smb-signing.inf').click();
        const download = await downloading;
        expect(download.suggestedFilename()).toBe('smb-signing.inf');
        const bytes = readFileSync(await download.path());
        expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
        const [, values] = bytes.subarray(2).toString('utf16le').split('[Registry Values]\r\n');
        expect(values).toBe('MACHINE\\System\\CurrentControlSet\\Services\\LanManServer\\Parameters\\RequireSecuritySignature=4,1\r\n');
        await expect(pane.way('Security template')).toContainText(
            'secedit /configure /db smb-signing-new.sdb /cfg smb-signing.inf /areas SECURITYPOLICY'
        );
    });

    test('the choice is handed over in a format, which says what it leaves out, and is chosen by the keyboard', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await pane.goal('outbound', 'Windows default').press('Space');
        await pane.goal('inbound', 'Required').press('Space');
        const way = pane.way('Hand over to what your company uses');
        await expect(way.getByRole('radio', { name: 'Group Policy backup' })).toBeChecked();
        await expect(way.getByRole('status')).toContainText(
            "Left out: Outbound (SMB client). Windows' default can't be handed over this way."
        );
        const saved = async (): Promise<[string, Readonly<Record<string, Uint8Array>>]> => {
            const downloading = page.waitForEvent('download');
            await way.getByRole('button', { name: 'Save files' }).press('Enter');
            const download = await downloading;
            return [download.suggestedFilename(), unzipSync(readFileSync(await download.path()))];
        };
        const [name, files] = await saved();
        expect(name).toBe('smb-signing-group-policy.zip');
        const template = Object.keys(files).filter(path => path.endsWith('/GptTmpl.inf'));
        expect(Object.keys(files)).toHaveLength(7);
        expect(files).toHaveProperty(['README.txt']);
        expect(Buffer.from(files[template[0] as string] as Uint8Array).toString('utf16le')).toContain(
            'MACHINE\\System\\CurrentControlSet\\Services\\LanManServer\\Parameters\\RequireSecuritySignature=4,1\r\n'
        );
        await way.getByRole('radio', { name: 'Group Policy backup' }).press('ArrowDown');
        await expect(way.getByRole('radio', { name: 'Microsoft Intune' })).toBeFocused();
        await expect(way.getByRole('status')).toContainText(
            "Intune can't manage Home editions this way, and doesn't manage Windows Server."
        );
        await expect(way.getByRole('button', { name: 'Save files' })).toBeHidden();
        expect(await findings(page)).toEqual([]);
    });

    test('a PC is handed over to Intune', async ({ pane, page }) => {
        await page.setViewportSize({ width: 320, height: 800 });
        await pane.open('win11-ent');
        await pane.button('Other ways').click();
        const way = pane.way('Hand over to what your company uses');
        await way.getByRole('radio', { name: 'Microsoft Intune' }).check();
        const downloading = page.waitForEvent('download');
        await way.getByRole('button', { name: 'Save files' }).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toBe('smb-signing-intune.zip');
        const { 'custom-profile.json': profile = new Uint8Array() } = unzipSync(readFileSync(await download.path()));
        expect((JSON.parse(Buffer.from(profile).toString('utf8')) as { omaSettings: unknown[] }).omaSettings).toHaveLength(2);
        expect(await findings(page)).toEqual([]);
    });

    test("Windows' default is not offered where Group Policy would store its value again, and that is said", async ({ pane }) => {
        await pane.open('srv2025-gpo');
        await pane.button('Other ways').click();
        await expect(pane.goal('inbound', 'Windows default')).toBeDisabled();
        await expect(pane.goal('inbound', 'Windows default')).toHaveAccessibleDescription(/Group Policy would restore its value/);
    });

    test('where nothing is chosen there is nothing to do', async ({ pane, computers }) => {
        await computers.patch('srv2022', { outbound: { RequireSecuritySignature: null }, inbound: { RequireSecuritySignature: null } });
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await expect(pane.goal('outbound', 'Leave as is')).toBeChecked();
        await expect(pane.otherWays).toContainText('Choose a value to see the steps');
        await expect(pane.way('PowerShell')).toBeHidden();
    });
});
