// SPDX-License-Identifier: MIT
// What is different between two scans, what explains it, and what can be done with what was kept.
import { readFile } from 'node:fs/promises';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
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
        await list.button('Rescan').click();
        await expect(list.button('Stop')).toBeVisible();
        await expect(list.ended()).toBeVisible();
    }

    /** Someone else changed srv2025 by this tool, from another browser. */
    function ran(): void {
        const names = { PowerShell: 'Disable-SmbOutboundSigningRequirement', CIM: '', Module: 'SMB signing', Gateway: 'wac.lab.example' };
        const data = { ...names, UserOnGateway: 'LAB\\eve', UserOnTarget: '', Delegation: 'False', LAPS: 'False', File: '' };
        const event = { id: 4000, provider: 'SMEGateway', level: 4, time: new Date().toISOString(), data };
        const log = { maximumSizeInBytes: 1_052_672, events: [event] };
        gateway.computers.find('srv2025')?.patch({ eventLogs: { 'Microsoft-ServerManagementExperience': log } });
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
        await list.button('Rescan').click();
        await expect(list.button('Stop')).toBeVisible();
        await expect(list.ended()).toBeVisible();
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
        await expect(panel).toContainText("What others ran by this tool wasn't read.");
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
