// SPDX-License-Identifier: MIT
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { described, ListPage, manyComputers, withGateway } from './list';
import { expectNoSidewaysScroll } from './sideways';

// The list in a person's hands; what it says of the computers is proven in scan.spec.ts. Answers are replayed here.
test.describe.configure({ mode: 'default' });
test.use({ ignoreHTTPSErrors: true });

test.describe('in the list', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        () => startGateway({ port: 0, ...manyComputers, https: true, replay: true, latency: 100 }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });

    test('it opens beside a computer that is unreachable, and asks that one for nothing but the scan', async ({ page }) => {
        const asked: string[] = [];
        page.on('request', request => asked.push(request.url()));
        await list.open('', 'offline');
        await expect(list.ended()).toBeVisible();
        expect(asked.filter(url => url.includes('/nodes/offline/')).length).toBe(1);
        await expect(list.row('offline')).toContainText('Unreachable');
    });

    test('rows keep their places, and the selection stays, while answers come in', async () => {
        for (const { name } of described(gateway)) gateway.computers.find(name)?.patch({ faults: { delayMs: 700 } });
        await list.open('?sort=inbound');
        await list.grid.focus();
        const before = await list.names();
        await list.grid.press('ArrowDown');
        await list.grid.press('Space');
        await list.grid.press('ArrowDown');
        await list.grid.press('Space');
        const chosen = before.slice(1, 3);
        expect(await list.selected()).toEqual(chosen);
        await expect(list.ended()).toBeVisible();
        expect((await list.names()).slice(0, 6)).toEqual(before.slice(0, 6));
        expect(await list.selected()).toEqual(chosen);
        await expect(list.grid).toBeFocused();
        await list.button('Sort and filter again').click();
        expect((await list.names()).slice(0, 6)).not.toEqual(before.slice(0, 6));
        await expect(list.frame.getByText('2 selected')).toBeVisible();
        await list.tile('Unreachable').click();
        await expect(list.frame.getByText(/2 selected/)).toBeVisible();
    });

    test('a scan is announced at its beginning and end, not row by row', async ({ page }) => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await list.open();
        await expect(list.ended()).toBeVisible();
        await list.showsRows(8);
        await list.status().evaluate(element => {
            const said: string[] = [];
            Object.assign(window, { said });
            new MutationObserver(() => said.push(element.textContent?.trim() ?? '')).observe(element, {
                characterData: true,
                subtree: true
            });
        });
        await list.button('Rescan').click();
        const said = (): Promise<string[]> => list.status().evaluate(() => (window as unknown as { said: string[] }).said);
        await expect.poll(async () => (await said()).at(-1)).toMatch(/^Scan finished\. Computers read: \d+ of 24\. Clusters: 1\.$/);
        const all = await said();
        expect(all[0]).toBe('Scanning 25 computers…');
        expect(all.length, all.join()).toBeLessThanOrEqual(3); // on a busy machine one in between
    });

    test('the keyboard alone selects, opens the facts and scans again', async ({ page }) => {
        await list.open('?search=srv20');
        await expect(list.ended()).toBeVisible();
        await list.grid.focus();
        expect(await list.names()).toEqual(['srv2022', 'srv2025']);
        await list.grid.press('Control+a');
        expect(await list.selected()).toEqual(['srv2022', 'srv2025']);
        // The rows are no stop of their own.
        for (const _ of await list.grid.getByRole('columnheader').all()) await page.keyboard.press('Tab');
        await expect(list.grid.getByRole('columnheader', { name: 'Status' }).getByRole('button')).toBeFocused();
        await page.keyboard.press('Tab');
        await expect(list.grid.locator(':focus')).toHaveCount(0);
        await list.grid.focus();
        await list.grid.press('End');
        await list.grid.press('Enter');
        await expect(list.facts).toContainText('Signing is required for outbound connections only.');
        await expect(list.facts.getByRole('button', { name: 'Close' })).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(list.facts).toBeHidden();
        await expect(list.grid).toBeFocused();
        gateway.computers.find('srv2025')?.patch({ inbound: { RequireSecuritySignature: true } });
        await list.button('Rescan selected (2)').press('Enter');
        await expect(list.row('srv2025')).toContainText(/Required\s*Required/);
        expect(described(gateway).find(({ name }) => name === 'srv2022')?.calls.length).toBe(2);
        expect(described(gateway).find(({ name }) => name === 'win11-ent')?.calls.length).toBe(1);
    });

    test('filter, search and order are in the address: reload and back know them', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        await list.tile('Unreachable').click();
        await expect.poll(() => page.url()).toContain('state%3Dunreachable');
        await list.sortBy('Computer');
        await expect(list.grid.getByRole('columnheader', { name: 'Computer' })).toHaveAttribute('aria-sort', 'descending');
        const names = await list.names();
        await expect.poll(() => page.url()).toContain('order%3Ddescending');
        await page.mouse.move(0, 0); // rows are not put in order under a pointer
        await page.reload();
        await expect(list.tile('Unreachable')).toHaveAttribute('aria-pressed', 'true');
        await expect.poll(() => list.names()).toEqual(names);
        await page.goBack();
        await expect(list.grid.getByRole('columnheader', { name: 'Computer' })).toHaveAttribute('aria-sort', 'ascending');
    });

    test('a tag filters the list, stays in the address, and is in the facts and the export', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        const pilots = gateway.computers.all().filter(({ tags }) => tags.includes('Ring 1 - pilots'));
        const tag = list.frame.getByRole('combobox', { name: 'Tag' });
        await expect(tag.getByRole('option')).toHaveText(['Any', 'Berlin', 'Ring 1 - pilots', 'Ring 2', 'Ring 3']);
        await tag.selectOption('Ring 1 - pilots');
        const names = pilots.map(({ name }) => name);
        await expect.poll(() => list.names()).toEqual(names);
        await expect.poll(() => page.url()).toContain('tag%3DRing');
        await page.reload();
        await expect(tag).toHaveValue('Ring 1 - pilots');
        await expect.poll(() => list.names()).toEqual(names);
        // Of computers that weren't read, the export asks first.
        await expect(list.ended()).toBeVisible();
        await list.frame.getByRole('checkbox', { name: 'Select all shown' }).click();
        await expect(list.button(`Apply to selected (${names.length})`)).toBeVisible();
        const { text } = await list.download('Export CSV');
        expect(text.trim().split('\r\n').slice(1)).toEqual(
            names.map(() => expect.stringContaining(`"Ring 1 - pilots","Ring 1 - pilots",`))
        );
        await list.grid.focus();
        await list.grid.press('End');
        await list.grid.press('Enter');
        await expect(list.facts.getByRole('definition').filter({ hasText: 'Ring 1 - pilots' })).toHaveCount(1);
        await page.keyboard.press('Escape');
        await tag.selectOption('Any');
        await expect(list.frame.getByText('25 of 25 shown')).toBeVisible();
        await list.frame.getByRole('searchbox').fill('ring 1');
        await expect.poll(() => list.names()).toEqual(names);
    });

    test('a computer under two names is one row, and nodes that differ are flagged', async () => {
        await list.open('?search=file-0020');
        await expect(list.ended()).toBeVisible();
        expect(await list.names()).toEqual(['file-0020']);
        await expect(list.row('file-0020')).toContainText('also file-0020.lab.example');
        await list.frame.getByRole('searchbox').fill('');
        expect(await list.count('Cluster nodes differ')).toBe(2);
        await list.tile('Cluster nodes differ').click();
        await expect.poll(() => list.names()).toHaveLength(2);
        for (const name of await list.names()) await expect(list.row(name)).toContainText('Differs from other nodes');
        await list.tile('All').click();
        await expect(list.row('clu-1.lab.example')).toContainText('Add its nodes');
    });

    test('credentials are asked for once, for all that need them, and after the scan only', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        await expect(page.getByRole('dialog')).toBeHidden(); // nobody was prompted by the scan
        const needing = described(gateway).filter(({ needsCredentials }) => needsCredentials);
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        const [first] = needing.map(({ name }) => name);
        await list.frame.getByRole('searchbox').fill(first ?? '');
        await list
            .row(first ?? '')
            .getByText('Needs credentials')
            .click();
        await list.facts.getByRole('button', { name: 'Provide credentials' }).click();
        await expect(prompt).toContainText(first ?? '');
        await prompt.getByRole('button', { name: 'Cancel' }).click();
        await list.frame.getByRole('searchbox').fill('');
        await list.button(`Provide credentials (${needing.length})`).click();
        await prompt.getByRole('button', { name: 'Cancel' }).click();
        await expect(list.frame.getByText('No credentials were entered.')).toBeVisible();
        await list.button(`Provide credentials (${needing.length})`).click();
        await expect(prompt).toContainText(needing.map(({ name }) => name).join(', '));
        await prompt.getByLabel('User name').fill('lab\\admin');
        await prompt.getByLabel('Password').fill('open sesame');
        await prompt.getByRole('button', { name: 'Continue' }).click();
        await expect(list.tile('Needs credentials')).toContainText('0');
        await expect(prompt).toBeHidden();
        for (const { calls } of described(gateway).filter(({ needsCredentials }) => needsCredentials)) expect(calls.length).toBe(1);
    });

    test('a prompt for one computer that is cancelled fails no other that is being read', async ({ page, pane }) => {
        for (const { name, faults } of described(gateway)) {
            if (Object.keys(faults).length === 0) gateway.computers.find(name)?.patch({ faults: { delayMs: 1500 } });
        }
        const needing = described(gateway).filter(({ needsCredentials }) => needsCredentials);
        await page.addInitScript(() => localStorage.setItem('community.smb-signing.readAtOnce', '3'));
        await list.open();
        await expect(list.row('app-0007')).toContainText('Waiting');
        await pane.choose(needing[0]?.name ?? '');
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await expect(prompt).toBeVisible();
        await page.waitForTimeout(2000); // computers whose turn comes now wait for the prompt
        await prompt.getByRole('button', { name: 'Cancel' }).click();
        await expect(pane.alert()).toContainText('Needs credentials');
        await list.tab('All computers').click();
        await expect(list.ended()).toBeVisible();
        expect(await list.count('Needs credentials')).toBe(needing.length);
    });

    test('a scan stops at once, and what failed or was stopped can be scanned again alone', async () => {
        for (const { name } of described(gateway)) gateway.computers.find(name)?.patch({ faults: { delayMs: 20_000 } });
        await list.open();
        await expect(list.row('app-0002')).toContainText('Reading…');
        await list.button('Stop').press('Enter');
        await expect(list.ended()).toHaveText(/Scan stopped/);
        await expect(list.button('Rescan')).toBeFocused();
        await expect(list.row('app-0002')).toContainText('Stopped');
        for (const { name } of described(gateway)) gateway.computers.find(name)?.patch({ faults: { delayMs: null } });
        await list.button(/^Rescan unread/).click();
        await expect(list.ended()).toHaveText(/Scan finished/);
        await expect(list.row('app-0007')).toContainText('Read');
    });

    test('a row leads to its own pane', async ({ page, pane }) => {
        await list.open('?search=win11');
        await expect(list.ended()).toBeVisible();
        await list.row('win11-ent').getByText('Windows 11 Enterprise').click();
        await list.facts.getByRole('button', { name: 'Open computer' }).click();
        await expect(pane.status(/win11-ent, read at/)).toBeVisible();
        expect(page.url()).toContain('computer=win11-ent');
    });

    test('a name leads to its pane, and the ways back to the same rows, in their order, at the same place', async ({ page, pane }) => {
        await list.open('?search=server&sort=inbound');
        await expect(list.ended()).toBeVisible();
        await list.grid.focus();
        await list.grid.press('End');
        await expect.poll(async () => (await list.names()).at(-1)).not.toBe((await list.names())[0]);
        const visible = (): Promise<string[]> => list.visibleNames();
        const before = await visible();
        const name = before[1] ?? '';
        const sorted = list.grid.getByRole('columnheader', { name: 'Inbound' });
        const isAsLeft = async (): Promise<void> => {
            await expect(sorted).toHaveAttribute('aria-sort', 'ascending');
            await expect(list.frame.getByRole('searchbox')).toHaveValue('server');
            await expect.poll(visible).toEqual(before);
        };
        await list.row(name).getByRole('button').click();
        await expect(pane.status(new RegExp(`^\\s*${name}, read at`))).toBeVisible();
        await page.goBack();
        await isAsLeft();
        await list.row(name).getByRole('button').click();
        await expect(pane.status(new RegExp(`^\\s*${name}, read at`))).toBeVisible();
        await list.tab('All computers').click();
        await isAsLeft();
    });

    test('a part of the bar filters as its tile does, and a list without matches leads back to all', async () => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        const count = await list.count('Neither direction');
        await list.frame.getByTitle(`Neither direction: ${count} computers`).click();
        await expect(list.tile('Neither direction')).toHaveAttribute('aria-pressed', 'true');
        await expect(list.frame.getByText(new RegExp(`^${count} of \\d+ shown$`))).toBeVisible();
        await list.frame.getByRole('searchbox').fill('nothing is called this');
        await list.button('Show all computers').click();
        await expect(list.tile('All')).toHaveAttribute('aria-pressed', 'true');
        await expect(list.grid).toBeFocused();
        expect((await list.names()).length).toBeGreaterThan(3);
    });

    test('axe finds nothing, in the list, with rows selected and in the facts', async ({ page }) => {
        await list.open();
        await expect(list.ended()).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await list.grid.focus();
        await list.grid.press('Space');
        expect(await findings(page)).toEqual([]);
        await list.grid.press('Enter');
        await expect(list.facts).toBeVisible();
        expect(await findings(page)).toEqual([]);
    });

    test.describe('at 320 pixels', () => {
        test.use({ viewport: { width: 320, height: 640 } });
        test('nothing scrolls sideways, and the rows can be used', async ({ page }) => {
            await list.open('?search=srv20');
            await expect(list.ended()).toBeVisible();
            await expectNoSidewaysScroll(page);
            await list.row('srv2025').getByRole('checkbox').click();
            expect(await list.selected()).toEqual(['srv2025']);
            await expect(list.row('srv2025')).toContainText(/Outbound\s*Required/);
            expect(await findings(page)).toEqual([]);
        });
    });
});
