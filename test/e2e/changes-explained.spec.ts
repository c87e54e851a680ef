// SPDX-License-Identifier: MIT
// Between two scans each kind of thing happens to a computer of its own: the page Changes lists each once, and knows what it was.
import type { Locator } from '@playwright/test';
import { win11Ent } from '../../dev-gateway/scenarios/clients/win11-ent';
import { win11HomeOf2025 } from '../../dev-gateway/scenarios/clients/win11-home-25h2';
import { win11Of2025 } from '../../dev-gateway/scenarios/clients/win11-pro';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { srv2025Gpo } from '../../dev-gateway/scenarios/servers/srv2025-gpo';
import { windows } from '../../dev-gateway/scenarios/windows';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, forever, test } from './fixtures';
import { ListPage, withGateway } from './list';
import { notRequired, signingPatch } from './signing';

test.describe.configure({ mode: 'default' });

test.describe('between two scans', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        () => startGateway({ port: 0, computers: [srv2022, srv2025, srv2025Gpo, win11Ent, win11HomeOf2025] }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });

    const computer = (name: string): NonNullable<ReturnType<RunningGateway['computers']['find']>> => {
        const found = gateway.computers.find(name);
        if (!found) throw new Error(`There is no ${name}.`);
        return found;
    };

    /** What happens to each, past the page, except what this tool does. */
    function theyChange(): void {
        // Behind its back, by whatever means.
        expect(computer('srv2025').patch(signingPatch({ outbound: notRequired }))).toBeNull();
        // By policy: the object wants the opposite now, and is applied.
        const { id, name } = { id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'File servers' };
        expect(computer('srv2025-gpo').happen({ event: 'policyChange', objects: [{ id, name, inbound: 0 }] })).toBeNull();
        expect(computer('srv2025-gpo').happen({ event: 'policyRefresh', force: true })).toBeNull();
        // Another edition, whose license requires signing.
        const { outbound, inbound, windowsDefault } = win11Of2025;
        const home = { name: 'win11-home-25h2', guid: '2511aa000002', domain: null, build: 26200, ubr: 6584, productType: 1 as const };
        const pro = { caption: 'Microsoft Windows 11 Pro', editionSku: 48, editionId: 'Professional' };
        const { cim, registry } = windows({ ...home, ...pro });
        expect(computer('win11-home-25h2').patch({ cim, registry, outbound, inbound, windowsDefault })).toBeNull();
    }

    test('each change is listed once, with what explains it', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        await list.tab('This computer').click();
        await page.getByRole('navigation', { name: 'Computers' }).getByRole('link', { name: 'srv2022', exact: true }).click();
        const { frame } = list;
        await frame.getByRole('button', { name: 'Change signing' }).click();
        const inbound = frame.getByRole('radiogroup', { name: 'Inbound (SMB server)' });
        await inbound.getByRole('radio', { name: 'Required', exact: true }).check();
        await frame.getByRole('button', { name: 'Apply' }).click();
        await expect(frame.getByRole('status').filter({ hasText: /^\s*Successfully changed/ })).toBeVisible();
        theyChange();
        // Someone takes it from the list of connections.
        await page.route('**/api/connections', async route => {
            const response = await route.fetch();
            const { value } = (await response.json()) as { value: { properties: { name: string } }[] };
            await route.fulfill({ response, json: { value: value.filter(({ properties }) => properties.name !== 'win11-ent') } });
        });
        await list.open();
        await expect(list.ended()).toBeVisible();
        await list.tab('Changes').click();
        const rows = frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
        const differences = [
            ['srv2025-gpo', 'Inbound: Weaker', /Group Policy "File servers", applied /],
            ['srv2025', 'Outbound: Weaker', 'Not by this tool, as far as known'],
            ['win11-ent', 'Gone from the list', 'In the list → Not in the list'],
            ['srv2022', 'Inbound: Stronger', /This tool, .*, LAB\\admin/],
            ['win11-home-25h2', 'Outbound: Stronger', /Windows' default: .*Home.* has Not required, .*Pro.* has Required/],
            ['win11-home-25h2', 'Inbound: Stronger', /Windows' default: .*Home.* has Not required, .*Pro.* has Required/],
            ['win11-home-25h2', 'Windows changed', 'Windows was upgraded']
        ] as const;
        await expect(rows).toHaveCount(differences.length);
        for (const [name, what, explained] of differences) {
            const row = rows.filter({ has: frame.getByRole('button', { name, exact: true }) }).filter({ hasText: what });
            await expect(row).toHaveCount(1);
            await expect(row).toContainText(explained);
        }
    });

    test('This computer says what is weaker than at the last scan, and asks the computer no more for that', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        theyChange();
        const { frame } = list;
        const since = frame
            .getByRole('region', { name: /^Findings/ })
            .getByRole('listitem')
            .filter({ hasText: 'signing was required on' });
        await list.tab('This computer').click();
        await expect(since).toHaveCount(1);
        await expect(since).toContainText(
            /Warning\s*Outbound: signing was required on .*, and isn't now\. Not by this tool, as far as known\./
        );
        const { calls } = computer('srv2025').describe() as { calls: readonly { command: string }[] };
        const read = 'Get-SmbSigningConfiguration';
        expect(calls.map(({ command }) => command).filter(command => command !== 'Get-SmbSigningConnection')).toEqual([read, read]);
        expect(await findings(page)).toEqual([]);
        await since.getByRole('link', { name: 'Show in Changes' }).click();
        await expect(frame.getByText(/^\s*Only the scan of .* is kept\./)).toBeVisible();
        await frame.getByRole('link', { name: 'Go to Computers' }).click();
        await list.rescan();
        // Since this scan nothing became weaker.
        await list.tab('This computer').click();
        await expect(frame.getByRole('region', { name: /^Findings/ })).toBeVisible();
        await expect(frame.getByRole('region', { name: 'Connections now' })).toBeVisible();
        await expect(since).toHaveCount(0);
    });

    test('This computer tells a change from here from what others did, and leads to its record', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        const { frame } = list;
        await list.tab('This computer').click();
        await frame.getByRole('button', { name: 'Change signing' }).click();
        const outbound = frame.getByRole('radiogroup', { name: 'Outbound (SMB client)' });
        await outbound.getByRole('radio', { name: 'Not required', exact: true }).check();
        await frame.getByRole('checkbox', { name: 'I understand that this weakens signing' }).check();
        await frame.getByRole('button', { name: 'Apply' }).click();
        const since = frame
            .getByRole('region', { name: /^Findings/ })
            .getByRole('listitem')
            .filter({ hasText: 'signing was required on' });
        await expect(since).toContainText(/Information\s*Outbound: .* This tool, .*, LAB\\admin\./);
        await since.getByRole('button', { name: 'History' }).click();
        await expect(frame.getByRole('dialog', { name: 'History' }).getByRole('listitem')).toContainText('Outbound: Required');
        expect(await findings(page)).toEqual([]);
    });

    test('the page that is opened again has the last one at once, before any computer answers', async ({ page, context }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        theyChange();
        await list.rescan();
        const rowsOf = ({ frame }: ListPage): Locator => frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
        await list.tab('Changes').click();
        await expect(rowsOf(list)).toHaveCount(5); // both are kept
        await page.close();
        for (const one of gateway.computers.all()) expect(one.patch({ faults: { delayMs: forever } })).toBeNull();
        const again = new ListPage(await context.newPage(), gateway.url);
        await again.open();
        await expect(again.row('srv2025')).toContainText(/Values from \d/);
        await again.tab('Changes').click();
        await expect(rowsOf(again)).toHaveCount(5);
        await expect(rowsOf(again).filter({ hasText: 'Outbound: Weaker' })).toContainText('srv2025');
    });
});
