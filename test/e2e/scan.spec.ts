// SPDX-License-Identifier: MIT
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { expect, test } from './fixtures';
import { described, ListPage, manyComputers, tileOf, tiles, wakeUp } from './list';

test.describe.configure({ mode: 'default' });
test.use({ ignoreHTTPSErrors: true });

const sixOnly = "At most 5, because your browser uses HTTP/1.1 and couldn't keep a WebSocket open.";

for (const https of [false, true]) {
    test.describe(https ? 'over HTTP/2' : 'over HTTP/1.1', () => {
        let gateway: RunningGateway;
        test.beforeAll(async ({ host }) => {
            gateway = await startGateway({ port: 0, host, ...manyComputers, https });
        });
        test.afterAll(() => gateway.close());
        test.beforeEach(({ surprises }) => {
            gateway.computers.reset();
            gateway.streams.reset();
            surprises.allow(/status of 40[01]/);
        });

        function byTile(): Map<string, string[]> {
            const expected = new Map<string, string[]>(tiles.map(tile => [tile, []]));
            for (const computer of described(gateway)) expected.get(tileOf(computer))?.push(computer.name);
            return expected;
        }

        test("tiles, rows and exports equal the computers' states, and a hanging tenth delays nobody", async ({ page }) => {
            // One connection carries all calls of HTTP/2: nobody waits there for one that hangs.
            if (https) wakeUp(gateway);
            else for (const name of ['srv2022', 'win11-ent']) gateway.computers.find(name)?.patch({ faults: { delayMs: 600_000 } });
            const list = new ListPage(page, gateway.url);
            await list.open();
            // The three are given up after 30 seconds, and are waited for no longer: all others were there before.
            if (!https) await expect(list.frame.getByText('22 of 25 computers scanned; still waiting for 3 slow ones')).toBeVisible();
            await expect(list.ended()).toContainText(`Scan finished. Computers read: ${https ? 18 : 15} of 24.`);

            for (const [tile, names] of byTile()) {
                expect(await list.count(tile), tile).toBe(names.length);
                await list.tile(tile).click();
                await expect.poll(async () => (await list.names()).sort(), tile).toEqual(names.sort());
            }
            await list.tile('All').click();
            await expect(list.frame.getByText('25 of 25 shown')).toBeVisible();

            await list.exportsWhatIsSo(gateway);
            const csv = await list.download('Export CSV');
            expect(csv.name).toMatch(/^smb-signing-.*\.csv$/);
            expect(csv.text.trim().split('\r\n').length).toBeGreaterThanOrEqual(26);
        });

        test('the limit of the connection is told where there is one: by posts', async ({ page, surprises }) => {
            surprises.allow(/WebSocket connection .* failed/);
            gateway.streams.fault = 'refused';
            const list = new ListPage(page, gateway.url);
            await list.open();
            await expect(list.grid).toBeVisible();
            await expect(list.frame.getByLabel('Computers at a time')).toHaveAccessibleDescription(https ? '' : sixOnly);
            await list.button('Stop').click();
        });

        test('a scan goes by one WebSocket, and by posts once that is cut in the middle', async ({ page }) => {
            wakeUp(gateway);
            const list = new ListPage(page, gateway.url);
            const read = (): Promise<string> => list.ended().innerText();
            await list.open();
            await expect(list.ended()).toBeVisible();
            const first = await read();
            const limit = list.frame.getByLabel('Computers at a time');
            await expect.poll(() => gateway.streams.lines).toBe(1);
            gateway.streams.calls.length = 0;
            await list.rescan();
            expect(gateway.streams.calls.length).toBe(25);
            expect(await read()).toBe(first);
            await expect(limit).toHaveAccessibleDescription('');

            gateway.streams.fault = 'cut';
            await list.rescan();
            expect(await read()).toBe(first);
            expect(gateway.streams.lines).toBe(0);
            await expect(limit).toHaveAccessibleDescription(https ? '' : sixOnly);
        });

        test('leaving and returning keeps the table, and the scan goes on meanwhile', async ({ page, pane }) => {
            wakeUp(gateway);
            const list = new ListPage(page, gateway.url);
            await list.open();
            await expect(list.row('srv2025')).toContainText('Read');
            await pane.choose('srv2022');
            await expect(pane.status(/srv2022, read at/)).toBeVisible();
            await list.tab('All computers').click();
            await expect(list.ended()).toBeVisible();
            expect(await list.count('Unreachable')).toBe(byTile().get('Unreachable')?.length);
            // Each was read once by the scan; srv2022 by its pane, too.
            const calls = described(gateway).map(({ name, calls: { length } }) => `${name} ${length}`);
            expect(calls).toContain('srv2022 2');
            expect(calls).toContain('srv2025 1');
        });
    });
}
