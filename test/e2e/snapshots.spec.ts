// SPDX-License-Identifier: MIT
// A scan is kept: the page opens with it at once, and what happens to the computers is in the next one.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { expect, forever, test } from './fixtures';
import { ListPage, manyComputers, withGateway } from './list';

test.describe.configure({ mode: 'default' });

interface Summary {
    readonly begun: string;
    readonly ended: string | null;
    readonly computers: number;
    readonly counts: Readonly<Record<string, number>>;
}

test.describe('the snapshots of scans', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        host => startGateway({ port: 0, host, ...manyComputers }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });

    /** What the browser keeps, the earliest first. */
    async function kept(): Promise<readonly Summary[]> {
        const all = await list.frame.locator('body').evaluate(
            () =>
                new Promise<unknown[]>((resolve, reject) => {
                    const opening = indexedDB.open('smb-signing');
                    opening.onerror = () => reject(new Error('The storage does not open.'));
                    opening.onsuccess = () => {
                        const reading = opening.result.transaction('snapshots').objectStore('snapshots').getAll();
                        reading.onsuccess = () => {
                            opening.result.close();
                            resolve(reading.result as unknown[]);
                        };
                    };
                })
        );
        return (all as Summary[]).sort((a, b) => a.begun.localeCompare(b.begun));
    }

    test('the page opens with the last one at once, marked with its time, and scans only when asked where that was chosen', async ({
        page
    }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        await expect.poll(async () => (await kept()).map(({ ended, computers }) => [ended !== null, computers])).toEqual([[true, 24]]);
        await list.frame.getByRole('checkbox', { name: 'Scan when this page opens' }).uncheck();
        const [neither, outboundOnly] = [await list.count('Neither direction'), await list.count('Outbound only')];
        await page.reload();
        const row = list.row('srv2025');
        await expect(row).toContainText('Windows Server 2025');
        await expect(row).toContainText('Not read yet');
        await expect(row).toContainText(/Values from \d/);
        // The tiles, the filters, and the order go by them, too. Which names are one computer is known once they were read.
        await expect(list.frame.getByText(/^26 of 26 shown \(values of the last scan: \d+\)$/)).toBeVisible();
        expect(await list.count('Neither direction')).toBeGreaterThanOrEqual(neither);
        expect(await list.count('Outbound only')).toBeGreaterThanOrEqual(outboundOnly);
        await list.tile('Outbound only').click();
        await expect(row).toBeVisible();
        await list.tile('All').click();
        await list.rescan();
        await expect(row).not.toContainText('Values from');
        await expect.poll(async () => (await kept()).length).toBe(2);
    });

    test('a change of a computer is in the next one; a scan of one computer makes none, and one that is stopped says so', async () => {
        await list.open('?search=srv2025');
        await expect(list.ended()).toBeVisible();
        gateway.computers.find('srv2025')?.patch({ outbound: { RequireSecuritySignature: false } });
        await list.row('srv2025').getByRole('checkbox').click();
        await list.button('Rescan selected (1)').click();
        await expect(list.row('srv2025')).toContainText('Not required');
        await list.rescan();
        await expect.poll(async () => (await kept()).map(({ counts }) => counts['neither'])).toHaveLength(2);
        const [before, after] = await kept();
        expect(Number(after?.counts['neither']) - Number(before?.counts['neither'])).toBe(1);
        // One answers, and all others wait until the scan is stopped.
        for (const { name } of gateway.computers.all())
            if (name !== 'srv2025') gateway.computers.find(name)?.patch({ faults: { delayMs: forever } });
        await list.button('Rescan').click();
        await expect(list.frame.getByText(/^\s*[1-9]\d* of \d+ computers scanned/).first()).toBeVisible();
        await list.button('Stop').click();
        await expect.poll(async () => (await kept()).map(({ ended }) => ended !== null)).toEqual([true, true, false]);
    });
});
