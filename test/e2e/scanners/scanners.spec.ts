// SPDX-License-Identifier: MIT
// A scanner's list: for each of its hosts whether the scanner is right, and a text that closes the ticket.
import { createHash } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { type RunningGateway, startGateway } from '../../../dev-gateway/server';
import { smb2Answer } from '../../devices/hostile';
import { findings } from '../axe';
import { expect, test } from '../fixtures';
import { ListPage } from '../list';
import { expectNoSidewaysScroll } from '../sideways';
import { NessusList } from './nessus-list';

let gateway: RunningGateway;
let scanned: NessusList;

test.beforeEach(async ({ host }) => {
    scanned = new NessusList();
    gateway = await startGateway({ port: 0, host, computers: await scanned.start() });
});
test.afterEach(async () => {
    await gateway.close();
    await scanned.close();
});

test("a scanner's list of five leads to five verdicts and a text for the ticket, by keyboard", async ({ page }) => {
    const { frame } = await scanned.check(new ListPage(page, gateway.url), gateway);
    const status = frame.getByRole('status').first();
    await expect(status).toContainText('CSV of Nessus. Hosts: 5. Entries about something else: 0. Tested: 4 of 4.');
    await expect(frame.getByText("Lines that aren't understood: 1")).toBeVisible();
    const grid = frame.getByRole('grid', { name: "Hosts of the scanner's list" });
    const row = (name: string): Locator => grid.getByRole('row').filter({ hasText: `${name}.lab.example` });
    await expect(row('fs01')).toContainText('Right');
    await expect(row('fs02')).toContainText('Was right, changed since');
    await expect(row('fs02')).toContainText(/It changed between 11\/20\/26.* and 11\/30\/26/);
    await expect(row('fs03')).toContainText('Reads it wrong');
    await expect(row('fs03')).toContainText('None of the known reasons fits.');
    await expect(row('fs04')).toContainText('Another computer or device might have answered');
    await expect(row('old')).toContainText('No computer in your list has this name or address.');
    for (const name of ['fs02', 'fs03', 'fs04']) await expect(row(name)).toContainText('Required');
    expect(await findings(page)).toEqual([]);

    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const details = frame.getByRole('dialog');
    await expect(details).toContainText('Reads it wrong');
    const ticket = await details.locator('pre').innerText();
    const hash = createHash('sha256')
        .update(smb2Answer({ mode: 3 }))
        .digest('hex');
    for (const line of [
        'fs03.lab.example: Reads it wrong',
        'None of the known reasons fits.',
        'Scanner says: Not required: 57608: SMB Signing not required (CSV of Nessus, line 6)',
        'Scanned at: 2026-11-10 09:00:00 UTC',
        'In force, inbound: Required',
        'Stored: 1',
        `SHA-256 of the answer: ${hash}`
    ])
        expect(ticket).toContain(line);
    expect(ticket).toMatch(/In this state since, at the latest: 2026-11-01 08:\d\d:\d\d UTC \(snapshot\)/);
    expect(ticket).toMatch(/SMB server answers: Required, asked by srv2022 at 2026-11-30 08:\d\d:\d\d UTC/);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();

    const { name, text } = await new ListPage(page, gateway.url).download('Export CSV');
    expect(name).toMatch(/^smb-scanner-check-.*\.csv$/);
    expect(text.trimEnd().split('\r\n').length).toBe(6);
    expect(text).toContain('"wrong","otherMachine"');
});

test('a file is opened, what is wrong is said, and all fits 320 pixels', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 720 });
    const list = new ListPage(page, gateway.url);
    await list.open('/scanners', 'srv2022');
    const { frame } = list;
    await frame.getByRole('button', { name: 'Check this list' }).click();
    await expect(frame.getByRole('alert')).toContainText('Paste a list first, or open a file.');
    const file = (content: string): object => ({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(content) });
    const input = frame.locator('input[type=file]');
    await input.setInputFiles(file('srv2022\nwhat is this\n<b>nobody</b>') as Parameters<typeof input.setInputFiles>[0]);
    await expect(frame.getByRole('status').first()).toContainText('List of names. Hosts: 1.');
    await frame.getByText("Lines that aren't understood: 2").click();
    await expect(frame.getByText('Line 3: <b>nobody</b>')).toBeVisible();
    const row = frame.getByRole('grid').getByRole('row').filter({ hasText: 'srv2022' });
    // What isn't required, and named as such: the scanner is right, whenever that was.
    await expect(row).toContainText('Right');
    await expectNoSidewaysScroll(page);
    expect(await findings(page)).toEqual([]);
});
