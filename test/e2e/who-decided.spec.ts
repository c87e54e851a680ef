// SPDX-License-Identifier: MIT
// Who decided, as it changes: policy comes and goes, keeps no result, and device management speaks beside it.
import { expect, test } from './fixtures';
import { keys } from './signing';

const files = { id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'Files <b>& folders</b>' };

test('a policy that arrives is named after a refresh; one that goes leaves its value, which no policy sets then', async ({
    pane,
    computers
}) => {
    await pane.open('srv2022');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText(/^Not set by Group Policy; equals/);
    await computers.happen('srv2022', { event: 'policyChange', objects: [{ ...files, inbound: 1 }] });
    await computers.happen('srv2022', { event: 'policyRefresh' });
    await pane.button('Refresh').click();
    await expect(pane.value('inbound', 'Set by').first()).toHaveText(`Group Policy "${files.name}"`);
    await expect(pane.value('inbound', 'Stored')).toHaveText('1');
    await expect(pane.value('outbound', 'Set by').first()).toHaveText(/^Not set by Group Policy; equals/);

    await computers.happen('srv2022', { event: 'policyChange', objects: [files] });
    await computers.happen('srv2022', { event: 'policyRefresh' });
    await pane.button('Refresh').click();
    await expect(pane.value('inbound', 'Set by').first()).toHaveText(/^Not set by Group Policy; differs/);
    await expect(pane.value('inbound', 'In force')).toHaveText('Required');
});

test('where Windows keeps no result of policy, nothing is claimed', async ({ pane, computers }) => {
    await computers.patch('srv2025-gpo', { policy: { logged: false } });
    await pane.open('srv2025-gpo');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText(
        'Unknown (Group Policy is applied, but Windows keeps no result of it)'
    );
    await expect(pane.value('inbound', 'Set by').last()).toContainText('Default Domain Policy, File servers');
    await expect(pane.value('outbound', 'Set by')).toHaveText("Not stored; Windows' default");
});

test('device management is named where no policy decides, with what the computer has instead', async ({ pane, computers }) => {
    const key = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\LocalPoliciesSecurityOptions';
    await computers.patch('win11-pro', {
        registry: {
            [key]: { MicrosoftNetworkClient_DigitallySignCommunicationsAlways: 1 },
            [keys.outbound]: { RequireSecuritySignature: 0 }
        }
    });
    await pane.open('win11-pro');
    await expect(pane.value('outbound', 'Set by')).toHaveText([
        'Device management (MDM)',
        "It sets 1, but 0 is stored on the computer. Either the setting isn't applied yet, or the value was changed afterward.",
        'It might restore its value by itself.'
    ]);
    await expect(pane.value('inbound', 'Set by')).toHaveText(["Not stored; Windows' default"]);
});

test('what OSConfig keeps can be changed once it is acknowledged that it may not last, and is told so afterwards', async ({
    pane,
    computers
}) => {
    await pane.open('srv2025-osconfig');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await expect(pane.panel).toContainText('OSConfig might revert this');
    await expect(pane.panel).toContainText('Inbound: OSConfig sets 1, and might restore that value at any time.');
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await pane.panel.getByRole('checkbox', { name: 'I understand that this might not last' }).check();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText('In force now, might not last');
    expect((await computers.get('srv2025-osconfig')).inbound['RequireSecuritySignature']).toBe(false);
});
