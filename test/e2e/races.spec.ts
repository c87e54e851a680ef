// SPDX-License-Identifier: MIT
// What can be neither foreseen nor excluded: somebody else at the same moment, a line without an answer, an account that is over.
import { expect, test } from './fixtures';
import { changed, kept, notRequired, required, signingPatch } from './signing';

const readsStored = { command: 'Get-ItemProperty', match: 'LanmanServer' } as const;

test('somebody else writes at the same moment: the write stops, theirs stays, and there is nothing to undo', async ({
    pane,
    computers
}) => {
    await computers.patch('srv2022', signingPatch({ inbound: required }));
    await pane.open('srv2022');
    await expect(pane.text('Signing is required for inbound connections only.')).toBeVisible();
    await computers.patch('srv2022', { faults: { hanging: ['Get-SmbSigningConnection'], pauses: [{ ...readsStored, when: 'after' }] } });
    await pane.change({ inbound: 'Not required' });
    await expect.poll(async () => (await computers.get('srv2022')).paused).toHaveLength(1);
    const theirs = { required: false, stored: null } as const;
    await computers.patch('srv2022', signingPatch({ inbound: theirs }));
    const before = await computers.get('srv2022');
    await computers.happen('srv2022', { event: 'resume' });
    await expect(pane.alert()).toContainText('Stopped while writing');
    await expect(pane.alert()).toContainText('The value that was found stays');
    await expect(pane.alert()).toContainText(
        'Inbound: expected “Not required, stored 0”, but the computer reports “Not required, nothing stored”.'
    );
    expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
    await pane.button('Cancel').click();
    await pane.button('History').click();
    await expect(pane.history.getByRole('listitem')).toContainText('Stopped while writing');
    await expect(pane.history.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
});

test('the line is cut after the script has run, and no answer ever comes: what is in force is read back', async ({
    pane,
    page,
    computers
}) => {
    await page.clock.install();
    await pane.open('srv2022');
    await expect(pane.text('Signing is not required.')).toBeVisible();
    const before = await computers.get('srv2022');
    await computers.patch('srv2022', { faults: { unanswered: ['Enable-SmbInboundSigningRequirement'] } });
    await pane.change({ inbound: 'Required' });
    await expect.poll(async () => kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: required }));
    await expect(pane.status('Changing srv2022…')).toBeVisible();
    await page.clock.fastForward(121_000);
    await expect(pane.status('Successfully changed. In force now: outbound Not required, inbound Required.')).toBeVisible();
    expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: required }));
});

test('credentials expire between write and read-back: asked for once, and without them nothing is claimed', async ({
    pane,
    page,
    computers,
    surprises
}) => {
    surprises.allow(/status of 401/);
    await computers.patch('srv2022', signingPatch({ inbound: notRequired }));
    await pane.open('srv2022');
    await expect(pane.text('Signing is not required.')).toBeVisible();
    const before = await computers.get('srv2022');
    const pauses = [{ command: 'Set-SmbServerConfiguration', when: 'after' }];
    await computers.patch('srv2022', { faults: { hanging: ['Get-SmbSigningConnection'], pauses } });
    await pane.change({ inbound: 'Required' });
    await expect.poll(async () => (await computers.get('srv2022')).paused).toHaveLength(1);
    await computers.happen('srv2022', { event: 'credentialsExpire' });
    await computers.happen('srv2022', { event: 'resume' });
    const prompt = page.getByRole('dialog', { name: 'Manage as' });
    await expect(prompt).toContainText('srv2022');
    await prompt.getByRole('button', { name: 'Cancel' }).click();
    await expect(pane.alert()).toContainText("The computer accepted the change, but what's in force now couldn't be read.");
    await expect(pane.alert()).toContainText('Needs credentials');
    expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: required }));
    await pane.button('Cancel').click();
    await pane.button('Try again').click();
    await prompt.getByLabel('User name').fill('lab\\admin');
    await prompt.getByLabel('Password').fill('open sesame');
    await page.keyboard.press('Enter');
    await expect(pane.status('Successfully changed. In force now: outbound Not required, inbound Required.')).toBeVisible();
    await expect(prompt).toBeHidden();
});
