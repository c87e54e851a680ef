// SPDX-License-Identifier: MIT
// A fleet that takes a while to judge: when the page is opened again, it shows at once what it showed last.
import type { Page } from '@playwright/test';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { ReadinessPage } from './readiness/readiness-page';

let gateway: RunningGateway;
test.beforeEach(async ({ host }) => {
    gateway = await startGateway({ port: 0, host, computers: [srv2022] });
});
test.afterEach(() => gateway.close());

/** So many are kept as they were shown. */
const many = 2_100;

/** A client that doesn't support signing was seen by each, as Splunk exports the event. */
function events(): string {
    const event = (index: number): string =>
        `<Event><System><EventID>3021</EventID><TimeCreated SystemTime='2026-11-20T09:15:03Z'/><EventRecordID>${index}</EventRecordID>` +
        `<Channel>Microsoft-Windows-SMBServer/Audit</Channel><Computer>fs${index}.lab.example</Computer></System>` +
        `<EventData><Data Name='ClientName'>copier-3</Data></EventData></Event>`;
    return Array.from({ length: many }, (_, index) => event(index)).join('\n');
}

/** How many parts of what was shown last are in the browser's storage. */
async function kept(page: Page): Promise<number> {
    return page.evaluate(
        () =>
            new Promise<number>((resolve, reject) => {
                const opening = indexedDB.open('smb-signing');
                opening.onerror = () => reject(new Error('It cannot be opened.'));
                opening.onsuccess = () => {
                    const counting = opening.result.transaction('former').objectStore('former').count();
                    counting.onsuccess = () => {
                        opening.result.close();
                        resolve(counting.result);
                    };
                };
            })
    );
}

/** Another window writes evidence, and takes its time. Gives what lets it end. */
async function holdEvidence(page: Page): Promise<() => Promise<void>> {
    await page.evaluate(
        () =>
            new Promise<void>(resolve => {
                const opening = indexedDB.open('smb-signing');
                opening.onsuccess = () => {
                    const store = opening.result.transaction('evidence', 'readwrite').objectStore('evidence');
                    const goOn = (): void => {
                        if (Reflect.get(globalThis, 'mayEnd') === true) opening.result.close();
                        else store.get('nobody').onsuccess = goOn;
                    };
                    store.get('nobody').onsuccess = () => {
                        resolve();
                        goOn();
                    };
                };
            })
    );
    return () => page.evaluate(() => void Reflect.set(globalThis, 'mayEnd', true));
}

test('a large fleet is shown at once as it was, to be looked at alone, until all of it is judged anew', async ({ page, context }) => {
    const readiness = new ReadinessPage(page, gateway.url);
    const { frame } = readiness;
    await readiness.open('readiness', 'srv2022');
    await frame.getByRole('link', { name: 'Import evidence' }).click();
    await frame.locator('input[type=file]').setInputFiles({ name: 'splunk.xml', mimeType: 'text/xml', buffer: Buffer.from(events()) });
    await expect(frame.getByRole('status').filter({ hasText: 'Import finished. Computers: 2,100.' })).toBeVisible();
    await readiness.follow('Readiness');
    await expect(frame.getByText('2,101 of 2,101')).toBeVisible();
    await expect.poll(() => kept(page)).toBeGreaterThan(1);

    const other = await context.newPage();
    await other.goto(`${gateway.url}dev/computers`);
    const letGo = await holdEvidence(other);
    await page.reload();
    await expect(
        frame.getByRole('main').locator('p.boxed', { hasText: /^This page is as of .*\. You can already search, sort, and filter\.$/ })
    ).toBeVisible();
    await expect(frame.getByText('2,101 of 2,101')).toBeVisible();
    const whatIf = readiness.button(/^What if/);
    await expect(whatIf).toHaveAttribute('aria-disabled', 'true');
    await expect(whatIf).toHaveAttribute('title', 'Available after all computers have been checked again');
    await frame.getByRole('searchbox').fill('fs30');
    await expect(frame.getByText('11 of 2,101')).toBeVisible();
    await expect(readiness.row('fs300.lab.example')).toContainText(/Not in your list.*Unknown.*Imported from splunk\.xml/s);
    await expect(frame.getByRole('status').filter({ hasText: 'checked again' })).toHaveCount(1);
    expect(await findings(page)).toEqual([]);

    const worker = page.waitForEvent('worker');
    await letGo();
    await worker;
    await expect(frame.getByRole('status').filter({ hasText: 'All computers have been checked again.' })).toBeVisible();
    await expect(frame.getByText(/^This page is as of/)).toHaveCount(0);
    await expect(frame.getByText('11 of 2,101')).toBeVisible();
    await expect(whatIf).not.toHaveAttribute('aria-disabled', 'true');
});
