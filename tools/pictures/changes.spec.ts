// SPDX-License-Identifier: MIT
// What is different between two scans: one computer is weaker, because somebody ran a command, one stronger, one unreachable.
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { ListPage, manyComputers, wakeUp } from '../../test/e2e/list';
import { takeLooks } from './take';

/** What Windows Admin Center logs on a computer when somebody runs a command of this tool. */
function ran(UserOnGateway: string, PowerShell: string): object {
    const names = { PowerShell, CIM: '', Module: 'SMB signing', Gateway: 'wac.lab.example', UserOnGateway };
    const data = { ...names, UserOnTarget: '', Delegation: 'False', LAPS: 'False', File: '' };
    const events = [{ id: 4000, provider: 'SMEGateway', level: 4, time: new Date().toISOString(), data }];
    return { 'Microsoft-ServerManagementExperience': { maximumSizeInBytes: 1_052_672, events } };
}

for (const theme of ['light', 'dark'] as const) {
    test(`changes, ${theme}`, async ({ page, surprises }) => {
        test.setTimeout(600_000);
        surprises.allow(/status of 40[01]/);
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        const gateway = await warmGateway({ port: 0, ...manyComputers, generate: 40 });
        try {
            wakeUp(gateway);
            const list = new ListPage(page, gateway.url);
            await list.open();
            await expect(list.ended()).toBeVisible();
            const off = { outbound: { RequireSecuritySignature: false } };
            gateway.computers.find('srv2025')?.patch({ ...off, eventLogs: ran('LAB\\eve', 'Disable-SmbOutboundSigningRequirement') });
            gateway.computers.find('srv2022')?.patch({ inbound: { RequireSecuritySignature: true } });
            gateway.computers.find('win11-ent')?.patch({ faults: { unreachable: true } });
            await list.button('Rescan').click();
            await expect(list.button('Stop')).toBeVisible();
            await expect(list.ended()).toBeVisible();
            await list.tab('Changes').click();
            const rows = list.frame.getByRole('grid', { name: 'Differences' }).locator('[data-key]');
            await expect(rows).toHaveCount(3);
            await list.button(/^Read what others ran/).click();
            await expect(rows.first()).toContainText('LAB\\eve ran');
            await takeLooks(page, 'changes', theme);
        } finally {
            await gateway.close();
        }
    });
}
