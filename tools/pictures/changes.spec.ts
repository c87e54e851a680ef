// SPDX-License-Identifier: MIT
// What is different between two scans: one computer is weaker, because somebody ran a command, one stronger, one unreachable.
import type { TestInfo } from '@playwright/test';
import type { RunningGateway } from '../../dev-gateway/server';
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { daysPass, ownClock } from '../../test/e2e/readiness/time-passes';
import { ListPage, manyComputers, wakeUp } from '../../test/e2e/list';
import { takePaper } from './paper';
import { folder, takeLooks } from './take';

/** What Windows Admin Center logs on a computer when somebody runs a command of this tool. */
function ran(UserOnGateway: string, PowerShell: string, time: string): object {
    const names = { PowerShell, CIM: '', Module: 'SMB signing', Gateway: 'wac.lab.example', UserOnGateway };
    const data = { ...names, UserOnTarget: '', Delegation: 'False', LAPS: 'False', File: '' };
    const events = [{ id: 4000, provider: 'SMEGateway', level: 4, time, data }];
    return { 'Microsoft-ServerManagementExperience': { maximumSizeInBytes: 1_052_672, events } };
}

/** Scans of some weeks, in which more and more computers require signing, and one falls back. */
async function scanForWeeks(list: ListPage, gateway: RunningGateway): Promise<void> {
    const names = gateway.computers.all().map(({ name }) => name);
    const steps: readonly (readonly [names: readonly string[], required: boolean])[] = [
        [names.slice(4, 12), true],
        [names.slice(12, 18), true],
        [['srv2025'], false],
        [names.slice(18, 30), true]
    ];
    await ownClock(list.page);
    await list.open();
    await expect(list.ended()).toBeVisible();
    for (const [changed, RequireSecuritySignature] of steps) {
        for (const name of changed) gateway.computers.find(name)?.patch({ inbound: { RequireSecuritySignature } });
        await daysPass(7, list.page, gateway);
        await rescan(list);
    }
}

async function rescan(list: ListPage): Promise<void> {
    await list.button('Rescan').click();
    await expect(list.button('Stop')).toBeVisible();
    await expect(list.ended()).toBeVisible();
}

/** The chart over time, and the report of all computers on the page and on paper. */
async function takeReport(list: ListPage, theme: 'light' | 'dark', info: TestInfo): Promise<void> {
    const { frame, page } = list;
    await frame.getByText(/^Over time, and snapshots kept/).click();
    const chart = frame.getByRole('img', { name: /^Chart of the signing states/ });
    await expect(chart).toBeVisible();
    await frame.getByText(/^Over time, and snapshots kept/).evaluate(summary => summary.scrollIntoView());
    await takeLooks(page, 'over-time', theme);
    await frame.getByRole('link', { name: 'Computers', exact: true }).click();
    await frame.getByRole('link', { name: 'Make report' }).click();
    await frame.getByLabel('Made by').fill('Anna Lind');
    await expect(chart).toBeVisible();
    await frame.getByRole('heading', { level: 1 }).focus();
    await takeLooks(page, 'report', theme);
    if (theme === 'light') await takePaper(page, info, `${folder}report-paper.png`);
}

for (const theme of ['light', 'dark'] as const) {
    test(`changes, ${theme}`, async ({ page, surprises }, info) => {
        test.setTimeout(600_000);
        surprises.allow(/status of 40[01]/);
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        const gateway = await warmGateway({ port: 0, ...manyComputers, generate: 40 });
        try {
            wakeUp(gateway);
            const list = new ListPage(page, gateway.url);
            await scanForWeeks(list, gateway);
            const now = await page.evaluate(() => new Date().toISOString());
            const off = { outbound: { RequireSecuritySignature: false } };
            gateway.computers.find('srv2025')?.patch({ ...off, eventLogs: ran('LAB\\eve', 'Disable-SmbOutboundSigningRequirement', now) });
            gateway.computers.find('srv2022')?.patch({ inbound: { RequireSecuritySignature: true } });
            gateway.computers.find('win11-ent')?.patch({ faults: { unreachable: true } });
            await rescan(list);
            await list.tab('Changes').click();
            const rows = list.frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
            await expect(rows).toHaveCount(3);
            await list.button(/^Read what others ran/).click();
            await expect(rows.first()).toContainText('LAB\\eve ran');
            await takeLooks(page, 'changes', theme);
            await takeReport(list, theme, info);
        } finally {
            await gateway.close();
        }
    });
}
