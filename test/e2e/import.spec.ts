// SPDX-License-Identifier: MIT
// Evidence that a collector gathered: brought in as a file, and judged as if it had been read.
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { ReadinessPage } from './readiness/readiness-page';

let gateway: RunningGateway;
test.beforeEach(async ({ host }) => {
    gateway = await startGateway({ port: 0, host, computers: [srv2022, srv2025] });
});
test.afterEach(() => gateway.close());

/** A client that doesn't support signing, as a collector keeps the event. */
const forwarded = (computer: string, peer: string, record: number): string =>
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><EventID>3021</EventID><TimeCreated SystemTime='2026-11-20T09:15:03.1234567Z'/>` +
    `<EventRecordID>${record}</EventRecordID><Channel>Microsoft-Windows-SMBServer/Audit</Channel><Computer>${computer}</Computer></System>` +
    `<EventData><Data Name='ClientName'>\\\\${peer}</Data><Data Name='ServerRequiresSigning'>false</Data></EventData></Event>`;

test('a file of five computers is imported in a worker, Readiness shows them, and the same file again changes nothing', async ({
    page
}) => {
    const events = ['srv2022', 'fs01.lab.example', 'fs02.lab.example', 'fs03.lab.example', 'fs04.lab.example'].flatMap(
        (computer, index) => [forwarded(computer, 'copier-3', index + 1), forwarded(computer, `nas-${index}`, index + 100)]
    );
    // As Windows PowerShell writes it to a file.
    const buffer = Buffer.from(`\uFEFF${events.join('\r\n')}\r\n<Event><System>`, 'utf16le');
    const file = { name: 'forwarded.xml', mimeType: 'text/xml', buffer };
    const readiness = new ReadinessPage(page, gateway.url);
    const { frame } = readiness;
    await readiness.open('readiness', 'srv2022');
    const importFile = async (): Promise<void> => {
        await frame.getByRole('link', { name: 'Import evidence' }).click();
        await expect(frame.getByRole('heading', { name: 'Import evidence', level: 1 })).toBeVisible();
        const worker = page.waitForEvent('worker');
        await frame.locator('input[type=file]').setInputFiles(file);
        await worker;
        await expect(frame.getByRole('status').filter({ hasText: 'Import finished. Computers: 5.' })).toBeVisible();
        await expect(frame.getByText('Not understood: 1')).toBeVisible();
    };
    await importFile();
    expect(await findings(page)).toEqual([]);
    await readiness.follow('Readiness');
    const rows = frame.getByRole('grid').getByRole('row');
    await expect(readiness.row('srv2022')).toContainText(/Would cut off.*copier-3, nas-0.*Imported from forwarded\.xml/s);
    await expect(readiness.row('fs01.lab.example')).toContainText(/Not in your list.*Imported from forwarded\.xml/s);
    const shown = async (): Promise<readonly string[]> => (await rows.allInnerTexts()).filter(text => text.includes('Imported from'));
    const before = await shown();
    expect(before).toHaveLength(5);
    await importFile();
    await readiness.follow('Readiness');
    await expect.poll(shown).toEqual(before);
    await frame.getByRole('link', { name: 'Gather at scale' }).click();
    await expect(frame.getByRole('button', { name: 'Save smb-signing-gather.ps1' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
});
