// SPDX-License-Identifier: MIT
// Texts that would be something else in a script, in HTML or in another direction of writing are shown as what they are.
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { startGateway } from '../../dev-gateway/server';
import { expect, test } from './fixtures';
import { Pane } from './pane';
import { changed, kept, required, signingPatch } from './signing';

const hostile = `"; Stop-Computer -Force; $(whoami) \`n <b onclick='x'>ü</b> \u202Egpj.exe &amp; {0} %00 ../`.padEnd(200, 'ä');

test('a Group Policy object, a user, an edition and a stored value', async ({ pane, computers }) => {
    const before = await computers.get('srv2022');
    await computers.patch('srv2022', {
        ...signingPatch({ inbound: required }),
        connectedUser: hostile,
        policy: {
            lastApplied: '2026-11-20T08:30:00Z',
            objects: [{ id: '{11111111-2222-3333-4444-555555555555}', name: hostile, inbound: 1 }]
        }
    });
    await pane.open('srv2022');
    await expect(pane.value('inbound', 'Set by').first()).toHaveText(`Group Policy "${hostile}"`);
    await expect(pane.frame.locator('main b')).toHaveCount(0);
    await pane.change({ outbound: 'Required' });
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await pane.button('History').click();
    await expect(pane.history.getByRole('heading', { level: 3 }).first()).toContainText(`by ${hostile}`);
    await expect(pane.history.locator('b')).toHaveCount(0);
    expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { outbound: required, inbound: required }));
});

test('what a computer stores and says', async ({ pane, computers }) => {
    await computers.patch('srv2022', {
        registry: { 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters': { requiresecuritysignature: hostile } }
    });
    await pane.open('srv2022');
    await expect(pane.value('inbound', 'Stored')).toContainText(`Unknown value “REG_SZ: ${hostile.slice(0, 150)}`);
    await computers.patch('srv2022', { faults: { scriptError: hostile } });
    await pane.button('Refresh').click();
    await expect(pane.alert().locator('blockquote')).toHaveText(hostile);
    await computers.patch('srv2022', { faults: { scriptError: hostile.repeat(50) } });
    await pane.button('Refresh').click();
    await expect(pane.button('Try again')).toBeInViewport({ ratio: 1 });
});

test('an imported history', async ({ pane }) => {
    const state = { inForce: 'required', stored: { kind: 'one' } };
    const record = {
        version: 1,
        id: hostile,
        run: hostile,
        undoes: null,
        startedAt: '2026-11-20T08:30:00.000Z',
        toolVersion: hostile,
        computer: { name: 'srv2022', id: null, fqdn: null },
        actingUser: hostile,
        changes: [
            {
                direction: 'inbound',
                before: { inForce: 'notRequired', stored: { kind: 'zero' } },
                after: state,
                takenBackBy: null,
                write: { kind: 'failed', failure: { kind: 'scriptFailed', words: hostile, errorId: hostile } }
            }
        ],
        step: 'ended',
        cancelled: false,
        found: {
            at: '2026-11-20T08:31:00.000Z',
            outbound: state,
            inbound: { inForce: 'required', stored: { kind: 'other', raw: hostile } }
        },
        latest: null,
        ending: 'failed'
    };
    await pane.open('srv2022');
    await expect(pane.status(/, read at/)).toBeVisible();
    await pane.button('History').click();
    const content = JSON.stringify({ format: 'smb-signing-history', version: 1, records: [record] });
    await pane.importFile({ name: 'history.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(pane.history.getByRole('listitem')).toContainText(`Inbound: Required, stored unknown value “${hostile}”.`);
    await expect(pane.history.locator('b')).toHaveCount(0);
    await pane.history.getByRole('button', { name: 'Undo' }).click();
    await expect(pane.undo).toBeVisible();
});

test("a computer's name: its calls reach it, and it alone; one that would make another address is not called", async ({
    browser,
    host
}) => {
    const name = hostile.replace(/[\s/%&?#\\\u202e]/g, ''); // the SDK puts it into an address as it is
    const refused = `${name} ?`;
    const gateway = await startGateway({ port: 0, host, computers: [srv2022, { ...srv2022, name }, { ...srv2022, name: refused }] });
    const context = await browser.newContext({ baseURL: gateway.url });
    const pane = new Pane(await context.newPage());
    await pane.open(name);
    await expect(pane.text('Signing is not required.')).toBeVisible();
    await pane.change({ inbound: 'Required' });
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    await expect(pane.status(/, read at/)).toContainText(name.toLowerCase()); // as the SDK gives it
    await expect(pane.frame.locator('main b')).toHaveCount(0);
    const calls = (of: string): string[] =>
        (gateway.computers.find(of)?.describe() as { calls: { command: string }[] }).calls.map(({ command }) => command);
    expect(calls(name).filter(command => command !== 'Get-SmbSigningConnection')).toHaveLength(3);
    expect(calls(name)).toContain('Get-SmbSigningConnection');
    await pane.open(refused);
    await expect(pane.alert()).toContainText('Nothing was sent');
    expect(calls(refused)).toHaveLength(0);
    expect(calls('srv2022')).toHaveLength(0);
    await context.close();
    await gateway.close();
});
