// SPDX-License-Identifier: MIT
import { type ComputerState, expect, test } from './fixtures';
import type { Direction } from './pane';

type Requirement = Readonly<Record<Direction, boolean>>;

const states: Readonly<Record<string, Requirement>> = {
    both: { outbound: true, inbound: true },
    'outbound only': { outbound: true, inbound: false },
    'inbound only': { outbound: false, inbound: true },
    neither: { outbound: false, inbound: false }
};

const sentences: Readonly<Record<string, string>> = {
    both: 'Signing is required for outbound and inbound connections.',
    'outbound only': 'Signing is required for outbound connections only.',
    'inbound only': 'Signing is required for inbound connections only.',
    neither: 'Signing is not required.'
};

const keys: Readonly<Record<Direction, string>> = {
    outbound: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters',
    inbound: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters'
};

const name = (required: boolean): string => (required ? 'Required' : 'Not required');

/** The computer as it must be: the requirement in both places, everything else as before. */
function changed(before: ComputerState, wanted: Requirement): Pick<ComputerState, 'outbound' | 'inbound' | 'registry'> {
    const registry = structuredClone(before.registry) as Record<string, Record<string, unknown>>;
    for (const direction of ['outbound', 'inbound'] as const) {
        (registry[keys[direction]] ?? {})['requiresecuritysignature'] = wanted[direction] ? 1 : 0;
    }
    return {
        outbound: { ...before.outbound, RequireSecuritySignature: wanted.outbound },
        inbound: { ...before.inbound, RequireSecuritySignature: wanted.inbound },
        registry
    };
}

test.describe('an administrator changes signing', () => {
    for (const from of Object.keys(states)) {
        for (const to of Object.keys(states).filter(other => other !== from)) {
            test(`from ${from} to ${to}: exactly that, with exactly the commands needed`, async ({ pane, computers }) => {
                const [now, wanted] = [states[from] as Requirement, states[to] as Requirement];
                await computers.patch('srv2022', changed(await computers.get('srv2022'), now));
                await pane.open('srv2022');
                await expect(pane.text(sentences[from] as string)).toBeVisible();
                const before = await computers.get('srv2022');

                await pane.button('Change signing').click();
                for (const direction of ['outbound', 'inbound'] as const) {
                    await expect(pane.radio(direction, name(now[direction]))).toBeChecked();
                    await pane.radio(direction, name(wanted[direction])).check();
                }
                await pane.button('Apply').click();
                await expect(
                    pane.status(`Successfully changed. In force now: outbound ${name(wanted.outbound)}, inbound ${name(wanted.inbound)}.`)
                ).toBeVisible();
                await expect(pane.text(sentences[to] as string)).toBeVisible();
                await expect(pane.panel).toBeHidden();

                const after = await computers.get('srv2022');
                const { outbound, inbound, registry } = after;
                expect({ outbound, inbound, registry }).toEqual(changed(before, wanted));
                const writes = (['outbound', 'inbound'] as const)
                    .filter(direction => now[direction] !== wanted[direction])
                    .map(direction => ({
                        command: `${wanted[direction] ? 'Enable' : 'Disable'}-Smb${direction === 'outbound' ? 'Outbound' : 'Inbound'}SigningRequirement`,
                        parameters: {
                            ExpectedInForce: now[direction] ? 'Required' : 'NotRequired',
                            ExpectedStored: now[direction] ? '1' : '0'
                        },
                        logAudit: true
                    }));
                expect(after.calls.slice(before.calls.length)).toEqual([
                    ...writes,
                    { command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }
                ]);
            });
        }
    }

    test('sees what will change before it does, and cannot apply nothing', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await expect(pane.button('Apply')).toBeDisabled();
        expect(await pane.plannedRows()).toEqual([['Nothing will change. Choose another value to apply.']]);
        await pane.radio('inbound', 'Required').check();
        expect(await pane.plannedRows()).toEqual([
            ['Inbound, in force', 'Not required', 'Required'],
            ['Inbound, stored', '0', '1']
        ]);
        await pane.radio('inbound', 'Not required').check();
        await expect(pane.button('Apply')).toBeDisabled();
        await pane.radio('inbound', 'Required').check();
        await pane.button('Cancel').click();
        await expect(pane.panel).toBeHidden();
        expect((await computers.get('srv2022')).calls.map(call => call.command)).toEqual(['Get-SmbSigningConfiguration']);
        await pane.button('Change signing').click();
        await expect(pane.radio('inbound', 'Not required')).toBeChecked();
    });

    test('reads back otherwise: an error that shows both, the form stays open', async ({ pane, computers }) => {
        await computers.patch('srv2022', { faults: { discardWrites: true } });
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Required').check();
        await pane.button('Apply').click();
        await expect(pane.alert()).toContainText(
            'Outbound: asked for Required, but the computer reports Not required in force and 0 stored.'
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
    });

    test('somebody else changed it meanwhile: nothing is written, the new values are shown', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await computers.patch('srv2022', { registry: { [keys.inbound]: { requiresecuritysignature: null } } });
        await pane.button('Apply').click();
        await expect(pane.alert()).toContainText('Changed meanwhile');
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
        await computers.patch('srv2022', { faults: { delayMs: 1500 } });
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await pane.button('Apply').click();
        await expect(pane.status('Changing srv2022…')).toBeVisible();
        await pane.button('Cancel').click();
        await expect(pane.status('Changing srv2022…')).toBeVisible();
        await expect(pane.button('Change signing')).toBeDisabled();
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
    });

    test('with the keyboard alone', async ({ pane, page, computers }) => {
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await pane.button('Refresh').focus();
        await page.keyboard.press('Tab');
        await expect(pane.button('Change signing')).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(pane.radio('outbound', 'Not required')).toBeFocused();
        await page.keyboard.press('Tab');
        await expect(pane.radio('inbound', 'Not required')).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await expect(pane.radio('inbound', 'Required')).toBeChecked();
        await page.keyboard.press('Enter');
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await expect(pane.button('Change signing')).toBeFocused();
        expect((await computers.get('srv2022')).inbound['RequireSecuritySignature']).toBe(true);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
        await expect(pane.panel).toBeHidden();
        await expect(pane.button('Change signing')).toBeFocused();
    });
});
