// SPDX-License-Identifier: MIT
// What a run over many computers survives, each beside computers that are sound.
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { win11Ent } from '../../dev-gateway/scenarios/clients/win11-ent';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { type ComputerState, expect, forever, test } from './fixtures';
import { described, wakeUp } from './list';
import { RunsPage, writesTo } from './runs-page';
import { kept, notRequired, required, signingPatch } from './signing';

test.describe.configure({ mode: 'default' });

test.describe('a run survives', () => {
    let gateway: RunningGateway;
    let runs: RunsPage;
    test.beforeAll(async ({ host }) => {
        gateway = await startGateway({ port: 0, host, computers: [srv2025, srv2022, win11Ent], generate: 20 });
    });
    test.afterAll(() => gateway.close());
    test.beforeEach(({ page, surprises }) => {
        gateway.computers.reset();
        gateway.streams.reset();
        wakeUp(gateway);
        patch('win11-ent', signingPatch({ inbound: notRequired }));
        surprises.allow(/status of 40[01]|net::ERR_/);
        runs = new RunsPage(page, gateway.url);
    });

    function patch(name: string, change: object): void {
        expect(gateway.computers.find(name)?.patch(change)).toBeNull();
    }

    function stateOf(name: string): ComputerState {
        return gateway.computers.find(name)?.describe() as ComputerState;
    }

    /** Makes the dry run of requiring inbound signing on these. */
    async function prepare(names: readonly string[]): Promise<void> {
        await runs.choose(names);
        await runs.goal('Require inbound').check();
        await runs.summary().waitFor();
    }

    const three = ['srv2022', 'srv2025', 'win11-ent'];

    test('a connection that is cut before, in the middle of and after a write', async () => {
        await prepare(three);
        patch('srv2022', { faults: { cutWrites: 'before' } });
        patch('srv2025', { faults: { cutWrites: 'during' } });
        patch('win11-ent', { faults: { cutWrites: 'after' } });
        await runs.start();
        await runs.ended().waitFor();
        await expect(runs.row('srv2022')).toContainText('Not verified');
        await expect(runs.row('srv2025')).toContainText('Changed');
        await expect(runs.row('win11-ent')).toContainText('Changed');
        expect(stateOf('srv2022').inbound['RequireSecuritySignature']).toBe(false);
        await runs.button('Retry the unsuccessful (1)').click();
        expect(await runs.names()).toEqual(['srv2022']);
    });

    test('a computer that never answers: the others go on, and it is told as not verified', async ({ page }) => {
        await page.clock.install();
        await prepare(three);
        patch('srv2025', { faults: { delayMs: forever } });
        await runs.start();
        await expect.poll(() => runs.count('Changed')).toBe(2);
        await expect(runs.row('srv2025')).toContainText('Running');
        await page.clock.fastForward(121_000);
        await expect(runs.row('srv2025')).toContainText('Outcome unknown');
        await page.clock.fastForward(91_000);
        await expect(runs.ended()).toHaveText('Finished');
        await expect(runs.row('srv2025')).toContainText('Not verified');
    });

    test('a computer that takes a minute: it is waited for, and the others go on', async ({ page }) => {
        await page.clock.install();
        await prepare(three);
        patch('srv2025', { faults: { delayMs: forever } });
        await runs.start();
        await expect.poll(() => runs.count('Changed')).toBe(2);
        await page.clock.fastForward(60_000);
        await expect(runs.row('srv2025')).toContainText('Running');
        patch('srv2025', { faults: { delayMs: null } });
        await expect(runs.ended()).toHaveText('Finished');
        await expect(runs.row('srv2025')).toContainText('Changed');
        expect(writesTo(stateOf('srv2025'))).toHaveLength(1);
    });

    test('credentials that expire in the middle: nobody is prompted, it is told, and the others go on', async ({ page }) => {
        const locked = described(gateway).find(({ needsCredentials }) => needsCredentials)?.name ?? '';
        await runs.choose(['srv2022', locked]);
        await runs.goal('Require both').check();
        await runs.summary().waitFor();
        await runs.button('Provide credentials (1)').click();
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await prompt.getByLabel('User name').fill('lab\\admin');
        await prompt.getByLabel('Password').fill('open sesame');
        await prompt.getByRole('button', { name: 'Continue' }).click();
        await expect(runs.row(locked)).not.toContainText('Needs credentials');
        await runs.summary().waitFor();
        patch(locked, { inbound: { RequireSecuritySignature: false } });
        await runs.button('Read again').click();
        await runs.summary().waitFor();
        await page.route(/\/nodes\/.*invokeCommand/, route => {
            const headers = Object.fromEntries(
                Object.entries(route.request().headers()).filter(([name]) => name !== 'x-ms-sme-authorization')
            );
            return route.continue({ headers });
        });
        await runs.start();
        await runs.ended().waitFor();
        await expect(prompt).toBeHidden();
        await expect(runs.row(locked)).toContainText('Needs credentials');
        await expect(runs.row('srv2022')).toContainText('Changed');
        expect(writesTo(stateOf(locked))).toEqual([]);
    });

    test('a prompt for another computer that is cancelled', async ({ page, pane }) => {
        const locked = described(gateway).find(({ needsCredentials }) => needsCredentials)?.name ?? '';
        await prepare(three);
        await runs.option('Computers at a time').fill('1');
        await runs.option('Computers at a time').press('Tab');
        for (const name of three) patch(name, { faults: { delayMs: forever } });
        await runs.start();
        await pane.choose(locked);
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await expect(prompt).toBeVisible();
        for (const name of three) patch(name, { faults: { delayMs: null } });
        await page.waitForTimeout(2500); // the next computer's turn waits for the prompt
        await prompt.getByRole('button', { name: 'Cancel' }).click();
        await runs.list.tab('All computers').click();
        await expect.poll(() => three.map(name => writesTo(stateOf(name)).length)).toEqual([1, 1, 1]);
    });

    test('a gateway that goes away: what is not known is said, and settled by Recheck', async ({ page }) => {
        await prepare(['srv2022']);
        patch('srv2022', { faults: { delayMs: forever } });
        await runs.start();
        await expect.poll(() => writesTo(stateOf('srv2022')).length).toBe(1);
        await page.route(/invokeCommand/, route => route.abort('connectionrefused'));
        gateway.streams.fault = 'cut';
        patch('srv2022', { faults: { delayMs: null } });
        await expect(runs.ended()).toHaveText('Finished');
        await expect(runs.row('srv2022')).toContainText('Not verified');
        await page.unroute(/invokeCommand/);
        await runs.button('Recheck').click();
        await expect(runs.row('srv2022')).toContainText('Changed');
        expect(writesTo(stateOf('srv2022'))).toHaveLength(1);
    });

    test('a gateway that is restarted: what was done is found, and what the browser sends again does no harm', async ({ page, host }) => {
        const first = await startGateway({ port: 0, host, computers: [srv2025, srv2022] });
        const tool = new RunsPage(page, first.url);
        await tool.choose(['srv2022']);
        await tool.goal('Require inbound').check();
        first.computers.find('srv2022')?.patch({ faults: { delayMs: forever } });
        await tool.start();
        const writes = (): string[] => writesTo(first.computers.find('srv2022')?.describe() as ComputerState);
        await expect.poll(() => writes().length).toBe(1);
        await first.close();
        const second = await startGateway({ host, port: Number(new URL(first.url).port), computers: [srv2025, srv2022] });
        try {
            // The computer behind it is the same, and the write had arrived.
            second.computers.find('srv2022')?.patch(signingPatch({ inbound: required }));
            const before = kept(second.computers.find('srv2022')?.describe() as ComputerState);
            await tool.ended().waitFor();
            if (!/Changed/.test(await tool.row('srv2022').innerText())) await tool.button('Recheck').click();
            await expect(tool.row('srv2022')).toContainText('Changed');
            expect(kept(second.computers.find('srv2022')?.describe() as ComputerState)).toEqual(before);
        } finally {
            await second.close();
        }
    });

    test('a policy that takes a value back later: Recheck shows what is in force now', async () => {
        await prepare(['srv2022']);
        await runs.start();
        await expect(runs.row('srv2022')).toContainText('Changed');
        const computer = gateway.computers.find('srv2022');
        const objects = [{ id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'Old devices', inbound: 0 }];
        expect(computer?.happen({ event: 'policyChange', objects })).toBeNull();
        expect(computer?.happen({ event: 'policyRefresh', force: true })).toBeNull();
        expect(stateOf('srv2022').inbound['RequireSecuritySignature']).toBe(false);
        await runs.button('Recheck').click();
        await expect(runs.row('srv2022')).not.toContainText('→ Required');
    });

    test('a second window: it shows the run and cannot drive it', async ({ page, context }) => {
        await prepare(three);
        for (const name of three) patch(name, { faults: { delayMs: forever } });
        await runs.start();
        await expect(runs.button('Pause')).toBeVisible();
        const second = new RunsPage(await context.newPage(), gateway.url);
        await expect.poll(() => runs.path).toContain('/runs/');
        await second.open(runs.path);
        await expect(second.text('Another window of this browser controls this run.')).toBeVisible();
        await expect(second.button('Pause')).toHaveCount(0);
        for (const name of three) patch(name, { faults: { delayMs: null } });
        await expect(runs.ended()).toHaveText('Finished');
        await expect(second.ended()).toHaveText('Finished');
        expect(three.map(name => writesTo(stateOf(name)).length)).toEqual([1, 1, 1]);
        await page.bringToFront();
    });

    test('a computer under two names: it is written to once', async () => {
        const twice = described(gateway).find(({ name }) => name.endsWith('-0020'))?.name ?? '';
        patch(twice, { inbound: { RequireSecuritySignature: false } });
        await prepare([twice]);
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished');
        expect(writesTo(stateOf(twice))).toEqual(['Enable-SmbInboundSigningRequirement']);
    });

    test('a browser that refuses locks: it does not start, and nothing is sent', async ({ page }) => {
        await page.addInitScript(() => {
            navigator.locks.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
        });
        await prepare(['srv2022']);
        await runs.start();
        await expect(runs.alert()).toContainText('Not started');
        expect(writesTo(stateOf('srv2022'))).toEqual([]);
    });
});
