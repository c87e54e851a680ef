// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';
import { changed, directions, kept, meantFor, notRequired, required, type Signing, signingPatch } from './signing';

const states = {
    both: { outbound: required, inbound: required },
    'outbound only': { outbound: required, inbound: notRequired },
    'inbound only': { outbound: notRequired, inbound: required },
    neither: { outbound: notRequired, inbound: notRequired }
} as const;

type State = keyof typeof states;

/** Each state is where one starts from and gets to, and each direction is changed alone and with the other. All ways: plan-rows.spec. */
const circle: readonly (readonly [State, State])[] = [
    ['neither', 'both'],
    ['both', 'outbound only'],
    ['outbound only', 'inbound only'],
    ['inbound only', 'neither']
];

const sentences: Readonly<Record<State, string>> = {
    both: 'Signing is required for outbound and inbound connections.',
    'outbound only': 'Signing is required for outbound connections only.',
    'inbound only': 'Signing is required for inbound connections only.',
    neither: 'Signing is not required.'
};

const name = (signing: Signing): string => (signing.required ? 'Required' : 'Not required');

test.describe('an administrator changes signing', () => {
    for (const [from, to] of circle) {
        test(`from ${from} to ${to}: exactly that, with exactly the commands needed`, async ({ pane, computers }) => {
            const [now, wanted] = [states[from], states[to]];
            await computers.patch('srv2022', signingPatch(now));
            await pane.open('srv2022');
            await expect(pane.text(sentences[from])).toBeVisible();
            const before = await computers.get('srv2022');

            await pane.button('Change signing').click();
            for (const direction of directions) await expect(pane.radio(direction, name(now[direction]))).toBeChecked();
            await pane.select({ outbound: name(wanted.outbound), inbound: name(wanted.inbound) });
            await pane.button('Apply').click();
            await expect(
                pane.status(`Successfully changed. In force now: outbound ${name(wanted.outbound)}, inbound ${name(wanted.inbound)}.`)
            ).toBeVisible();
            await expect(pane.text(sentences[to])).toBeVisible();
            await expect(pane.panel).toBeHidden();

            const after = await computers.get('srv2022');
            expect(kept(after)).toEqual(changed(before, wanted));
            const writes = directions
                .filter(direction => now[direction] !== wanted[direction])
                .map(direction => ({
                    command: `${wanted[direction].required ? 'Enable' : 'Disable'}-Smb${direction === 'outbound' ? 'Outbound' : 'Inbound'}SigningRequirement`,
                    parameters: {
                        ExpectedInForce: now[direction].required ? 'Required' : 'NotRequired',
                        ExpectedStored: String(now[direction].stored),
                        ...meantFor(before)
                    },
                    logAudit: true
                }));
            expect(after.calls.slice(before.calls.length)).toEqual([
                ...writes,
                { command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }
            ]);
        });
    }

    test('weakening shows the caution and has to be acknowledged', async ({ pane, computers }) => {
        await computers.patch('srv2022', signingPatch({ outbound: required, inbound: required }));
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Not required').check();
        await expect(pane.panel).toContainText("Microsoft doesn't recommend disabling SMB signing as a workaround for third-party servers");
        await expect(pane.panel).toContainText('This affects the whole computer');
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        await expect(pane.button('Apply')).toHaveAccessibleDescription(/I understand that this weakens signing/);
        await pane.button('Apply').click({ force: true });
        await pane.weakening().check();
        await expect(pane.button('Apply')).not.toHaveAttribute('aria-disabled');
        await pane.radio('outbound', 'Required').check();
        await expect(pane.weakening()).toBeHidden();
        await pane.radio('outbound', 'Not required').check();
        await expect(pane.weakening()).not.toBeChecked();
        await pane.weakening().check();
        await pane.radio('inbound', 'Not required').check();
        await expect(pane.panel).toContainText('logons can be relayed to it');
        await expect(pane.weakening()).not.toBeChecked();
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        expect((await computers.get('srv2022')).calls.map(call => call.command)).toEqual(['Get-SmbSigningConfiguration']);
    });

    test('sees what will change before it does, and cannot apply nothing', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        expect(await pane.plannedRows()).toEqual([['No change needed. To make a change, choose another value.']]);
        await pane.radio('inbound', 'Required').check();
        expect(await pane.plannedRows()).toEqual([
            ['Inbound, in force', 'Not required', 'Required'],
            ['Inbound, stored', '0', '1']
        ]);
        await pane.radio('inbound', 'Not required').check();
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        await pane.radio('inbound', 'Required').check();
        await pane.button('Cancel').click();
        await expect(pane.panel).toBeHidden();
        expect((await computers.get('srv2022')).calls.map(call => call.command)).toEqual(['Get-SmbSigningConfiguration']);
        await pane.button('Change signing').click();
        await expect(pane.radio('inbound', 'Not required')).toBeChecked();
    });

    for (const [choice, from, after] of [
        ['Required', notRequired, required],
        ['Not required', required, notRequired],
        ['Windows default', required, { required: false, stored: null }]
    ] as const) {
        test(`the PowerShell that is shown for "${choice}" does the same`, async ({ pane, computers, gateway }) => {
            await computers.patch('srv2022', signingPatch({ outbound: from, inbound: from }));
            await pane.open('srv2022');
            const before = await computers.get('srv2022');
            await pane.button('Change signing').click();
            await pane.select({ outbound: choice, inbound: choice });
            const script = await pane.panel.locator('code').innerText();
            const answer = await gateway.computers
                .find('srv2022')
                ?.run({ script, command: null, module: null, parameters: {}, logAudit: false, jea: false }, new AbortController().signal);
            expect(answer?.errors).toEqual([]);
            expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { outbound: after, inbound: after }));
        });
    }

    test('reads back otherwise: an error that shows both, the form stays open', async ({ pane, computers }) => {
        await computers.patch('srv2022', { faults: { discardWrites: true } });
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Required').check();
        await pane.button('Apply').click();
        await expect(pane.alert()).toContainText(
            'Outbound: expected “Required, stored 1”, but the computer reports “Not required, stored 0”.'
        );
        await expect(pane.panel).toBeVisible();
        await expect(pane.radio('outbound', 'Required')).toBeChecked();
        await computers.patch('srv2022', { faults: null });
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
    });

    test("is refused: the computer's own words, what is in force, the form stays open", async ({ pane, computers }) => {
        await computers.patch('srv2022', { faults: { refuseWrites: true } });
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await pane.button('Apply').click();
        await expect(pane.alert()).toContainText('Access denied');
        await expect(pane.alert()).toContainText('Access is denied.');
        await expect(pane.alert()).toContainText('Error code: Windows System Error 5');
        await expect(pane.alert()).toContainText('In force now: outbound Not required, inbound Not required.');
        await expect(pane.panel).toBeVisible();
        await pane.button('Cancel').click();
        await pane.button('History').click();
        await expect(pane.history.getByRole('listitem')).toContainText('Inbound: Access denied. Access is denied.');
    });

    test('somebody else changed it meanwhile: nothing is written, the new values are shown', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await computers.patch('srv2022', signingPatch({ inbound: { required: false, stored: null } }));
        await pane.button('Apply').click();
        await expect(pane.alert()).toContainText('Changed in the meantime');
        expect(await pane.plannedRows()).toEqual([
            ['Inbound, in force', 'Not required', 'Required'],
            ['Inbound, stored', 'Not stored', '1']
        ]);
        const { inbound, executed } = await computers.get('srv2022');
        expect(inbound['RequireSecuritySignature']).toBe(false);
        expect(executed.filter(call => call.command.startsWith('Set-'))).toEqual([]);
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
    });

    test('closes the panel in mid-change: the result appears on the page', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await computers.hold('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await pane.button('Apply').click();
        await expect(pane.status('Changing srv2022…')).toBeVisible();
        await pane.button('Cancel').click();
        await expect(pane.status('Changing srv2022…')).toBeVisible();
        await expect(pane.button('Change signing')).toHaveAttribute('aria-disabled', 'true');
        await computers.release('srv2022');
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
    });

    test('the whole task with the keyboard alone: change, see, undo', async ({ pane, page, computers }) => {
        const press = async (...pressed: string[]): Promise<void> => {
            for (const key of pressed) await page.keyboard.press(key);
        };
        await computers.patch('srv2022', signingPatch({ inbound: required }));
        await pane.open('srv2022');
        await expect(pane.text('Signing is required for inbound connections only.')).toBeVisible();
        const before = await computers.get('srv2022');
        await pane.button('Refresh').focus();
        await press('Tab');
        await expect(pane.button('Change signing')).toBeFocused();
        await press('Enter');
        await expect(pane.radio('outbound', 'Not required')).toBeFocused();
        await press('Tab');
        await expect(pane.radio('inbound', 'Required')).toBeFocused();
        await press('ArrowDown');
        await expect(pane.radio('inbound', 'Not required')).toBeFocused();
        await press('Enter'); // nothing happens: it has to be acknowledged
        await expect(pane.weakening()).not.toBeChecked();
        await expect(pane.text('Before you apply, confirm: This change weakens signing')).toBeVisible();
        await press('Tab');
        await expect(pane.settings().locator('summary')).toBeFocused();
        await press('Tab');
        await expect(pane.weakening()).toBeFocused();
        await press('Space');
        await expect(pane.text(/^Before you apply/)).toBeHidden();
        await press('Tab', 'Tab');
        await expect(pane.button('Apply')).toBeFocused();
        await press('Enter');
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await expect(pane.button('Change signing')).toBeFocused();
        expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: notRequired }));

        await press('Tab', 'Enter');
        await expect(pane.history.getByRole('button', { name: 'Undo', exact: true })).toBeVisible(); // it is read first
        await press('Tab');
        await expect(pane.history.getByRole('button', { name: 'Undo', exact: true })).toBeFocused();
        await press('Enter');
        await expect(pane.button('Cancel')).toBeFocused();
        await pane.undo.getByRole('table').waitFor(); // the computer is read first
        await press('Shift+Tab');
        await expect(pane.button('Apply')).toBeFocused();
        await press('Enter');
        await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
        await expect(pane.button('History')).toBeFocused();
        expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
        await press('Enter');
        await expect(pane.history).toBeVisible();
        await press('Escape');
        await expect(pane.history).toBeHidden();
        await expect(pane.button('History')).toBeFocused();
    });
});
