// SPDX-License-Identifier: MIT
// Changing what Group Policy owns: possible here, but it will not last, and that is said before and after.
import { expect, test } from './fixtures';
import { changed, kept, notRequired, required } from './signing';

test('is named before, acknowledged, in force for now, and told when it was taken back', async ({ pane, computers }) => {
    await pane.open('srv2025-gpo');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText('Group Policy "File servers"');
    const before = await computers.get('srv2025-gpo');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await expect(pane.panel).toContainText('Group Policy will revert this');
    await expect(pane.panel).toContainText(
        /Inbound: Group Policy "File servers" restores the value 1 within about 11 hours \(by \d+:\d\d.[AP]M on the computer's clock\), or sooner if one/
    );
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await pane.panel.getByRole('checkbox', { name: "I understand that this won't last" }).check();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText("In force now, won't last");
    await expect(pane.alert()).toContainText('In force now: outbound Required, inbound Not required.');
    await expect(pane.panel).toBeHidden();
    expect(kept(await computers.get('srv2025-gpo'))).toEqual(changed(before, { inbound: notRequired }));

    // A refresh 95 minutes later finds no changed object, and lets it be. RSoP's time is renewed all the same: event 1704 is not.
    await computers.patch('srv2025-gpo', { policy: { stampsEveryRefresh: true } });
    await computers.happen('srv2025-gpo', { event: 'timePasses', minutes: 95 });
    await computers.happen('srv2025-gpo', { event: 'policyRefresh' });
    await pane.button('Recheck').click();
    await expect(pane.alert()).toContainText("In force now, won't last");
    await expect(pane.value('inbound', 'In force').first()).toHaveText('Not required');
    await expect(pane.alert()).toContainText('restores the value 1 within about 9½ hours');
    await expect(pane.alert()).toContainText('(event 1704)');

    // Without the event, RSoP is all there is, and it is said what that is worth.
    await computers.patch('srv2025-gpo', { eventLogs: { Application: { denied: true } } });
    await pane.button('Recheck').click();
    await expect(pane.alert()).toContainText('restores the value 1 within about 16½ hours');
    await expect(pane.alert()).toContainText('a refresh that applies nothing can renew this time');
    await computers.patch('srv2025-gpo', { eventLogs: { Application: { denied: false } } });

    // The policy was applied 330 minutes before; at 16½ hours it is applied again.
    await computers.happen('srv2025-gpo', { event: 'timePasses', minutes: 16.5 * 60 - 330 - 95 });
    await computers.happen('srv2025-gpo', { event: 'policyRefresh' });
    await pane.button('Recheck').click();
    await expect(pane.alert()).toContainText('Group Policy "File servers" reverted the change');
    await expect(pane.alert()).toContainText('In force now: outbound Required, inbound Required.');
    expect(kept(await computers.get('srv2025-gpo'))).toEqual(changed(before, { inbound: required }));
    await pane.button('History').click();
    await expect(pane.history.getByRole('listitem')).toContainText('Reverted by Group Policy "File servers"');
});

test('gpupdate /force takes it back at once, and the history says so when it is rechecked', async ({ pane, computers }) => {
    await pane.open('srv2025-gpo');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await pane.panel.getByRole('checkbox', { name: "I understand that this won't last" }).check();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText("In force now, won't last");
    await pane.button('Dismiss').click();
    await computers.happen('srv2025-gpo', { event: 'policyRefresh', force: true });
    await pane.button('History').click();
    await pane.history.getByRole('button', { name: 'Recheck' }).click();
    await expect(pane.history.getByRole('listitem')).toContainText('Reverted by Group Policy "File servers"');
});

test("Windows' default is not offered, and what the policy says anyway needs no more", async ({ pane }) => {
    await pane.open('srv2022-conflict');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText('Policy conflict');
    await pane.button('Change signing').click();
    await expect(pane.radio('inbound', 'Windows default')).toBeDisabled();
    await expect(pane.panel).toContainText('Not offered, because Group Policy "File servers" would restore its value.');
    await pane.radio('inbound', 'Required').check();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
});

test("a domain controller that would no longer require inbound asks for the computer's name", async ({ pane, computers }) => {
    await pane.open('srv2019-dc');
    const before = await computers.get('srv2019-dc');
    await pane.button('Change signing').click();
    await pane.select({ inbound: 'Not required' });
    await pane.panel.getByRole('checkbox', { name: "I understand that this won't last" }).check();
    await expect(pane.panel).toContainText('A domain controller would accept unsigned connections');
    const name = pane.panel.getByRole('textbox', { name: 'Type srv2019-dc to confirm' });
    await name.fill('srv2025');
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await name.press('Enter');
    expect(kept(await computers.get('srv2019-dc'))).toEqual(kept(before));
    await name.fill('SRV2019-DC ');
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText("In force now, won't last");
    await expect(pane.text('Signing is not required.')).toBeVisible();
    await expect(pane.text(/That is Windows' default/)).toBeHidden();
    expect(kept(await computers.get('srv2019-dc'))).toEqual(changed(before, { inbound: notRequired }));
});
