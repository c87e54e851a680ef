// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Pane } from './pane';

interface Report {
    readonly versions: Readonly<Record<string, string | number>>;
    readonly operations: readonly {
        readonly time: string;
        readonly computer: string;
        readonly command: string;
        readonly outcome: string;
        readonly errorId: string | null;
        readonly durationMs: number;
    }[];
}

/** Copies the report, and gives what is on the clipboard. */
async function copied(pane: Pane, page: Page): Promise<string> {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const panel = pane.frame.getByRole('dialog', { name: 'Diagnostics' });
    await panel.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(panel.getByRole('status')).toHaveText('Copied');
    return page.evaluate(() => navigator.clipboard.readText());
}

test.describe('an administrator copies diagnostics', () => {
    test('what was done, how it ended and how long it took, without names unless they are chosen', async ({
        pane,
        page,
        computers,
        surprises
    }) => {
        surprises.allow(/status of 400/);
        await pane.open('offline');
        await expect(pane.alert()).toBeVisible();
        await pane.choose('srv2022');
        await expect(pane.status(/, read at/)).toBeVisible();
        await computers.patch('srv2022', { faults: { refuseWrites: true } });
        await pane.change({ inbound: 'Required' });
        await expect(pane.alert()).toBeVisible();
        await pane.panel.getByRole('button', { name: 'Cancel' }).click();
        await computers.patch('srv2022', { faults: { emptyAnswer: true } });
        await pane.button('Refresh').click();
        await expect(pane.text('Answer not understood').first()).toBeVisible();
        // The connections, which come by themselves, may have said so first.
        await expect(pane.button('Refresh')).not.toHaveAttribute('aria-disabled', 'true');

        await pane.button('Copy diagnostics').click();
        const masked = await copied(pane, page);
        expect(masked).not.toMatch(/srv2022|offline/i);
        const { versions, operations } = JSON.parse(masked) as Report;
        // The connections are read when the rest is there, whenever that is.
        const others = operations.filter(({ command }) => command !== 'Get-SmbSigningConnection');
        expect(others.map(({ computer, command, outcome, errorId }) => [computer, command, outcome, errorId])).toEqual([
            ['computer-1', 'Get-SmbSigningConfiguration', 'unreachable', expect.any(String)],
            ['computer-2', 'Get-SmbSigningConfiguration', 'ok', null],
            ['computer-2', 'Enable-SmbInboundSigningRequirement', 'accessDenied', expect.any(String)],
            ['computer-2', 'Get-SmbSigningConfiguration', 'ok', null],
            ['computer-2', 'Get-SmbSigningConfiguration', 'badAnswer', null]
        ]);
        for (const { time, durationMs } of operations) {
            expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(120_000);
            expect(durationMs).toBeGreaterThan(0);
        }
        expect(versions).toMatchObject({ contract: 2, gatewayApi: '2.0.0', extension: expect.stringMatching(/^\d+\.\d+\.\d+$/) });

        await pane.frame.getByRole('checkbox', { name: 'Show computer names' }).check();
        expect((JSON.parse(await copied(pane, page)) as Report).operations.map(one => one.computer)).toEqual([
            'offline',
            ...operations.slice(1).map(() => 'srv2022')
        ]);
        await page.keyboard.press('Escape');
        await expect(pane.button('Copy diagnostics')).toBeFocused();
    });

    test('a computer that puts its name and markup into its error id is masked all the same', async ({ pane, page, computers }) => {
        await computers.patch('srv2022', { faults: { scriptError: 'No. [SRV2022.lab.example,<b>srv2022</b>]' } });
        await pane.open('srv2022');
        await expect(pane.alert()).toBeVisible();
        await pane.button('Copy diagnostics').click();
        const report = await copied(pane, page);
        expect(report).not.toMatch(/srv2022/i);
        expect((JSON.parse(report) as Report).operations).toHaveLength(1);
    });
});

test.describe('the shell is told what becomes of a change', () => {
    test('success, in its words', async ({ pane, page }) => {
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully/)).toBeVisible();
        await expect(page.locator('#notifications li')).toHaveText([
            /^Changed SMB signing \(srv2022\): Successfully changed SMB signing on srv2022\. In force now: outbound Not required, inbound Required\. Read at /
        ]);
        await expect(page.locator('#notifications li')).toHaveAttribute('data-state', '6');
    });

    test('while it is under way from another computer, and a failure with its code last', async ({ pane, page, computers }) => {
        await computers.patch('srv2022', { faults: { refuseWrites: true } });
        await pane.open('srv2022');
        await expect(pane.text('Signing is not required.')).toBeVisible();
        await computers.hold('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(page.locator('#notifications li')).toHaveText(['Changing SMB signing (srv2022): Changing SMB signing on srv2022…']);
        await pane.choose('srv2025');
        await expect(pane.status(/^srv2025, read at/)).toBeVisible();
        await computers.release('srv2022');
        await expect(page.locator('#notifications li')).toHaveAttribute('data-state', '4');
        await expect(page.locator('#notifications li')).toHaveText([
            /^Couldn't change SMB signing \(srv2022\): Couldn't change SMB signing on srv2022 as asked\. Error code: Windows System Error 5$/
        ]);
    });
});
