// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { connection } from './four-peers';

test.describe('the report', () => {
    test('as a file: what, when, who, with which version, and the facts it rests on', async ({ pane, page, computers }) => {
        await computers.patch('srv2025-gpo', { faults: { pauses: [{ command: 'Get-SmbSession', when: 'before' }] } });
        await pane.open('srv2025-gpo');
        await expect(pane.status(/, read at/)).toBeVisible();
        const downloading = page.waitForEvent('download');
        await pane.button('Save report').click();
        const download = await downloading;
        expect(download.suggestedFilename()).toMatch(/^smb-signing-srv2025-gpo-\d{4}-\d\d-\d\d\.json$/);
        const saved = pane.status(`Saved as ${download.suggestedFilename()}.`);
        await expect(saved).toBeVisible();
        await expect.poll(async () => (await computers.get('srv2025-gpo')).paused).toHaveLength(1);
        await computers.happen('srv2025-gpo', { event: 'resume' });
        await expect(pane.status(/^Seen at .*\. Not a complete list\.$/)).toBeVisible();
        await expect(saved).toBeVisible(); // what arrives later takes it not away
        const report = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
        expect(report).toMatchObject({
            kind: 'smb-signing-report',
            tool: { name: 'SMB signing', version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown },
            computer: 'srv2025-gpo',
            actingUser: 'LAB\\admin',
            facts: { contract: 2, computer: { name: 'SRV2025-GPO' } }
        });
        expect(new Date(report['readAt'] as string).toISOString()).toBe(report['readAt']);
        const [outbound] = report['directions'] as { direction: string; inForce: string; setBy: { kind: string } }[];
        expect(outbound).toMatchObject({ direction: 'outbound', inForce: 'required' });
        const findings = report['findings'] as Record<string, string>[];
        expect(findings.length).toBeGreaterThan(0);
        expect(report['signingState']).toBe('both');
        expect(report['windowsDefault']).toMatchObject([
            { direction: 'outbound', confirmed: true },
            { direction: 'inbound', confirmed: true }
        ]);
        expect(report['about']).toEqual({ prerequisite: 'released', lacking: [] });
        expect(JSON.stringify(report['unjudged'])).toContain('inboundNames');
        expect(report['unjudgedTexts']).toHaveLength((report['unjudged'] as unknown[]).length);
        for (const finding of findings)
            for (const part of ['what', 'why', 'toDo', 'source', 'severity']) expect(finding[part]).toBeTruthy();
    });

    test('the file holds the connections, with what is said of each', async ({ pane, page }) => {
        await pane.open('win10');
        await expect(pane.connections().getByRole('table')).toHaveCount(2);
        const downloading = page.waitForEvent('download');
        await pane.button('Save report').click();
        const report = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as Record<string, unknown>;
        expect(report['connections']).toMatchObject({
            outbound: {
                total: 4,
                rows: [
                    { server: 'nas1', share: 'public', protection: 'notProtected', notes: [{ id: 'guest' }] },
                    { server: 'files02', protection: 'notProtected', notes: [] },
                    { server: 'files03', protection: 'encrypted', notes: [] },
                    { server: '192.0.2.17', protection: 'notProtected', notes: [{ id: 'byAddress' }] }
                ]
            },
            inbound: { total: 2 },
            findings: [{ id: 'byAddress', names: ['192.0.2.17'] }]
        });
        const reasons = (report['unjudged'] as { reason: string }[]).map(({ reason }) => reason);
        expect(reasons).toContain('namesOfOtherTimes');
        expect(reasons).not.toContain('names');
    });

    test('on paper: who, when and with what; no buttons; black on white in the dark theme, and all of it', async ({
        pane,
        page,
        computers
    }) => {
        await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
        const denied = { command: 'Get-ItemProperty', match: 'HardenedPaths', message: 'Access is denied.', errorId: 'X' };
        await computers.patch('srv2025', { faults: { failing: [denied] } });
        await pane.open('srv2025');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully/)).toBeVisible();
        await page.emulateMedia({ media: 'print' });
        const made = pane.text(/^srv2025, read at .* as LAB\\admin with SMB signing \d+\.\d+\.\d+/).filter({ visible: true });
        await expect(made).toHaveCount(1);
        // Before all else: a sheet says first what it is of.
        expect((await made.boundingBox())?.y).toBeLessThan((await pane.text('Successfully changed').boundingBox())?.y ?? 0);
        await expect(pane.frame.getByRole('button')).toHaveCount(0);
        await expect(pane.frame.getByRole('link')).toHaveCount(0);
        for (const name of ['Outbound (SMB client)', 'Inbound (SMB server)', /^Findings/, 'About this computer', /Couldn't read/])
            await expect(pane.frame.getByRole('region', { name })).toBeVisible();
        await expect(pane.text('Signing is required for outbound and inbound connections.')).toBeVisible();
        await expect(pane.text('Not checked')).toBeVisible();
        const layout = await pane.findings().evaluate(element => ({
            colour: getComputedStyle(element).color,
            background: getComputedStyle(document.body).backgroundColor,
            hiding: [...document.querySelectorAll('body *')].filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)')
                .length,
            scrolls: [...document.querySelectorAll('.sme-ux, body, html')].some(one =>
                ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)
            ),
            cutOff: document.documentElement.scrollHeight < (document.querySelector('main')?.scrollHeight ?? 0),
            torn: [...document.querySelectorAll('li, tr, .summary, .what-to-do')].filter(
                one => getComputedStyle(one).breakInside !== 'avoid'
            ).length,
            lonely: [...document.querySelectorAll('h2, h3')].filter(one => getComputedStyle(one).breakAfter !== 'avoid').length
        }));
        expect(layout).toEqual({
            colour: 'rgb(0, 0, 0)',
            background: 'rgb(255, 255, 255)',
            hiding: 0,
            scrolls: false,
            cutOff: false,
            torn: 0,
            lonely: 0
        });
    });

    test('on paper every connection, not a page of them', async ({ pane, page, computers }) => {
        const connections = Array.from({ length: 60 }, (_, index) => connection(`nas${index}`, `share${index}`));
        await computers.patch('srv2022', { connections });
        await pane.open('srv2022');
        const rows = pane.connections().getByRole('table').first().getByRole('row');
        await expect(rows).toHaveCount(1 + 25);
        await page.emulateMedia({ media: 'print' });
        await expect(rows).toHaveCount(1 + 60);
        await expect(rows.nth(60)).toContainText('nas59');
        await expect(pane.text('1 to 25 of 60')).toHaveCount(0);
        await expect(pane.frame.getByRole('button')).toHaveCount(0);
        await page.emulateMedia({ media: 'screen' });
        await expect(rows).toHaveCount(1 + 25);
        await expect(pane.text('1 to 25 of 60')).toBeVisible();
    });

    test('on paper a problem with a change, without its commands', async ({ pane, page }) => {
        await pane.open('srv2025-gpo');
        await pane.button('Change signing').click();
        await pane.select({ inbound: 'Not required' });
        await pane.panel.getByRole('checkbox', { name: "I understand that this won't last" }).check();
        await pane.button('Apply').click();
        await expect(pane.button('Dismiss')).toBeVisible();
        await page.emulateMedia({ media: 'print' });
        await expect(pane.alert()).toContainText("In force now, won't last");
        await expect(pane.frame.getByRole('button')).toHaveCount(0);
    });

    test("the button opens the browser's own printing", async ({ pane }) => {
        await pane.open('srv2025');
        await expect(pane.status(/, read at/)).toBeVisible();
        const printed = pane
            .heading()
            .evaluate(() => new Promise(resolve => addEventListener('beforeprint', () => resolve(true), { once: true })));
        await pane.button('Print').click();
        expect(await printed).toBe(true);
    });

    test('there is none while a computer cannot be read', async ({ pane, surprises }) => {
        surprises.allow(/status of 400/);
        await pane.open('offline');
        await expect(pane.alert()).toBeVisible();
        for (const name of ['Save report', 'Print', 'Other ways']) await expect(pane.button(name)).toHaveAttribute('aria-disabled', 'true');
    });
});
