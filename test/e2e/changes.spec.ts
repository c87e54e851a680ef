// SPDX-License-Identifier: MIT
// What is different between two scans, what explains it, and what can be done with what was kept.
import { readFile } from 'node:fs/promises';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { commandLog, ranBy } from './event-logs';
import { expect, test } from './fixtures';
import { ListPage, manyComputers, withGateway } from './list';

test.describe.configure({ mode: 'default' });

test.describe('the page Changes', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        host => startGateway({ port: 0, host, ...manyComputers }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });

    /** Two scans, between which srv2025 became weaker and another one unreachable. */
    async function scanTwice(between: () => void = () => undefined): Promise<void> {
        await list.open();
        await expect(list.ended()).toBeVisible();
        gateway.computers.find('srv2025')?.patch({ outbound: { RequireSecuritySignature: false } });
        gateway.computers.find('srv2022')?.patch({ faults: { unreachable: true } });
        between();
        await list.rescan();
    }

    /** Someone else changed srv2025 by this tool, from another browser. */
    function ran(): void {
        gateway.computers.find('srv2025')?.patch(ranBy('LAB\\eve', 'Disable-SmbOutboundSigningRequirement'));
    }

    test('says what to do before there are two scans, and then shows what is different, weaker first', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        await list.tab('Changes').click();
        const { frame } = list;
        await expect(frame.getByText(/^\s*Only the scan of .* is kept\./)).toBeVisible();
        await frame.getByRole('link', { name: 'Go to Computers' }).click();
        gateway.computers.find('srv2025')?.patch({ outbound: { RequireSecuritySignature: false } });
        gateway.computers.find('srv2022')?.patch({ faults: { unreachable: true } });
        await list.rescan();
        await list.tab('Changes').click();
        const rows = frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
        await expect(rows).toHaveCount(2);
        await expect(rows.first()).toContainText('srv2025');
        await expect(rows.first()).toContainText('Outbound: Weaker');
        await expect(rows.first()).toContainText(/Required.* → Not required/);
        await expect(rows.first()).toContainText('Not by this tool, as far as known');
        await expect(rows.nth(1)).toContainText('No longer reachable');
        expect(await findings(page)).toEqual([]);
    });

    test('reads on the computer what others ran, and says that it ran', async ({ page }) => {
        await scanTwice(ran);
        await list.tab('Changes').click();
        const { frame } = list;
        const row = frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]').first();
        await row.click();
        const panel = frame.getByRole('dialog');
        await expect(panel).toContainText("What others ran with this tool wasn't read.");
        await panel.getByRole('button', { name: 'Read what others ran' }).click();
        await expect(panel).toContainText(/LAB\\eve ran Disable-SmbOutboundSigningRequirement, /);
        await expect(row).toContainText(/LAB\\eve ran Disable-SmbOutboundSigningRequirement, /);
        expect(await findings(page)).toEqual([]);
        await panel.getByRole('button', { name: 'Close' }).click();
        const saved = page.waitForEvent('download');
        await list.button('Export CSV').click();
        const text = await readFile(await (await saved).path(), 'utf8');
        expect(text).toContain('"srv2025"');
        expect(text).toContain('"weaker"');
    });

    test('what others ran is slow, refused, or hostile: it is said in the row, and the rest stays', async () => {
        const computer = gateway.computers.find('srv2025');
        const eve = `<b>eve</b> \u202E{0} & "`;
        let ranByEve = {};
        await scanTwice(() => {
            ranByEve = ranBy(eve, 'Disable-SmbOutboundSigningRequirement');
            computer?.patch({ faults: { hanging: ['Get-SmbSigningActivity'] } });
        });
        await list.tab('Changes').click();
        const { frame } = list;
        const rows = frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
        const ask = (): Promise<void> => list.button('Read what others ran (1)').click();
        await ask();
        await expect(frame.getByText('Reading what others ran: 0 of 1.')).toBeVisible();
        await list.button('Stop reading').click();
        await expect(rows).toHaveCount(2);
        computer?.patch({ faults: { hanging: null }, eventLogs: { [commandLog]: { denied: true, events: [] } } });
        await ask();
        await expect(rows.first()).toContainText(/What others ran couldn't be read: .*unauthorized/);
        computer?.patch({ eventLogs: { [commandLog]: null } });
        computer?.patch(ranByEve);
        await ask();
        await expect(rows.first()).toContainText(`${eve} ran Disable-SmbOutboundSigningRequirement`);
        await expect(rows.first().locator('b')).toHaveCount(0);
    });

    test('lists what is kept over time, deletes one after a second click, and takes an exported one again', async ({ page }) => {
        await scanTwice();
        await list.tab('Changes').click();
        const { frame } = list;
        await frame.getByText(/^Over time, and snapshots kept \(2,/).click();
        const rows = frame.getByRole('region', { name: /^Over time/ }).locator('tbody tr');
        await expect(rows).toHaveCount(2);
        await expect(rows.first().getByRole('cell').nth(2)).toHaveText('1');
        expect(await findings(page)).toEqual([]);
        const saved = page.waitForEvent('download');
        await rows
            .last()
            .getByRole('button', { name: /^Export snapshot/ })
            .click();
        const file = await readFile(await (await saved).path());
        await rows
            .last()
            .getByRole('button', { name: /^Delete snapshot/ })
            .click();
        await rows
            .last()
            .getByRole('button', { name: /for good$/ })
            .click();
        await expect(frame.getByText('The snapshot was deleted.')).toBeVisible();
        await expect(rows).toHaveCount(1);
        await frame
            .locator('app-snapshots input[type=file]')
            .setInputFiles({ name: 'kept.json', mimeType: 'application/json', buffer: file });
        await expect(frame.getByText('The snapshot was added.')).toBeVisible();
        await expect(rows).toHaveCount(2);
    });
});
