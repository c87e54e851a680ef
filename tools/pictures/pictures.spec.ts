// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';
import { answering, smb2Answer, startDevice } from '../../test/devices/hostile';
import { Tab } from '../../test/e2e/compatibility-tab';
import { auditing, clientAudit, clientSecurity, eventLogs, logged, serverAudit } from '../../test/e2e/event-logs';
import { fourPeers } from '../../test/e2e/four-peers';
import { expect, test } from '../../test/e2e/fixtures';
import { ListPage } from '../../test/e2e/list';
import type { Pane } from '../../test/e2e/pane';
import { required, signingPatch } from '../../test/e2e/signing';
import { asNas } from '../../test/e2e/readiness/nas';
import { takePaper } from './paper';

const folder = new URL('../../docs/pictures/', import.meta.url).pathname;

async function take(page: Page, name: string): Promise<void> {
    await Promise.all(page.frames().map(frame => frame.evaluate(() => document.fonts.ready)));
    await page.screenshot({ path: `${folder}${name}.png` });
}

async function read(pane: Pane, computer: string): Promise<void> {
    await pane.open(computer);
    await expect(pane.status(/, read at/)).toBeVisible();
}

const looks = [
    { name: 'light', theme: 'light', width: 1280, height: 720, forcedColors: 'none' },
    { name: 'dark', theme: 'dark', width: 1280, height: 720, forcedColors: 'none' },
    { name: 'forced-colours', theme: 'dark', width: 1280, height: 720, forcedColors: 'active' },
    { name: '800', theme: 'light', width: 800, height: 720, forcedColors: 'none' },
    { name: '320', theme: 'light', width: 320, height: 720, forcedColors: 'none' },
    // what is left of 1280 × 1024 at 400 %
    { name: 'zoom-400', theme: 'light', width: 320, height: 256, forcedColors: 'none' }
] as const;

for (const { name, theme, width, height, forcedColors } of looks) {
    test.describe(name, () => {
        test.use({ viewport: { width, height } });
        test.beforeEach(async ({ page, surprises }) => {
            surprises.allow(/status of 40[01]/);
            await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
            await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        });

        test('pane', async ({ pane, page }) => {
            await read(pane, 'srv2025');
            await take(page, `pane-${name}`);
        });

        test('change', async ({ pane, page, computers }) => {
            await computers.patch('srv2022', signingPatch({ outbound: required }));
            await read(pane, 'srv2022');
            await pane.button('Change signing').click();
            await pane.radio('inbound', 'Required').check();
            await take(page, `change-${name}`);
            await pane.radio('outbound', 'Not required').check();
            await pane.weakening().scrollIntoViewIfNeeded();
            await take(page, `change-caution-${name}`);
            await pane.radio('outbound', 'Required').check();
            await computers.patch('srv2022', { faults: { refuseWrites: true } });
            await pane.button('Apply').click();
            await expect(pane.alert()).toBeVisible();
            await take(page, `change-refused-${name}`);
            await computers.patch('srv2022', { faults: null });
            await pane.button('Apply').click();
            await expect(pane.status(/^Successfully/)).toBeVisible();
            await take(page, `change-done-${name}`);
            await pane.button('History').click();
            await expect(pane.history.getByRole('listitem')).toHaveCount(2);
            await take(page, `history-${name}`);
            await pane.button('Close').click();
            await pane.openUndo();
            await take(page, `undo-${name}`);
        });

        test('connections', async ({ pane, page, computers }) => {
            await computers.patch('srv2022', fourPeers);
            await read(pane, 'srv2022');
            await expect(pane.connections().getByRole('table').first()).toBeVisible();
            await pane.connections().evaluate(section => section.scrollIntoView());
            await take(page, `connections-${name}`);
            await pane.button('Change signing').click();
            await pane.radio('outbound', 'Required').check();
            await expect(pane.impact().getByRole('heading', { level: 4 }).first()).toBeVisible();
            await pane.impact().evaluate(section => section.scrollIntoView());
            await take(page, `impact-${name}`);
        });

        test('findings, related settings, paper', async ({ pane, page }, info) => {
            await read(pane, 'win10');
            await expect(pane.connections().getByRole('table').first()).toBeVisible();
            await pane.findings().evaluate(section => section.scrollIntoView());
            await take(page, `findings-${name}`);
            await pane.frame.getByRole('region', { name: 'Related settings' }).evaluate(section => section.scrollIntoView());
            await take(page, `settings-${name}`);
            if (name !== 'light') return;
            await takePaper(page, info, `${folder}paper.png`);
        });

        test('who decided', async ({ pane, page }) => {
            await read(pane, 'srv2025-gpo');
            await take(page, `group-policy-${name}`);
            await pane.button('Change signing').click();
            await pane.radio('inbound', 'Not required').check();
            await pane.frame.getByText('Group Policy will revert this').scrollIntoViewIfNeeded();
            await take(page, `change-group-policy-${name}`);
        });

        test('compatibility', async ({ pane, page }) => {
            const device = await startDevice(answering(smb2Answer({ mode: 0 })));
            const tab = new Tab(pane);
            await tab.open('srv2025');
            await tab.test(device.port);
            await expect(tab.results()).toBeVisible();
            await take(page, `compatibility-device-${name}`);
            await tab.section('Explain an error').getByRole('textbox').fill('System error 3227320323 has occurred.');
            await expect(tab.steps(tab.section('Explain an error')).first()).toBeVisible();
            await tab.section('Explain an error').scrollIntoViewIfNeeded();
            await take(page, `compatibility-error-${name}`);
            await device.close();
        });

        test('evidence', async ({ pane, page, computers }) => {
            await computers.patch('srv2022', {
                ...auditing,
                eventLogs: {
                    [clientAudit]: eventLogs(logged(31998, 9, { ServerName: 'nas-1' }), logged(31998, 1, { ServerName: 'nas-1' })),
                    [clientSecurity]: eventLogs(
                        logged(31022, 4, { UserName: 'scan', ServerName: 'copier-3' }),
                        logged(31013, 5, { ServerName: 'filer.lab.example' })
                    ),
                    [serverAudit]: eventLogs(logged(3021, 2, { Unknown: 'what it says' }))
                }
            });
            const tab = new Tab(pane);
            await tab.open('srv2022');
            await pane.button('Read evidence').click();
            await expect(pane.status(/^Event logs of/)).toBeVisible();
            await tab.section('Evidence').scrollIntoViewIfNeeded();
            await tab.section('Evidence').evaluate(section => section.scrollIntoView());
            await take(page, `evidence-${name}`);
            await tab
                .section('Evidence')
                .getByRole('table')
                .evaluate(table => table.scrollIntoView());
            await take(page, `evidence-peers-${name}`);
        });

        test('from an error to the remedy', async ({ pane, page }) => {
            const device = await startDevice(answering(smb2Answer({ mode: 0 })));
            await asNas(page, device.port);
            const tab = new Tab(pane);
            await tab.open('srv2025');
            await tab.message().fill('net use Z: \\\\nas-5\\scans\nSystem error 3221266432 has occurred.');
            await expect(tab.section('Explain an error')).toContainText('It requires signing');
            await tab.section('Explain an error').evaluate(section => section.scrollIntoView());
            await take(page, `way-1-error-${name}`);
            await pane.button('Test nas-5').click();
            await pane.button('Test').click();
            await expect(tab.results()).toContainText('Cannot sign');
            await tab.section('Test another device').evaluate(section => section.scrollIntoView());
            await take(page, `way-2-device-${name}`);
            await tab.steps(tab.section('Test another device')).last().scrollIntoViewIfNeeded();
            await take(page, `way-3-remedy-${name}`);
            await device.close();
        });

        test('all computers', async ({ page, gateway }) => {
            const list = new ListPage(page, gateway.url);
            await list.open();
            await expect(list.ended()).toBeVisible({ timeout: 60_000 });
            await take(page, `all-computers-${name}`);
        });

        test('other ways', async ({ pane, page }) => {
            await read(pane, 'srv2025');
            await pane.button('Other ways').click();
            await expect(pane.frame.getByRole('dialog', { name: 'Other ways' })).toBeVisible();
            await take(page, `other-ways-${name}`);
        });

        test('hand over', async ({ pane, page }) => {
            await read(pane, 'win11-ent');
            await pane.button('Other ways').click();
            const choice = pane.frame.getByRole('radio', { name: 'Microsoft Intune' });
            await choice.check();
            await pane.way('Hand over to what your company uses').evaluate(section => section.scrollIntoView());
            await take(page, `hand-over-${name}`);
        });

        test('failures', async ({ pane, page, computers }) => {
            await pane.open('offline');
            await expect(pane.alert()).toBeVisible();
            await take(page, `unreachable-${name}`);
            await computers.patch('srv2022', { cim: null, outbound: { RequireSecuritySignature: null } });
            await pane.choose('srv2022');
            await expect(pane.status(/, read at/)).toBeVisible();
            await take(page, `partly-read-${name}`);
        });
    });
}
