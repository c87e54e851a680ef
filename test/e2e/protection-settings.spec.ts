// SPDX-License-Identifier: MIT
// Settings beside signing that protect in other ways: encryption, SMB 1, and the check of names.
import { expect, test } from './fixtures';
import type { Pane } from './pane';
import { kept, written } from './signing';

/** Undoes the latest change, which says what is lost with it and waits for a tick. */
async function undo(pane: Pane, lost: string): Promise<void> {
    await pane.openUndo();
    await expect(pane.undo).toContainText(lost);
    await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
    await pane.undo.getByRole('checkbox', { name: 'I understand that this removes protection' }).check();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
}

test('encryption is required with what it does to whom, undone with a tick, and exactly', async ({ pane, computers }) => {
    await computers.patch('srv2025', {
        eventLogs: { 'Microsoft-Windows-SmbClient/Security': { events: [] } },
        sessions: [{ ClientComputerName: '192.0.2.9', ClientUserName: 'LAB\\anna', Dialect: '2.1', SecondsIdle: 1 }]
    });
    await pane.open('srv2025');
    await expect(pane.status(/, read at/)).toBeVisible();
    const before = await computers.get('srv2025');
    await pane.button('Change signing').click();
    await pane.openSettings();
    await pane.setting('Require encryption from servers').check();
    await pane.setting('Encrypt all shares, and require encryption from clients').check();
    expect(await pane.plannedRows()).toEqual([
        ['Encryption, outbound, in force', 'Off', 'On'],
        ['Encryption, outbound, stored', 'Not stored', '1'],
        ['Encryption, inbound, in force', 'Off', 'On'],
        ['Encryption, inbound, stored', 'Not stored', '1']
    ]);
    await expect(pane.panel).toContainText('Would be cut off by a related setting (1)');
    await expect(pane.panel).toContainText(/192\.0\.2\.9: connected with SMB 2 or SMB 1 \(most recently on .+\), which can't encrypt/);
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed.*Encryption, outbound: On\. Encryption, inbound: On\./)).toBeVisible();
    expect(kept(await computers.get('srv2025'))).toEqual(
        written(kept(before), {
            outbound: { RequireEncryption: true },
            inbound: { EncryptData: true },
            workstation: { requireencryption: 1 },
            server: { encryptdata: 1 }
        })
    );
    await expect(pane.related('Encryption')).toContainText(['Outbound: Required', 'Inbound: Required']);

    await undo(pane, 'This computer would no longer require encryption from servers');
    expect(kept(await computers.get('srv2025'))).toEqual(kept(before));
});

test('SMB 1 is switched off, and switched on again by an undo alone, after a tick', async ({ pane, computers }) => {
    await computers.patch('srv2022', {
        inbound: { EnableSMB1Protocol: true },
        sessions: [{ ClientComputerName: 'copier-3', ClientUserName: 'LAB\\scan', Dialect: '1.5', SecondsIdle: 1 }]
    });
    await pane.open('srv2022');
    await expect(pane.status(/, read at/)).toBeVisible();
    const before = await computers.get('srv2022');
    await pane.button('Change signing').click();
    await pane.openSettings();
    await pane.setting('Accept SMB 1').uncheck();
    await expect(pane.settings()).toContainText("This tool doesn't read whether Group Policy sets this value.");
    expect(await pane.plannedRows()).toEqual([
        ['SMB 1, inbound, in force', 'On', 'Off'],
        ['SMB 1, inbound, stored', 'Not stored', '0']
    ]);
    await expect(pane.panel).toContainText('Would be cut off by a related setting (1)');
    await expect(pane.panel).toContainText('copier-3: it uses SMB 1');
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed.*SMB 1, inbound: Off\./)).toBeVisible();
    expect(kept(await computers.get('srv2022'))).toEqual(
        written(kept(before), { inbound: { EnableSMB1Protocol: false }, server: { smb1: 0 } })
    );

    await pane.button('Change signing').click();
    await pane.openSettings();
    await expect(pane.setting('Accept SMB 1')).toBeDisabled();
    await expect(pane.settings()).toContainText('except by undoing a change that turned it off');
    await pane.button('Cancel').click();

    await undo(pane, 'SMB 1 will be accepted again.');
    expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
});

test('the check of names is raised in steps, and undone with a tick', async ({ pane, computers }) => {
    await pane.open('srv2022');
    await expect(pane.status(/, read at/)).toBeVisible();
    const before = await computers.get('srv2022');
    await pane.button('Change signing').click();
    await pane.openSettings();
    const levels = pane.settings().getByRole('radiogroup', { name: 'Check the service name (SPN) that clients send' });
    await expect(levels.getByRole('radio', { name: 'Off' })).toBeChecked();
    await levels.getByRole('radio', { name: 'Required' }).check();
    expect(await pane.plannedRows()).toEqual([
        ['Name hardening (SPN), inbound, in force', 'Off', 'Required'],
        ['Name hardening (SPN), inbound, stored', 'Not stored', '2']
    ]);
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed.*Name hardening \(SPN\), inbound: Required\./)).toBeVisible();
    expect(kept(await computers.get('srv2022'))).toEqual(
        written(kept(before), { inbound: { SmbServerNameHardeningLevel: 2 }, server: { smbservernamehardeninglevel: 2 } })
    );
    await undo(pane, 'The names that clients send will be checked less strictly');
    expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
});
