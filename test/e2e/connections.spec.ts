// SPDX-License-Identifier: MIT
// Connections now, and what a change does to whom.
import { findings } from './axe';
import { expect, test } from './fixtures';
import { auditing } from './event-logs';
import { client, connection, fourPeers, minutesAgo } from './four-peers';
import { expectNoSidewaysScroll } from './sideways';

test.describe('connections now', () => {
    test('four peers: each with its protection and what is to be said of it', async ({ pane, computers }) => {
        await computers.patch('srv2022', fourPeers);
        await pane.open('srv2022');
        const outbound = pane.connections().getByRole('table', { name: 'Outbound connections (4)' });
        const rows = outbound.getByRole('row');
        await expect(rows.nth(0)).toHaveText('PeerShareDialectProtectionNotes');
        await expect(rows.nth(1)).toContainText(/nas1.*public.*3\.1\.1.*Not protected.*Guest: a guest logon was allowed, most recently on/);
        await expect(rows.nth(2)).toContainText(/files02.*projects.*Not protected/);
        await expect(rows.nth(2)).not.toContainText('Guest');
        await expect(rows.nth(3)).toContainText(/files03.*secret.*Encrypted/);
        await expect(rows.nth(4)).toContainText(/192\.0\.2\.17.*Not protected.*By IP address, so NTLM/);
        const inbound = pane.connections().getByRole('table', { name: 'Inbound sessions (2)' });
        await expect(inbound.getByRole('row').nth(1)).toContainText(/198\.51\.100\.20.*LAB\\anna.*3\.1\.1.*30 s/);
        await expect(inbound.getByRole('row').nth(2)).toContainText(/198\.51\.100\.21.*LAB\\scanner.*2\.0\.2.*1 h 6 min/);
        await expect(pane.status(/^Seen at .*\. Not a complete list\.$/)).toBeVisible();
        expect(await computers.connectionCalls('srv2022')).toBe(1);
        const { calls, executed } = await computers.get('srv2022');
        expect(calls.length).toBe(1);
        expect(executed.filter(({ command }) => /^(Set|Remove)-/.test(command))).toEqual([]);
    });

    test('aliases and hardened shares are said, and findings join', async ({ pane, computers }) => {
        const hardened = 'RequireMutualAuthentication=1, RequireIntegrity=1';
        await computers.patch('srv2022', {
            connections: [
                connection('files.lab.example', 'projects'),
                connection('dc1', 'SYSVOL', { Signed: true }),
                connection('dc1', 'NETLOGON', { Signed: true }),
                connection('[2001:db8::17]', 'scans')
            ],
            dns: { 'files.lab.example': { cname: 'files02.lab.example' }, dc1: {} },
            registry: {
                'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkProvider\\HardenedPaths': {
                    '\\\\*\\SYSVOL': hardened,
                    '\\\\*\\NETLOGON': 'RequireIntegrity=0'
                }
            }
        });
        await pane.open('srv2022');
        const rows = pane.connections().getByRole('table').first().getByRole('row');
        await expect(rows.nth(1)).toContainText('NETDOM COMPUTERNAME files02.lab.example /ADD:files.lab.example');
        await expect(rows.nth(2)).toContainText('Hardened: \\\\*\\SYSVOL requires signing and Kerberos');
        await expect(rows.nth(3)).toContainText('Weakened hardening: \\\\*\\NETLOGON');
        const items = pane.findings().getByRole('listitem');
        await expect(items.filter({ hasText: 'Connected by IP address: [2001:db8::17]' })).toContainText('Connect by computer name');
        await expect(items.filter({ hasText: 'Connected by a DNS alias (CNAME): files.lab.example' })).toContainText('NETDOM');
        await expect(items.first()).toContainText('Serious');
        await pane.choose('win11-ent');
        await expect(pane.connections()).toContainText('No outbound connections.');
        await expect(pane.findings()).not.toContainText('Connected by');
    });

    test('none: said, not shown as an empty table; Refresh reads them again', async ({ pane, computers }) => {
        await pane.open('win11-home');
        await expect(pane.connections()).toContainText('No outbound connections.');
        await expect(pane.connections()).toContainText('No inbound sessions.');
        await expect(pane.connections().getByRole('table')).toHaveCount(0);
        await computers.patch('win11-home', fourPeers);
        await pane.button('Refresh').click();
        await expect(pane.connections().getByRole('row')).toHaveCount(5 + 3);
        expect(await computers.connectionCalls('win11-home')).toBe(2);
    });

    test('an old Windows does not say whether they are signed: not reported, never not protected', async ({ pane, computers }) => {
        const { Signed: _, ...old } = connection('files02', 'projects') as { Signed: boolean };
        await computers.patch('srv2012r2', { connections: [old, { ...old, ShareName: 'secret', Encrypted: true }] });
        await pane.open('srv2012r2');
        const rows = pane.connections().getByRole('row');
        await expect(rows.nth(1)).toContainText(/projects.*Not reported/);
        await expect(rows.nth(2)).toContainText(/secret.*Encrypted/);
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Required').check();
        await expect(pane.impact()).toContainText("Servers whose connections this Windows doesn't report as signed or unsigned: 1.");
        await expect(pane.impact()).not.toContainText('Unsigned today');
    });

    test('1,234 connections: a page at a time, the true number said, by keyboard', async ({ pane, page, computers }) => {
        const connections = Array.from({ length: 1234 }, (_, index) => connection(`nas${index}`, `share${index}`));
        await computers.patch('srv2022', { connections });
        await pane.open('srv2022');
        const table = pane.connections().getByRole('table', { name: 'Outbound connections (1,234)' });
        await expect(table.getByRole('row')).toHaveCount(26);
        await expect(pane.connections()).toContainText('Showing only the first 500 of 1,234.');
        await expect(pane.connections().getByRole('status').filter({ hasText: '1 to 25 of 500' })).toBeVisible();
        const next = pane.connections().getByRole('button', { name: 'Next: Outbound connections (1,234)' });
        await next.focus();
        await page.keyboard.press('Enter');
        await expect(table).toContainText('nas25');
        await expect(next).toBeFocused();
        for (let presses = 0; presses < 25; presses++) await page.keyboard.press('Enter');
        await expect(pane.connections()).toContainText('476 to 500 of 500');
        await expect(next).toBeFocused();
        await expect(next).toHaveAttribute('aria-disabled', 'true');
    });

    test('a call that hangs holds up nothing: the pane, a change and its impact go on', async ({ pane, computers }) => {
        await computers.patch('srv2022', { faults: { hanging: ['Get-SmbSigningConnection'] } });
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(pane.status('Reading connections…')).toBeVisible();
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await expect(pane.impact()).toContainText("Checking connections. You don't have to wait.");
        await expect(pane.impact()).toContainText('Inbound: copiers and scanners that scan to a folder here');
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        expect((await computers.get('srv2022')).inbound['RequireSecuritySignature']).toBe(true);
        await pane.choose('win11-ent');
        await expect(pane.connections()).toContainText('No outbound connections.');
    });

    test('a failure is the section’s own, in the computer’s words, and what is not understood is named there', async ({
        pane,
        computers,
        surprises
    }) => {
        surprises.allow(/status of 40/);
        await pane.open('srv2022');
        await expect(pane.connections()).toContainText('No outbound connections.');
        const broken = { message: 'The service has not been started.', errorId: 'Windows System Error 2184' };
        await computers.patch('srv2022', { ...fourPeers, faults: { failing: [{ command: 'Get-SmbConnection', ...broken }] } });
        await pane.button('Refresh').click();
        await expect(pane.connections()).toContainText("Outbound connections couldn't be read: The service has not been started.");
        await expect(pane.connections().getByRole('table')).toHaveCount(1);
        await computers.patch('srv2022', { faults: { failing: null, dropField: 'outbound.rows' } });
        await pane.button('Refresh').click();
        await expect(pane.connections()).toContainText("\u203a rows: Unknown, because the answer doesn't contain it");
        await expect(pane.connections().getByRole('table')).toHaveCount(1);
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await expect(pane.button('Change signing')).not.toHaveAttribute('aria-disabled');
        await computers.patch('srv2022', { faults: null });
        await pane.button('Refresh').click();
        await expect(pane.connections().getByRole('row')).toHaveCount(5 + 3);
    });
});

test.describe('what a change does to whom', () => {
    test('of four peers only the guest will be cut off', async ({ pane, computers }) => {
        await computers.patch('srv2022', fourPeers);
        await pane.open('srv2022');
        await expect(pane.connections().getByRole('table').first()).toBeVisible();
        await pane.button('Change signing').click();
        await expect(pane.impact()).toBeHidden();
        await pane.radio('outbound', 'Required').check();
        const titles = pane.impact().getByRole('heading', { level: 4 });
        await expect(titles).toHaveText(['Outbound: Would be cut off (1)', 'Outbound: Unsigned today, expected to sign (2)']);
        const items = pane.impact().getByRole('listitem');
        await expect(items.filter({ hasText: 'nas1: a guest logon was allowed, most recently on' })).toHaveCount(1);
        await expect(items.filter({ hasText: /^(files02|192\.0\.2\.17): connected, neither signed nor encrypted/ })).toHaveCount(2);
        await expect(items.filter({ hasText: /^192\.0\.2\.17/ })).toContainText('By IP address, so NTLM');
        await expect(pane.impact()).not.toContainText('files03');
        await expect(pane.impact()).toContainText('Source: Event 31022, SmbClient/Security');
        await expect(pane.impact()).toContainText("Open sessions don't change.");
        await expect(pane.impact()).toContainText('Lists only what this computer shows now.');
        await expect(pane.impact()).toContainText('Outbound: backup repositories');
        await expect(pane.impact()).not.toContainText('scan to a folder');
        await pane.radio('inbound', 'Required').check();
        await expect(pane.impact()).toContainText("Clients with a session now: 2. Windows doesn't report whether they sign.");
        await expect(pane.impact()).toContainText('Inbound: copiers and scanners');
        await expect(pane.button('Apply')).not.toHaveAttribute('aria-disabled');
    });

    test('a rejected guest is refused already and not named, and nobody is where nobody is seen', async ({ pane, computers }) => {
        const events = [
            {
                id: 31017,
                time: minutesAgo(5),
                data: { UserNameLength: 5, UserName: 'admin', ServerNameLength: 5, ServerName: '\\nas2' },
                userData: true
            }
        ];
        await computers.patch('srv2022', { eventLogs: { [client]: { events } } });
        await pane.open('srv2022');
        await expect(pane.connections()).toContainText('No outbound connections.');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Required').check();
        await expect(pane.impact()).toContainText('Outbound: backup repositories');
        await expect(pane.impact()).not.toContainText(/nas2|Would be cut off|trouble signing/);
        await pane.radio('outbound', 'Not required').check();
        await pane.radio('inbound', 'Required').check();
        await expect(pane.impact()).toContainText("Audit events weren't read. See Compatibility.");
        await expect(pane.impact()).not.toContainText('Nothing in what was read shows anyone');
    });

    test('that nobody is seen is said only once the event logs were read, too, and can hold it', async ({ pane, computers }) => {
        await computers.patch('srv2022', auditing);
        await pane.open('srv2022');
        await expect(pane.connections()).toContainText('No outbound connections.');
        await pane.frame.getByRole('link', { name: 'Compatibility' }).click();
        await pane.button('Read evidence').click();
        await expect(pane.status(/^Event logs of/)).toBeVisible();
        await pane.frame.getByRole('link', { name: 'This computer' }).click();
        await expect(pane.connections()).toContainText('No outbound connections.');
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Required').check();
        await pane.radio('inbound', 'Required').check();
        await expect(pane.impact()).toContainText('Nothing in what was read shows anyone who would be cut off.');
        await expect(pane.impact()).not.toContainText("weren't read");
        await pane.button('Cancel').click();
        await computers.patch('srv2022', { eventProviders: { 'Microsoft-Windows-SMBServer': [551, 1004] } });
        await pane.frame.getByRole('link', { name: 'Compatibility' }).click();
        await pane.button('Read again').click();
        await expect(pane.status(/^Event logs of/)).toBeVisible();
        await pane.frame.getByRole('link', { name: 'This computer' }).click();
        await pane.button('Change signing').click();
        await pane.radio('inbound', 'Required').check();
        await expect(pane.impact()).toContainText("Some event logs couldn't be read or understood.");
        await expect(pane.impact()).not.toContainText('Nothing in what was read shows anyone');
    });

    test('weakening names those that are signed today, and that guests stay refused', async ({ pane, computers }) => {
        await computers.patch('win11-ent', {
            connections: [connection('files02', 'projects', { Signed: true }), connection('files03', 'secret', { Encrypted: true })],
            eventLogs: {
                [client]: {
                    events: [
                        {
                            id: 31017,
                            time: minutesAgo(5),
                            data: { UserNameLength: 1, UserName: 'a', ServerNameLength: 4, ServerName: 'nas2' }
                        }
                    ]
                }
            }
        });
        await pane.open('win11-ent');
        await expect(pane.connections().getByRole('table')).toBeVisible();
        await pane.button('Change signing').click();
        await pane.radio('outbound', 'Not required').check();
        await expect(pane.impact().getByRole('heading', { level: 4 })).toHaveText(['Outbound: Signed today, no longer guaranteed (1)']);
        await expect(pane.impact()).toContainText('files02');
        await expect(pane.impact()).toContainText('Guests stay blocked');
    });

    test('axe finds nothing in either, at 320 pixels', async ({ pane, page, computers }) => {
        await computers.patch('srv2022', { ...fourPeers, connections: Array(30).fill(fourPeers.connections).flat() });
        for (const width of [1280, 320]) {
            await page.setViewportSize({ width, height: 720 });
            await pane.open('srv2022');
            await expect(pane.connections().getByRole('table').first()).toBeVisible();
            expect(await findings(page)).toEqual([]);
            await pane.button('Change signing').click();
            await pane.radio('outbound', 'Required').check();
            await expect(pane.impact().getByRole('heading', { level: 4 }).first()).toBeVisible();
            expect(await findings(page)).toEqual([]);
            await expectNoSidewaysScroll(page);
        }
    });
});
