// SPDX-License-Identifier: MIT
// Evidence that a collector gathered: brought in as a file, and judged as if it had been read.
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { root } from '../../dev-gateway/root';
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
    await frame.getByRole('link', { name: 'Import evidence' }).click();
    const remove = frame.getByRole('button', { name: 'Remove imported evidence' });
    const question = frame.getByRole('group', { name: 'Remove everything that was imported into this browser? Computers: 5.' });
    await remove.press('Enter');
    await expect(question).toBeFocused();
    expect(await findings(page)).toEqual([]);
    await question.press('Escape');
    await expect(question).toBeHidden();
    await expect(remove).toBeFocused();
    await expect(frame.getByText('Computers: 5. Files: forwarded.xml')).toBeVisible();
    await remove.press('Enter');
    await question.getByRole('button', { name: 'Remove for good' }).press('Enter');
    await expect(frame.getByRole('status').filter({ hasText: 'Imported evidence was removed.' })).toBeVisible();
    await expect(remove).toBeFocused();
});

/** What the script that gathers writes of a computer of which it read the settings. */
function gathered(sample: Readonly<Record<string, unknown>>, name: string): string {
    const computer = { ...(sample['computer'] as object), name: name.toUpperCase(), fqdn: `${name}.lab.example`, id: `id of ${name}` };
    const configuration = JSON.stringify({ ...sample, computer });
    const rest = { at: '2026-11-20T09:15:03.000Z', evidence: null, connections: null };
    return JSON.stringify({ smbSigningGathered: 1, computer: `${name}.lab.example`, configuration, ...rest });
}

test('computers that only a file tells of are handed over where a person chooses them, made in a worker', async ({ page }) => {
    const samples = JSON.parse(await readFile(join(root, 'test/contract/Get-SmbSigningConfiguration.json'), 'utf8')) as Readonly<
        Record<string, Readonly<Record<string, unknown>>>
    >;
    const sample = samples['srv2022'] ?? {};
    const lines = Array.from({ length: 120 }, (_, index) => gathered(sample, `fs${index}`));
    const readiness = new ReadinessPage(page, gateway.url);
    const { frame, panel } = readiness;
    await readiness.open('readiness', 'srv2022');
    await frame.getByRole('link', { name: 'Import evidence' }).click();
    const file = { name: 'gathered.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\r\n')) };
    await frame.locator('input[type=file]').setInputFiles(file);
    await expect(frame.getByRole('status').filter({ hasText: 'Import finished. Computers: 120.' })).toBeVisible();
    await readiness.follow('Readiness');
    await frame.getByRole('searchbox').fill('lab.example');
    await expect(frame.getByText('120 of 122')).toBeVisible();
    await expect(frame.getByRole('grid').getByRole('row').nth(1)).toContainText('Not in your list');
    await frame.getByRole('checkbox', { name: 'Select all shown' }).check();
    await readiness.button('Hand over (0)').press('Enter');
    await expect(panel).toContainText('Nothing is handed over, because no computer is ready.');
    const worker = page.waitForEvent('worker');
    await panel.getByRole('checkbox', { name: "Also include selected computers that aren't ready (120)" }).check();
    await worker;
    await expect(panel).toContainText('Computers: 120. Groups with the same target: 1.');
    await expect(panel).toContainText('Included without being ready, because you chose so: 120');
    expect(await findings(page)).toEqual([]);
    await panel.getByRole('radio', { name: 'PowerShell scripts, ring by ring' }).check();
    const downloading = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Save files' }).click();
    const download = await downloading;
    const files = unzipSync(await readFile(await download.path()));
    expect([download.suggestedFilename(), Object.keys(files).sort()]).toEqual([
        'smb-signing-rings.zip',
        ['group-1/README.txt', 'group-1/ring-1.ps1', 'groups.txt']
    ]);
    const text = (path: string): string => Buffer.from(files[path] ?? []).toString();
    expect(text('groups.txt')).toMatch(/computer: fs119\.lab\.example \(readiness: \w+\)/);
    expect(text('group-1/ring-1.ps1').match(/@\{ Name = 'fs\d+\.lab\.example'/g)).toHaveLength(120);
});
