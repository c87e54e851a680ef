// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { Pane } from './pane';
import { changed, kept, notRequired, required, signingPatch } from './signing';

/** A file as an administrator picks it. */
const file = (content: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'history.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content)
});

test.describe('the history', () => {
    test('is empty at first, and says so', async ({ pane }) => {
        await pane.open('srv2022');
        await pane.button('History').click();
        await expect(pane.history).toContainText('No changes yet.');
        await expect(pane.history).toContainText('Changes you made from this browser, and records you imported.');
    });

    test('undoes a change exactly, and lists both', async ({ pane, computers }) => {
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.change({ outbound: 'Required', inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.openUndo();
        await expect(pane.undo).toContainText('Restores srv2022 to its state before the change made on');
        await pane.button('Apply').click();
        await expect(
            pane.status('Successfully restored the earlier state. In force now: outbound Not required, inbound Not required.')
        ).toBeVisible();
        expect(kept(await computers.get('srv2022'))).toEqual(kept(before));

        await pane.button('History').click();
        const records = pane.history.getByRole('listitem');
        await expect(records).toHaveCount(2);
        await expect(records.first()).toContainText('Undo of an earlier change');
        await expect(records.last()).toContainText('Outbound: Not required, stored 0 → Required, stored 1');
        await expect(records.last()).toContainText('by LAB\\admin');
    });

    test('is not needed to undo what was changed just now', async ({ pane, computers }) => {
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.button('Undo').click();
        await pane.weakening().check();
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
        expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
        await pane.button('Dismiss').click();
        await expect(pane.status(/^Successfully restored the earlier state/)).toBeHidden();
        await expect(pane.heading()).toBeFocused();
    });

    test('survives a reload', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await page.reload();
        await pane.button('History').click();
        await expect(pane.history.getByRole('listitem')).toHaveCount(1);
    });

    test('asks before it undoes what was changed since', async ({ pane, computers }) => {
        await computers.patch('srv2022', signingPatch({ inbound: required }));
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.change({ inbound: 'Not required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await computers.patch('srv2022', signingPatch({ inbound: { required: false, stored: null } }));
        await pane.button('Refresh').click();
        await expect(pane.value('inbound', 'Stored')).toHaveText('Not stored');
        await pane.openUndo();
        await expect(pane.undo).toContainText('The computer is no longer as that change left it.');
        await expect(pane.button('Apply')).toHaveAttribute('aria-disabled', 'true');
        await pane.undo.getByRole('checkbox', { name: 'Undo anyway' }).check();
        await pane.button('Apply').click();
        await expect(pane.status(/^Successfully restored the earlier state/)).toBeVisible();
        expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
    });

    test('undoes nothing on another computer that got the name', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await computers.patch('srv2022', {
            registry: { 'HKLM\\SOFTWARE\\Microsoft\\Cryptography': { MachineGuid: '99999999-0000-4000-8000-000000000000' } }
        });
        await pane.button('Refresh').click();
        await expect(pane.status(/, read at/)).toBeVisible();
        await pane.button('History').click();
        await expect(pane.history).toContainText('this name now belongs to a different computer');
        for (const name of ['Undo', 'Recheck'])
            await expect(pane.history.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
    });

    test('rechecks a change: what is found now stands beside what was asked', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await computers.patch('srv2022', signingPatch({ inbound: notRequired }));
        await pane.button('History').click();
        await pane.history.getByRole('button', { name: 'Recheck' }).click();
        await expect(pane.history.getByRole('status')).toHaveText(/^srv2022, read at/);
        await expect(pane.history.getByRole('listitem')).toContainText(/Changed.*Found .*Inbound: Not required, stored 0\./);
        await expect(pane.history.getByRole('button', { name: 'Recheck' })).toBeFocused();
        await pane.history.getByRole('button', { name: 'Undo' }).click();
        await expect(pane.undo).toContainText('No change needed');
        await pane.button('Cancel').click();
        await expect(pane.text('Signing is not required.')).toBeVisible();
    });

    test('goes with its owner to another browser, and undoes there', async ({ pane, page, browser, gateway, computers }) => {
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.button('History').click();
        const [download] = await Promise.all([page.waitForEvent('download'), pane.button('Export').click()]);
        expect(download.suggestedFilename()).toMatch(/^smb-signing-history-\d{4}-\d\d-\d\d\.json$/);
        const exported = readFileSync(await download.path(), 'utf8');
        expect(JSON.parse(exported)).toMatchObject({
            format: 'smb-signing-history',
            version: 5,
            records: [{ ending: 'changed', computer: { name: 'srv2022' }, actingUser: 'LAB\\admin' }]
        });

        const elsewhere = await browser.newContext({ baseURL: gateway.url });
        const other = new Pane(await elsewhere.newPage());
        await other.open('srv2022');
        await other.button('History').click();
        await other.importFile(file(exported));
        await expect(other.history.getByRole('status')).toHaveText('Records added: 1. Already here: 0.');
        await other.importFile(file(exported));
        await expect(other.history.getByRole('status')).toHaveText('Records added: 0. Already here: 1.');
        await expect(other.history.getByRole('listitem')).toContainText('Imported from a file');
        await other.button('Close').click();
        await other.openUndo();
        await other.button('Apply').click();
        await expect(other.status(/^Successfully restored the earlier state/)).toBeVisible();
        expect(kept(await computers.get('srv2022'))).toEqual(kept(before));
        await elsewhere.close();
    });

    test('refuses a newer and a damaged file, and changes nothing', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.button('History').click();
        const [download] = await Promise.all([page.waitForEvent('download'), pane.button('Export').click()]);
        const exported = readFileSync(await download.path(), 'utf8');
        const another = exported.replace(/"id":"[0-9a-f-]{36}"/, '"id":"another"');
        for (const [content, answer] of [
            [another.replace(/"version": \d+/, '"version": 99'), /newer version \(format 99\)\. Nothing was changed/],
            [another.slice(0, -20), /isn't a complete history \(smb-signing-history\)\. Nothing was changed/],
            [another.replace('"ending":"changed"', '"ending":"great"'), /isn't a complete history \(records\.0\.ending\)/],
            [another.replace('"ending":"changed"', '"ending":null'), /isn't a complete history \(records\.0\.ending\)/],
            ['', /isn't a complete history/],
            ['{"format":"smb-signing-history","version":1}', /isn't a complete history \(records\)/]
        ] as const) {
            await pane.importFile(file(content));
            await expect(pane.history.getByRole('status')).toHaveText(answer);
            await expect(pane.history.getByRole('listitem')).toHaveCount(1);
        }
    });

    test('is kept for as long as its owner wants, and nothing goes by itself', async ({ pane, page }) => {
        await page.clock.install({ time: new Date('2026-01-01T12:00:00Z') });
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await page.clock.setSystemTime(new Date('2026-06-01T12:00:00Z'));
        await pane.button('History').click();
        await pane.history.getByLabel('Keep history').selectOption('90 days');
        await expect(pane.history).toContainText('Older records: 1. Of these, 1 can still be undone.');
        await page.reload();
        await pane.button('History').click();
        await expect(pane.history.getByRole('listitem')).toHaveCount(1);
        await expect(pane.button('Export first')).toBeVisible();
        await pane.button('Delete older records (1)').click();
        await expect(pane.history.getByRole('status')).toHaveText('Records deleted: 1.');
        await expect(pane.history.getByRole('listitem')).toHaveCount(0);
    });

    test('is there without a reading, but cannot undo', async ({ pane, computers, surprises }) => {
        surprises.allow(/status of 400/);
        await pane.open('srv2022');
        const before = await computers.get('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await computers.patch('srv2022', { faults: { unreachable: true } });
        await pane.button('Refresh').click();
        await expect(pane.alert()).toContainText('Unreachable');
        await pane.button('History').click();
        await expect(pane.history).toContainText('To undo a change, wait until the computer is read.');
        await expect(pane.history.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
        expect(kept(await computers.get('srv2022'))).toEqual(changed(before, { inbound: required }));
    });
});
