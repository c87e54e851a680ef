// SPDX-License-Identifier: MIT
// Settings beside signing in the same plan: insecure guest logons and the audit switches.
import { expect, test } from './fixtures';
import { changed, keys, kept, meantFor, notRequired, required, type Written, written } from './signing';

const policyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation';

const guestsAndAudit: Written = {
    outbound: { EnableInsecureGuestLogons: true, AuditServerDoesNotSupportSigning: true },
    inbound: { AuditClientDoesNotSupportSigning: true },
    workstation: { allowinsecureguestauth: 1, auditserverdoesnotsupportsigning: 1 },
    server: { auditclientdoesnotsupportsigning: 1 }
};

test('guest logons and auditing are switched together with signing, and undone exactly', async ({ pane, computers, gateway }) => {
    await pane.open('srv2025');
    await expect(pane.status(/, read at/)).toBeVisible();
    const before = await computers.get('srv2025');
    await pane.button('Change signing').click();
    await pane.radio('inbound', 'Required').check();
    await expect(pane.setting('Allow insecure guest logons')).toBeHidden();
    await pane.openSettings();
    await pane.setting('Allow insecure guest logons').check();
    await expect(pane.panel).toContainText('Guest logons will be allowed');
    await expect(pane.panel).toContainText("This alone doesn't help, because outbound signing stays required.");
    await pane.setting("Audit servers that can't sign").check();
    await pane.setting("Audit clients that can't sign").check();
    expect(await pane.plannedRows()).toEqual([
        ['Inbound, in force', 'Not required', 'Required'],
        ['Inbound, stored', 'Not stored', '1'],
        ['Insecure guest logons, in force', 'Off', 'On'],
        ['Insecure guest logons, stored', 'Not stored', '1'],
        ["Audit of servers that can't sign, in force", 'Off', 'On'],
        ["Audit of servers that can't sign, stored", 'Not stored', '1'],
        ["Audit of clients that can't sign, in force", 'Off', 'On'],
        ["Audit of clients that can't sign, stored", 'Not stored', '1']
    ]);
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await pane.panel.getByRole('checkbox', { name: "I understand that guests aren't protected" }).check();
    const script = await pane.panel.locator('code').innerText();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed.*Insecure guest logons: On\. Audit of servers that can't sign: On\./)).toBeVisible();
    await expect(pane.related('Insecure guest logons').first()).toHaveText('On');
    await expect(pane.related('Auditing').first()).toHaveText("Outbound: On for servers that can't sign");

    const after = await computers.get('srv2025');
    const goal = written(changed(before, { inbound: required }), guestsAndAudit);
    expect(kept(after)).toEqual(goal);
    const expected = { ExpectedInForce: 'Off', ExpectedStored: 'NotStored', ...meantFor(before) };
    expect(after.calls.slice(before.calls.length)).toEqual([
        {
            command: 'Enable-SmbInboundSigningRequirement',
            parameters: { ...expected, ExpectedInForce: 'NotRequired' },
            logAudit: true
        },
        { command: 'Enable-SmbInsecureGuestLogon', parameters: expected, logAudit: true },
        { command: 'Enable-SmbOutboundAudit', parameters: { Name: 'Signing', ...expected }, logAudit: true },
        { command: 'Enable-SmbInboundAudit', parameters: { Name: 'Signing', ...expected }, logAudit: true },
        { command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }
    ]);

    await pane.openUndo();
    expect(await pane.plannedRows(pane.undo)).toContainEqual(['Insecure guest logons, stored', '1', 'Not stored']);
    const back = await pane.undo.locator('code').innerText();
    await pane.undo.getByRole('button', { name: 'Apply' }).click();
    await expect(pane.status(/^Successfully restored the earlier state.*Insecure guest logons: Off\./)).toBeVisible();
    expect(kept(await computers.get('srv2025'))).toEqual(kept(before));

    // The PowerShell that was shown does the same, there and back.
    const run = async (text: string): Promise<unknown> =>
        (
            await gateway.computers
                .find('srv2025')
                ?.run(
                    { script: text, command: null, module: null, parameters: {}, logAudit: false, jea: false },
                    new AbortController().signal
                )
        )?.errors;
    expect(await run(script)).toEqual([]);
    expect(kept(await computers.get('srv2025'))).toEqual(goal);
    expect(await run(back)).toEqual([]);
    expect(kept(await computers.get('srv2025'))).toEqual(kept(before));
});

test('an audit that Windows does not report is stored, said to be no more, and undone by a stored 0', async ({
    pane,
    computers,
    gateway
}) => {
    const audit = "Audit clients that can't sign";
    const stored = async (): Promise<unknown> => (await computers.get('srv2019-audit')).registry[keys.inbound]?.[values.signing];
    const values = { signing: 'AuditClientDoesNotSupportSigning', spn: 'AuditClientSpnSupport' };
    await computers.patch('srv2019-audit', { registry: { [keys.inbound]: { [values.signing]: null } } });
    await pane.open('srv2019-audit');
    await expect(pane.related('Auditing').nth(1)).toContainText('Not turned on in the registry or by a policy');
    const before = await computers.get('srv2019-audit');
    await pane.button('Change signing').click();
    await pane.openSettings();
    await expect(pane.setting("Audit clients that don't send a matching service name (SPN)")).not.toBeChecked();
    await pane.setting(audit).check();
    await expect(pane.panel).toContainText("this Windows doesn't report whether it's in force.");
    expect(await pane.plannedRows()).toEqual([["Audit of clients that can't sign, stored", 'Not stored', '1']]);
    const script = await pane.panel.locator('code').innerText();
    await pane.button('Apply').click();
    await expect(pane.status(/^Stored; this Windows doesn't report whether it's in force\..* Not reported, stored 1\./)).toBeVisible();
    expect(kept(await computers.get('srv2019-audit'))).toEqual(written(kept(before), { server: { [values.signing.toLowerCase()]: 1 } }));
    await expect(pane.related('Auditing').nth(1)).toContainText("Stored as on for clients that can't sign");

    await pane.openUndo();
    expect(await pane.plannedRows(pane.undo)).toEqual([["Audit of clients that can't sign, stored", '1', '0']]);
    await pane.undo.getByRole('button', { name: 'Apply' }).click();
    await expect(pane.status(/^Stored; this Windows doesn't report/)).toBeVisible();
    expect(await stored()).toBe(0);

    // The PowerShell that was shown does the same.
    const call = { script, command: null, module: null, parameters: {}, logAudit: false, jea: false };
    const answer = await gateway.computers.find('srv2019-audit')?.run(call, new AbortController().signal);
    expect([answer?.errors, await stored()]).toEqual([[], 1]);
});

test('one is refused: what came before is kept and told, and the undo restores exactly that', async ({ pane, computers }) => {
    const registry = { [keys.outbound]: { allowinsecureguestauth: 0 } };
    await computers.patch('srv2025', {
        registry,
        faults: { failing: [{ command: 'Set-SmbServerConfiguration', message: 'Access is denied.', errorId: 'Windows System Error 5' }] }
    });
    await pane.open('srv2025');
    const before = await computers.get('srv2025');
    await pane.button('Change signing').click();
    await pane.radio('outbound', 'Not required').check();
    await pane.openSettings();
    await pane.setting('Allow insecure guest logons').check();
    await pane.setting("Audit servers that can't encrypt").check();
    await pane.setting('Audit guest logons to this computer').check();
    await pane.weakening().check();
    await expect(pane.panel).not.toContainText("This alone doesn't help");
    await pane.panel.getByRole('checkbox', { name: "I understand that guests aren't protected" }).check();
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText("Couldn't change signing as asked");
    await expect(pane.alert()).toContainText('Audit of inbound guest logons');
    await expect(pane.alert()).toContainText('Insecure guest logons: On.');
    await expect(pane.alert()).toContainText('Audit of inbound guest logons: Off.');
    await expect(pane.setting('Audit guest logons to this computer')).toBeChecked();
    const done = await computers.get('srv2025');
    expect(kept(done)).toEqual(
        written(changed(before, { outbound: notRequired }), {
            outbound: { EnableInsecureGuestLogons: true, AuditServerDoesNotSupportEncryption: true },
            workstation: { allowinsecureguestauth: 1, auditserverdoesnotsupportencryption: 1 }
        })
    );

    await pane.button('Cancel').click();
    await pane.openUndo();
    const rows = await pane.plannedRows(pane.undo);
    expect(rows.map(([setting]) => setting)).not.toContain('Audit of inbound guest logons, in force');
    expect(rows).toContainEqual(['Insecure guest logons, stored', '1', '0']);
    await pane.undo.getByRole('button', { name: 'Apply' }).click();
    await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
    expect(kept(await computers.get('srv2025'))).toEqual(kept(before));
    await pane.button('History').click();
    await expect(pane.history).toContainText('Insecure guest logons: Off, stored 0 → On, stored 1');
    await expect(pane.history).toContainText('Audit of inbound guest logons: Access denied. Access is denied.');
    await expect(pane.history).toContainText('Insecure guest logons: found On, stored 1.');
});

test('a setting that somebody else changed meanwhile is not written', async ({ pane, computers }) => {
    await pane.open('srv2022');
    await pane.button('Change signing').click();
    await pane.openSettings();
    await pane.setting('Allow insecure guest logons').check();
    await pane.panel.getByRole('checkbox', { name: "I understand that guests aren't protected" }).check();
    await computers.patch('srv2022', { registry: { [keys.outbound]: { AllowInsecureGuestAuth: 0 } } });
    const meanwhile = await computers.get('srv2022');
    await pane.button('Apply').click();
    await expect(pane.alert()).toContainText('Changed in the meantime');
    expect(kept(await computers.get('srv2022'))).toEqual(kept(meanwhile));
    expect(await pane.plannedRows()).toContainEqual(['Insecure guest logons, stored', '0', '1']);
});

test('what a Windows does not have is not offered', async ({ pane }) => {
    await pane.open('srv2022');
    await expect(pane.related('Auditing').first()).toHaveText('Outbound: Not available in this Windows');
    await pane.button('Change signing').click();
    await pane.openSettings();
    // Insecure guest logons, and inbound encryption.
    await expect(pane.settings().getByRole('checkbox', { disabled: false })).toHaveCount(2);
    await pane.button('Cancel').click();
    await pane.open('srv2012r2');
    await expect(pane.related('Insecure guest logons').first()).toHaveText('Not available in this Windows');
    await pane.button('Change signing').click();
    await pane.openSettings();
    // Inbound encryption, and SMB 1, which is on there.
    await expect(pane.settings().getByRole('checkbox', { disabled: false })).toHaveCount(2);
});

test('what Group Policy sets is named and cannot be switched here', async ({ pane, computers }) => {
    await computers.patch('srv2025', { registry: { [policyKey]: { AllowInsecureGuestAuth: 0 } } });
    await pane.open('srv2025');
    await expect(pane.related('Insecure guest logons').filter({ hasText: /^Set by Group Policy\.$/ })).toBeVisible();
    await pane.button('Change signing').click();
    await pane.openSettings();
    await expect(pane.setting('Allow insecure guest logons')).toBeDisabled();
    await expect(pane.setting('Allow insecure guest logons')).toHaveAccessibleDescription(/Group Policy sets it and overrides/);
    await expect(pane.setting("Audit servers that can't sign")).toBeEnabled();
});

test('weakening outbound alone says that guests stay refused', async ({ pane }) => {
    await pane.open('srv2025');
    await pane.button('Change signing').click();
    await pane.radio('outbound', 'Not required').check();
    await expect(pane.panel).toContainText('A device that accepts only guests stays out of reach');
    await pane.openSettings();
    await pane.setting('Allow insecure guest logons').check();
    await expect(pane.panel).not.toContainText('stays out of reach');
});

test('an address opens the panel with auditing switched on, once', async ({ pane, page, computers }) => {
    await page.goto('/?computer=srv2025&path=%3Fchange%3Daudit');
    await expect(pane.setting("Audit clients that can't sign")).toBeChecked();
    await expect(pane.settings().getByRole('checkbox', { checked: true })).toHaveCount(4);
    await expect(pane.setting('Allow insecure guest logons')).not.toBeChecked();
    const before = await computers.get('srv2025');
    await pane.setting('Audit guest logons to this computer').uncheck();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    const audits = ['AuditServerDoesNotSupportSigning', 'AuditInsecureGuestLogon'];
    const inbound = ['AuditClientDoesNotSupportSigning'];
    expect(kept(await computers.get('srv2025'))).toEqual(
        written(kept(before), {
            outbound: Object.fromEntries(audits.map(name => [name, true])),
            inbound: Object.fromEntries(inbound.map(name => [name, true])),
            workstation: Object.fromEntries(audits.map(name => [name.toLowerCase(), 1])),
            server: Object.fromEntries(inbound.map(name => [name.toLowerCase(), 1]))
        })
    );
    await page.reload();
    await expect(pane.related('Auditing').first()).toContainText("On for servers that can't sign, guest logons");
    await expect(pane.panel).toBeHidden();
});
