// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';
import type { Direction } from './pane';
import { changed, kept, meantFor, notRequired, required, type Signing, signingPatch } from './signing';

const pickups = ['immediate', 'onServiceStart'] as const;
const commandOf = (direction: Direction): string => `Reset-Smb${direction === 'outbound' ? 'Outbound' : 'Inbound'}SigningRequirement`;
const text = (signing: Signing): string => (signing.required ? 'Required' : 'NotRequired');

/** Windows by default: neither on the one, both on the other. */
const defaults = { srv2022: notRequired, 'win11-ent': required } as const;

/** Each default, each direction, and each way in which a registry edit reaches the service. */
const resets = [
    ['srv2022', 'inbound', 'onServiceStart'],
    ['win11-ent', 'outbound', 'immediate']
] as const;

for (const [computer, direction, registryPickup] of resets) {
    const byDefault = defaults[computer];
    const opposite = byDefault === required ? notRequired : required;
    test(`Windows default on ${computer}, ${direction}, from stored ${opposite.stored} (registry pick-up ${registryPickup}): set, then removed`, async ({
        pane,
        computers
    }) => {
        await computers.patch(computer, { ...signingPatch({ [direction]: opposite }), registryPickup });
        await pane.open(computer);
        const before = await computers.get(computer);
        await pane.change({ [direction]: 'Windows default' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();

        const after = await computers.get(computer);
        expect(kept(after)).toEqual(changed(before, { [direction]: { required: byDefault.required, stored: null } }));
        await expect(pane.value(direction, 'In force')).toHaveText(byDefault.required ? 'Required' : 'Not required');
        await expect(pane.value(direction, 'Stored')).toHaveText('Not stored');
        expect(after.calls.slice(1).map(({ command, parameters }) => ({ command, parameters }))).toEqual([
            {
                command: commandOf(direction),
                parameters: {
                    Default: text(byDefault),
                    ExpectedInForce: text(opposite),
                    ExpectedStored: String(opposite.stored),
                    ...meantFor(before)
                }
            },
            { command: 'Get-SmbSigningConfiguration', parameters: {} }
        ]);
        const writes = after.executed.map(({ command }) => command).filter(command => /^(Set|Remove)-/.test(command));
        expect(writes).toEqual([`Set-Smb${direction === 'outbound' ? 'Client' : 'Server'}Configuration`, 'Remove-ItemProperty']);
    });
}

for (const [computer, direction] of [
    ['srv2022', 'outbound'],
    ['win11-ent', 'inbound']
] as const) {
    const byDefault = defaults[computer];
    test(`Windows default on ${computer}, ${direction}, from stored ${byDefault.stored}: is so already; once it isn't stored, it is chosen at first`, async ({
        pane,
        computers
    }) => {
        await computers.patch(computer, signingPatch({ [direction]: byDefault }));
        await pane.open(computer);
        await pane.button('Change signing').click();
        await expect(pane.radio(direction, text(byDefault) === 'Required' ? 'Required' : 'Not required')).toBeChecked();
        await pane.select({ [direction]: 'Windows default' });
        await expect(pane.text("No change needed, because the stored value equals Windows' default.")).toBeVisible();
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        await pane.button('Apply').click({ force: true });
        expect((await computers.get(computer)).calls.length).toBe(1);

        await pane.button('Cancel').click();
        await computers.patch(computer, signingPatch({ [direction]: { required: byDefault.required, stored: null } }));
        await pane.button('Refresh').click();
        await expect(pane.value(direction, 'Stored')).toHaveText('Not stored');
        await pane.button('Change signing').click();
        await expect(pane.radio(direction, 'Windows default')).toBeChecked();
        await expect(pane.text('No change needed. To make a change, choose another value.')).toBeVisible();
    });
}

for (const registryPickup of pickups) {
    test(`Windows default from not stored while something else is in force (registry pick-up ${registryPickup})`, async ({
        pane,
        computers
    }) => {
        // Somebody removed the stored value, and the running service has not noticed.
        await computers.patch('srv2022', { ...signingPatch({ inbound: { required: true, stored: null } }), registryPickup });
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.button('Change signing').click();
        await expect(pane.radio('inbound', 'Windows default')).toBeChecked();
        await pane.radio('inbound', 'Required').check();
        await pane.select({ inbound: 'Windows default' });
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: { required: false, stored: null } }));
    });
}

test('undo back to "not stored" in both directions (registry pick-up onServiceStart)', async ({ pane, computers }) => {
    await computers.patch('win11-ent', { registryPickup: 'onServiceStart' });
    await pane.open('win11-ent');
    const before = await computers.get('win11-ent');
    await pane.change({ outbound: 'Not required', inbound: 'Not required' });
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    expect(kept(await computers.get('win11-ent'))).toEqual(changed(before, { outbound: notRequired, inbound: notRequired }));

    await pane.openUndo();
    expect(await pane.plannedRows(pane.undo)).toEqual([
        ['Outbound, in force', 'Not required', 'Required'],
        ['Outbound, stored', '0', 'Not stored'],
        ['Inbound, in force', 'Not required', 'Required'],
        ['Inbound, stored', '0', 'Not stored']
    ]);
    await pane.button('Apply').click();
    await expect(pane.status('Successfully restored the earlier state. In force now: outbound Required, inbound Required.')).toBeVisible();
    const after = await computers.get('win11-ent');
    expect(kept(after)).toEqual(kept(before));
    const writes = after.executed.map(({ command }) => command).filter(command => /^(Set|Remove)-/.test(command));
    expect(writes.slice(2)).toEqual([
        'Set-SmbClientConfiguration',
        'Remove-ItemProperty',
        'Set-SmbServerConfiguration',
        'Remove-ItemProperty'
    ]);
});

test('an undo that is cut between setting and removing is shown, and completed by Try again (registry pick-up immediate)', async ({
    pane,
    computers
}) => {
    await computers.patch('win11-ent', { registryPickup: 'immediate' });
    await pane.open('win11-ent');
    const before = await computers.get('win11-ent');
    await pane.change({ inbound: 'Not required' });
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await computers.patch('win11-ent', { faults: { cutRemoval: true } });
    await pane.openUndo();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText("The undo isn't finished");
    await expect(pane.alert()).toContainText(
        'Inbound: expected “Required, nothing stored”, but the computer reports “Required, stored 1”.'
    );
    await computers.patch('win11-ent', { faults: null });
    await pane.button('Try again').click();
    await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
    expect(kept(await computers.get('win11-ent'))).toEqual(kept(before));
});
