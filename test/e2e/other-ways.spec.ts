// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { expect, readingTest as test } from './fixtures';

const requireBoth = [
    'Set-SmbClientConfiguration -RequireSecuritySignature $true -Force',
    'Set-SmbServerConfiguration -RequireSecuritySignature $true -Force'
].join('\n');
const policies = (choice: string): RegExp[] => [
    new RegExp(`Open Microsoft network client: Digitally sign communications \\(always\\), select ${choice}`),
    new RegExp(`Open Microsoft network server: Digitally sign communications \\(always\\), select ${choice}`)
];

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
        await page.keyboard.press('Escape');
        await expect(pane.otherWays).toBeHidden();
        await expect(pane.button('Other ways')).toBeFocused();
        // To read is all that was done.
        expect((await computers.get('srv2025')).calls.map(call => call.command)).toEqual(['Get-SmbSigningConfiguration']);
    });

    for (const [label, choice] of [
        ['Required', 'Enabled'],
        ['Not required', 'Disabled']
    ] as const) {
        test(`Group Policy, local and in the domain: ${label} is ${choice}, for client and server`, async ({ pane }) => {
            await pane.open('win11-ent');
            await pane.button('Other ways').click();
            await pane.goal('outbound', label).check();
            await pane.goal('inbound', label).check();
            const security = 'Windows Settings\\Security Settings\\Local Policies\\Security Options.';
            const local = pane.way('Group Policy on this computer').getByRole('listitem');
            await expect(local).toHaveText([/type gpedit\.msc/, `Navigate to Computer Configuration\\${security}`, ...policies(choice)]);
            const domain = pane.way('Group Policy in the domain').getByRole('listitem');
            await expect(domain).toHaveText([
                /gpmc\.msc/,
                /^Edit a Group Policy object/,
                `Navigate to Computer Configuration\\Policies\\${security}`,
                ...policies(choice),
                /gpupdate \/force/
            ]);
        });
    }

    test('Home and Server Core have no gpedit.msc, and a PC no names to add', async ({ pane, computers }) => {
        await pane.open('win11-home');
        await pane.button('Other ways').click();
        await expect(pane.way('Group Policy on this computer')).toContainText('has no Local Group Policy Editor');
        await expect(pane.way('Group Policy on this computer').getByRole('listitem')).toHaveCount(0);
        await expect(pane.way('Alternate names instead of DNS aliases')).toBeHidden();
        await pane.button('Close').click();
        const version = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
        for (const [installationType, note, steps] of [
            ['Server Core', 'This Windows has no Local Group Policy Editor', 0],
            [null, 'Server Core has no gpedit.msc; use PowerShell there', 4],
            ['Server', 'Names are those of an English Windows', 4]
        ] as const) {
            await computers.patch('srv2022', { registry: { [version]: { InstallationType: installationType } } });
            await pane.choose('srv2025');
            await expect(pane.status(/^srv2025, read at/)).toBeVisible();
            await pane.choose('srv2022');
            await expect(pane.status(/^srv2022, read at/)).toBeVisible();
            await pane.button('Other ways').click();
            await expect(pane.way('Group Policy on this computer')).toContainText(note);
            await expect(pane.way('Group Policy on this computer').getByRole('listitem')).toHaveCount(steps);
            if (installationType !== 'Server') await pane.button('Close').click();
        }
        await expect(pane.way('Alternate names instead of DNS aliases').locator('code')).toHaveText(
            'netdom computername srv2022.lab.example /add:OTHERNAME.lab.example\nnetdom computername srv2022.lab.example /enumerate'
        );
    });

    test('the security template is saved as UTF-16 with what was chosen, and only that', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await pane.goal('outbound', 'Leave as it is').check();
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

    test("Windows' default: what PowerShell does, and what a policy and a template cannot", async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await pane.goal('outbound', 'Windows default').check();
        await pane.goal('inbound', 'Required').check();
        await expect(pane.way('PowerShell').locator('code')).toHaveText(
            [
                'Set-SmbClientConfiguration -RequireSecuritySignature $false -Force',
                "if (Get-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters' -Name RequireSecuritySignature -ErrorAction SilentlyContinue) { Remove-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters' -Name RequireSecuritySignature }",
                'Set-SmbServerConfiguration -RequireSecuritySignature $true -Force'
            ].join('\n')
        );
        const local = pane.way('Group Policy on this computer');
        await expect(local).toContainText('This editor can only choose Enabled or Disabled');
        await expect(local.getByRole('listitem').last()).toHaveText(/network server: .* select Enabled/);
        await expect(local).not.toContainText('network client');
        const domain = pane.way('Group Policy in the domain');
        await expect(domain).toContainText('what it stored before stays stored');
        await expect(domain).toContainText(/network client: .*, clear Define this policy setting, then/);
        const template = pane.way('Security template');
        await expect(template).toContainText('it cannot take a stored value away');
        await expect(template.locator('code').first()).not.toContainText('LanmanWorkstation');
        // Both: then there is nothing for a template or the local editor to do.
        await pane.goal('inbound', 'Windows default').check();
        await expect(pane.button('Save smb-signing.inf')).toHaveCount(0);
        await expect(local.getByRole('listitem')).toHaveCount(0);
        await page.keyboard.press('Escape');
    });

    for (const [computer, direction, why] of [
        ['win11-home', 'inbound', 'the sources disagree'],
        ['srv2025-gpo', 'inbound', 'Group Policy would store the value again'],
        ['brokencim', 'outbound', "Windows' default is not known"]
    ] as const) {
        test(`Windows' default is not offered on ${computer}: ${why}`, async ({ pane, computers }) => {
            if (computer === 'brokencim')
                await computers.patch(computer, { registry: { 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': null } });
            await pane.open(computer);
            await pane.button('Other ways').click();
            await expect(pane.goal(direction, 'Windows default')).toBeDisabled();
            await expect(pane.goal(direction, 'Windows default')).toHaveAccessibleDescription(new RegExp(why));
        });
    }

    test('where nothing is chosen there is nothing to do', async ({ pane, computers }) => {
        await computers.patch('srv2022', { outbound: { RequireSecuritySignature: null }, inbound: { RequireSecuritySignature: null } });
        await pane.open('srv2022');
        await pane.button('Other ways').click();
        await expect(pane.goal('outbound', 'Leave as it is')).toBeChecked();
        await expect(pane.otherWays).toContainText('Choose what shall be required');
        await expect(pane.way('PowerShell')).toBeHidden();
    });
});
