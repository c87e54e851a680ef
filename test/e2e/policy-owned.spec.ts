// SPDX-License-Identifier: MIT
// Changing what Group Policy owns: possible here, but it will not last, and that is said before and after.
import { expect, test } from './fixtures';
import { changed, kept, notRequired, required, signingPatch } from './signing';

const gpo = { id: '{11111111-2222-3333-4444-555555555555}', name: 'File servers', inbound: 1 };
const owned = { ...signingPatch({ inbound: required }), policy: { lastApplied: '2026-11-20T08:30:00Z', objects: [gpo] } };

test('is named before, acknowledged, in force for now, and told when it was taken back', async ({ pane, computers }) => {
    await computers.patch('srv2022', owned);
    await pane.open('srv2022');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText('Group Policy "File servers"');
    const before = await computers.get('srv2022');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await expect(pane.panel).toContainText('Group Policy will take it back');
    await expect(pane.panel).toContainText(
        'Inbound: Group Policy "File servers" stores 1 again when one of its objects changes, at gpupdate /force, or at the latest about 16½ hours after it was last applied'
    );
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await pane.panel.getByRole('checkbox', { name: 'I understand that this will not last' }).check();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText('In force now, will not last');
    await expect(pane.alert()).toContainText('In force now: outbound Not required, inbound Not required.');
    await expect(pane.panel).toBeHidden();
    expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: notRequired }));

    await pane.button('Recheck').click();
    await expect(pane.status(/, read at/)).toBeVisible();
    await expect(pane.alert()).toContainText('In force now, will not last');
    await computers.patch('srv2022', signingPatch({ inbound: required }));
    await pane.button('Recheck').click();
    await expect(pane.alert()).toContainText('Group Policy has taken it back');
    await expect(pane.alert()).toContainText('In force now: outbound Not required, inbound Required.');
    await pane.button('History').click();
    await expect(pane.history.getByRole('listitem')).toContainText('Taken back by Group Policy');
});

test("Windows' default is not offered, and what the policy says anyway needs no more", async ({ pane, computers }) => {
    await computers.patch('srv2022', { ...owned, ...signingPatch({ inbound: notRequired }) });
    await pane.open('srv2022');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText('Policy conflict');
    await pane.button('Change signing').click();
    await expect(pane.radio('inbound', 'Windows default')).toBeDisabled();
    await expect(pane.panel).toContainText('Not offered: Group Policy would store the value again.');
    await pane.radio('inbound', 'Required').check();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
});

test("a domain controller that would no longer require inbound asks for the computer's name", async ({ pane, computers }) => {
    await computers.patch('srv2022', {
        ...signingPatch({ inbound: required }),
        cim: {
            'root/cimv2:Win32_OperatingSystem': [
                { ProductType: 2, BuildNumber: '20348', OperatingSystemSKU: 8, Caption: 'DC', CSName: 'SRV2022' }
            ]
        }
    });
    await pane.open('srv2022');
    const before = await computers.get('srv2022');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await expect(pane.panel).toContainText('A domain controller would accept connections that are not signed');
    const name = pane.panel.getByRole('textbox', { name: 'Type srv2022 to confirm' });
    await name.fill('srv2025');
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await name.press('Enter');
    expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
    await name.fill('SRV2022 ');
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: notRequired }));
});
