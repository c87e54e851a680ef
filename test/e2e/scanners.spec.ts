// SPDX-License-Identifier: MIT
// A scanner's list: for each of its hosts whether the scanner is right, and a text that closes the ticket.
import { createHash, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { srv2022, windowsServer2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { answering, smb2Answer, startDevice } from '../devices/hostile';
import type { RunningServer } from '../devices/samba';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { ListPage } from './list';

const fileServers = ['fs01', 'fs02', 'fs03', 'fs04'] as const;

/** What Nessus found on November 10: four computers of the list and one of nobody's. */
const list = [
    'Plugin,Plugin Name,Severity,IP Address,Port,DNS Name,Plugin Text,Last Observed',
    ...['fs01', 'fs02', 'fs03'].map(
        name => `57608,SMB Signing not required,Medium,,445,${name}.lab.example,"Not\nrequired","Nov 10, 2026 09:00:00 UTC"`
    ),
    '57608,SMB Signing not required,Medium,192.0.2.99,445,fs04.lab.example,,"Nov 10, 2026 09:00:00 UTC"',
    '57608,SMB Signing not required,Medium,192.0.2.100,445,old.lab.example,,"Nov 10, 2026 09:00:00 UTC"',
    'what is this'
].join('\n');

test.describe("a scanner's list", () => {
    let gateway: RunningGateway;
    let servers: readonly RunningServer[] = [];
    // Addresses of this machine that no other run of the tests uses: names would need a DNS server.
    const network = `127.${randomInt(1, 255)}.${randomInt(1, 255)}`;
    const addressOf = (name: (typeof fileServers)[number]): string => `${network}.${fileServers.indexOf(name) + 1}`;

    test.beforeEach(async ({ host }) => {
        const answers = fileServers.map(name =>
            startDevice(answering(smb2Answer({ mode: name === 'fs01' ? 1 : 3 })), 445, addressOf(name))
        );
        servers = await Promise.all(answers);
        const computers = fileServers.map((name, index) => ({
            ...windowsServer2022({ name, guid: `2022aa00010${index}` }),
            name: addressOf(name)
        }));
        gateway = await startGateway({ port: 0, host, computers: [srv2022, ...computers] });
        for (const name of ['fs03', 'fs04'] as const) requireSigning(name);
    });
    test.afterEach(async () => {
        await gateway.close();
        for (const server of servers) await server.close();
    });

    function requireSigning(name: (typeof fileServers)[number]): void {
        gateway.computers.find(addressOf(name))?.patch({ inbound: { RequireSecuritySignature: true } });
    }

    test('of five leads to five verdicts and a text for the ticket, by keyboard', async ({ page }) => {
        await page.clock.install({ time: new Date('2026-11-01T08:00:00Z') });
        const { frame, ...pages } = new ListPage(page, gateway.url);
        const all = new ListPage(page, gateway.url);
        void pages;
        await all.open('', 'srv2022');
        await expect(all.ended()).toBeVisible();
        await page.clock.setSystemTime(new Date('2026-11-20T08:00:00Z'));
        await all.button('Rescan').click();
        await expect(all.ended()).toContainText('Scan finished');
        await expect.poll(() => frame.getByText(/^.*11\/20\/2026.*$/).count()).toBeGreaterThan(0);
        requireSigning('fs02');
        await page.clock.setSystemTime(new Date('2026-11-30T08:00:00Z'));

        await all.tab('Scanners').press('Enter');
        const field = frame.getByLabel("Scanner's list");
        await frame.getByRole('button', { name: 'Check this list' }).press('Enter');
        await expect(frame.getByRole('alert')).toContainText('Paste a list first, or open a file.');
        await field.fill(list);
        await frame.getByRole('button', { name: 'Check this list' }).press('Enter');
        await expect(frame.getByRole('status').first()).toContainText('CSV of Nessus. Hosts: 5. Entries about something else: 0.');
        await expect(frame.getByText("Lines that aren't understood: 1")).toBeVisible();
        await frame.getByRole('button', { name: 'Read and test (4)' }).press('Enter');
        await expect(frame.getByRole('status').first()).toContainText('Tested: 4 of 4.');

        const grid = frame.getByRole('grid', { name: "Hosts of the scanner's list" });
        const row = (name: string): ReturnType<typeof grid.getByRole> => grid.getByRole('row').filter({ hasText: `${name}.lab.example` });
        await expect(row('fs01')).toContainText('Right');
        await expect(row('fs02')).toContainText('Was right, changed since');
        await expect(row('fs02')).toContainText(/It changed between 11\/20\/2026.* and 11\/30\/2026/);
        await expect(row('fs03')).toContainText('Reads it wrong');
        await expect(row('fs03')).toContainText('None of the known reasons fits.');
        await expect(row('fs04')).toContainText('Another machine answered at that address');
        await expect(row('old')).toContainText('No computer of the list has this name or address.');
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
            `SHA-256 of the answer: ${hash}`
        ])
            expect(ticket).toContain(line);
        expect(ticket).toMatch(/So since, at the latest: 2026-11-01 08:\d\d:\d\d UTC \(snapshot\)/);
        expect(ticket).toMatch(/SMB server answers: Required, asked by srv2022 at 2026-11-30 08:\d\d:\d\d UTC/);
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(details).toBeHidden();

        const downloading = page.waitForEvent('download');
        await frame.getByRole('button', { name: 'Export CSV' }).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toMatch(/^smb-scanner-check-.*\.csv$/);
        const csv = await readFile(await download.path(), 'utf8');
        expect(csv.split('\r\n').length).toBe(7);
        expect(csv).toContain('"wrong","otherMachine"');
    });
});
