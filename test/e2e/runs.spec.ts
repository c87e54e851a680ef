// SPDX-License-Identifier: MIT
// Runs over many computers, from the dry run to the undo. What was written is proven by the computers' own record of calls.
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { win11Ent } from '../../dev-gateway/scenarios/clients/win11-ent';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import type { Locator } from '@playwright/test';
import { findings } from './axe';
import { type ComputerState, expect, forever, test } from './fixtures';
import { described, wakeUp } from './list';
import { RunsPage, writesTo } from './runs-page';
import { kept, notRequired, required, signingPatch } from './signing';

test.describe.configure({ mode: 'default' });

test.describe('a run over many computers', () => {
    let gateway: RunningGateway;
    let runs: RunsPage;
    /** One that is listed under two names, and the two nodes of a cluster. */
    let twice: string;
    let nodes: readonly string[];
    test.beforeAll(async ({ host }) => {
        gateway = await startGateway({ port: 0, host, computers: [srv2025, srv2022, win11Ent], generate: 20 });
        const generated = (place: string): string => described(gateway).find(({ name }) => name.endsWith(place))?.name ?? '';
        twice = generated('-0020');
        nodes = [generated('-0011'), generated('-0013')];
    });
    test.afterAll(() => gateway.close());
    test.beforeEach(({ page, surprises }) => {
        asAtTheStart();
        surprises.allow(/status of 40[01]|net::ERR_/);
        runs = new RunsPage(page, gateway.url);
    });

    /** All computers, and none that hangs. */
    function asAtTheStart(): void {
        gateway.computers.reset();
        wakeUp(gateway);
    }

    function patch(name: string, change: object): void {
        expect(gateway.computers.find(name)?.patch(change)).toBeNull();
    }

    function stateOf(name: string): ComputerState {
        return gateway.computers.find(name)?.describe() as ComputerState;
    }

    function written(): string[] {
        const names = described(gateway).map(({ name }) => name);
        return names.filter(name => writesTo(stateOf(name)).length > 0).sort();
    }

    function allKept(): ReadonlyMap<string, unknown> {
        return new Map(described(gateway).map(({ name }) => [name, kept(stateOf(name))]));
    }

    test('writes once to exactly the frozen list, tells each outcome, and is undone exactly', async () => {
        const before = allKept();
        await runs.chooseAll();
        await runs.summary().waitFor();
        const plan = JSON.parse((await runs.download('Export JSON')).text) as { computers: { computer: string; decision: string }[] };
        const planned = plan.computers.filter(({ decision }) => decision === 'change').map(({ computer }) => computer);
        expect(planned.length).toBeGreaterThan(8);
        expect(written()).toEqual([]);
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        expect(written()).toEqual([...planned].sort());
        for (const name of planned) {
            const { outbound, inbound } = stateOf(name);
            expect([outbound['RequireSecuritySignature'], inbound['RequireSecuritySignature']], name).toEqual([true, true]);
            const writes = writesTo(stateOf(name));
            expect(new Set(writes).size, name).toBe(writes.length); // each command once
        }
        expect(await runs.count('Changed')).toBe(planned.length);
        expect(await runs.count('Not attempted \\(unread\\)')).toBeGreaterThan(3);
        await expect(runs.causes()).toHaveText(`Unsuccessful: ${await runs.count('Not attempted \\(unread\\)')}. See causes and fixes`);
        expect(await findings(runs.page)).toEqual([]);
        // The list was read before the run, and follows what was read back.
        await runs.list.tab('All computers').click();
        await runs.list.exportsWhatIsSo(gateway);
        await expect(runs.button('Apply to selected (0)')).toBeVisible(); // a command here would be meant for others
        await runs.page.goBack();

        await runs.button(`Undo run (${planned.length})`).click();
        await runs.summary().waitFor();
        // Somebody else changes one direction of one meanwhile: it is told, and that direction left alone.
        const other = 'srv2022';
        patch(other, signingPatch({ inbound: { required: false, stored: null } }));
        const { inbound: left } = stateOf(other);
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        expect(await runs.count('Changed')).toBe(planned.length - 1);
        await expect(runs.row(other)).toContainText('Failed');
        expect(stateOf(other).inbound).toEqual(left);
        const after = allKept();
        for (const name of planned.filter(one => one !== other)) expect(after.get(name), name).toEqual(before.get(name));
    });

    test('is handed over from the dry run: a folder for each target, and a list of the computers', async ({ page }) => {
        await runs.choose(['srv2025', 'srv2022', 'win11-ent']);
        await runs.summary().waitFor();
        await runs.button('Hand over').press('Enter');
        const panel = runs.list.frame.getByRole('dialog', { name: 'Hand over to what your company uses' });
        await expect(panel).toContainText('Computers: 3. Groups with the same target: 1.');
        await panel.getByRole('radio', { name: 'Microsoft Intune' }).check();
        const noEffect = panel.getByRole('status').filter({ hasText: 'No effect' });
        await expect(noEffect).toContainText(/No effect on .*srv2025.*: Outbound .*Intune manages neither/);
        expect(await findings(page)).toEqual([]);
        const downloading = page.waitForEvent('download');
        await panel.getByRole('button', { name: 'Save files' }).click();
        const files = unzipSync(await readFile(await (await downloading).path()));
        expect(Object.keys(files)).toEqual(['groups.txt', 'group-1/settings-catalog.json', 'group-1/custom-profile.json']);
        expect(Buffer.from(files['groups.txt'] ?? []).toString('utf8')).toContain('  computer: win11-ent');
        await page.keyboard.press('Escape');
        await expect(panel).toBeHidden();
        await expect(runs.button('Hand over')).toBeFocused();
        expect(written()).toEqual([]);
    });

    test('survives what goes wrong between the dry run and the end, and tries exactly the failed ones again', async () => {
        const chosen = ['srv2022', 'srv2025', 'win11-ent', ...nodes];
        patch('win11-ent', { inbound: { RequireSecuritySignature: false } });
        await runs.choose(chosen);
        await runs.goal('Require inbound').check();
        await runs.option('Stop after failures').fill('');
        await runs.option('Stop after failures').press('Tab');
        await runs.summary().waitFor();
        patch('srv2022', { faults: { refuseWrites: true } });
        patch('srv2025', { faults: { deliverWrites: 3 } });
        patch('win11-ent', signingPatch({ inbound: notRequired })); // 0 was stored meanwhile
        patch(nodes[1] ?? '', { faults: { unreachable: true } });
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        await expect(runs.row('srv2022')).toContainText('Failed');
        await expect(runs.row('srv2022')).toContainText('Access is denied.');
        await expect(runs.row('srv2025')).toContainText('Changed');
        expect(stateOf('srv2025').inbound['RequireSecuritySignature']).toBe(true);
        await expect(runs.row('win11-ent')).toContainText('Failed');
        expect(stateOf('win11-ent').inbound['RequireSecuritySignature']).toBe(false); // told, not written
        patch('srv2022', { faults: null });
        patch(nodes[1] ?? '', { faults: null });
        const calls = writesTo(stateOf('srv2025')).length;
        const failed = Number(/\d+/.exec(await runs.button(/^Retry the unsuccessful/).innerText())?.[0]);
        await runs.button(/^Retry the unsuccessful/).click();
        await runs.summary().waitFor();
        expect((await runs.names()).length).toBe(failed);
        expect(await runs.names()).not.toContain('srv2025');
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        expect(writesTo(stateOf('srv2025')).length).toBe(calls);
        expect(stateOf('srv2022').inbound['RequireSecuritySignature']).toBe(true);
    });

    test('makes nobody weaker unless that was chosen and acknowledged, names them, and keeps policy and double names out', async () => {
        patch('win11-ent', {
            policy: { objects: [{ id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'File servers', inbound: 1 }] },
            ...signingPatch({ inbound: required })
        });
        await runs.choose(['srv2025', 'win11-ent', twice]);
        await runs.goal('Custom').check();
        await runs.direction('Inbound').selectOption('Not required');
        await runs.direction('Outbound').selectOption('Not required');
        await runs.summary().waitFor();
        await expect(runs.row('srv2025')).toContainText('Skipped: would become weaker');
        await expect(runs.row('win11-ent')).toContainText('Skipped: Group Policy would revert it');
        expect((await runs.names()).length).toBe(3);
        await runs.option('Allow weaker signing').check();
        await expect(runs.row('srv2025')).toContainText('Will change');
        await runs.confirm();
        await expect(runs.panel.getByRole('list')).toContainText('srv2025');
        await expect(runs.panel.getByRole('button', { name: 'Start', exact: true })).toHaveAttribute('aria-disabled', 'true');
        await expect(runs.panel.getByRole('button', { name: 'Cancel' })).toBeFocused();
        expect(await findings(runs.page)).toEqual([]);
        await runs.page.keyboard.press('Escape');
        await expect(runs.panel).toBeHidden();
        expect(written()).toEqual([]);
    });

    test('waits after the pilot that was chosen, is paused, and cancelled: nothing further is sent', async () => {
        for (const name of ['srv2022', 'srv2025', 'win11-ent', ...nodes]) patch(name, { inbound: { RequireSecuritySignature: false } });
        await runs.choose(['srv2022', 'srv2025', 'win11-ent']);
        await runs.goal('Require inbound').check();
        await runs.option('Computers at a time').fill('1');
        await runs.option('Pilot size').fill('1');
        await runs.option('Pilot size').press('Tab');
        await runs.summary().waitFor();
        const first = (name: string): Locator => runs.row(name).getByRole('checkbox', { name: `Change ${name} first` });
        await expect(first('srv2022')).toBeChecked();
        await runs.grid.press('Space');
        await expect(first('srv2022')).not.toBeChecked();
        await expect(runs.option('Pilot size')).toHaveValue('');
        await first('win11-ent').click();
        await expect(runs.option('Pilot size')).toHaveValue('1');
        await expect(runs.text(/In the pilot: win11-ent\./)).toBeVisible();
        expect(await findings(runs.page)).toEqual([]);
        await runs.start();
        await expect(runs.phase(/^Pilot finished: 1/)).toBeVisible();
        expect(written()).toEqual(['win11-ent']);
        for (const name of ['srv2022', 'srv2025', 'win11-ent']) patch(name, { faults: { delayMs: forever } });
        await runs.button('Continue with the rest').click();
        await expect.poll(() => written().length).toBe(2);
        await runs.button('Pause').click();
        await expect(runs.phase(/^Paused/)).toBeVisible();
        for (const name of ['srv2022', 'srv2025', 'win11-ent']) patch(name, { faults: { delayMs: null } });
        await expect.poll(() => runs.count('Changed')).toBe(2);
        expect(written()).toHaveLength(2);
        await runs.button('Cancel').click();
        await expect(runs.ended()).toHaveText('Canceled');
        expect(written()).toHaveLength(2);
        await expect(runs.button('Run the rest (1)')).toBeEnabled();
    });

    test('whose page is closed stands as it was, is read back, and does not go on by itself', async ({ page }) => {
        await runs.choose(['srv2022', 'srv2025', ...nodes.slice(0, 1)]);
        await runs.goal('Require inbound').check();
        await runs.option('Computers at a time').fill('1');
        await runs.option('Computers at a time').press('Tab');
        await runs.summary().waitFor();
        for (const one of ['srv2022', 'srv2025']) patch(one, { faults: { delayMs: forever } });
        await runs.start();
        await expect.poll(() => written().length).toBe(1);
        await page.reload();
        for (const one of ['srv2022', 'srv2025']) patch(one, { faults: { delayMs: null } });
        await expect(runs.ended()).toContainText('Interrupted');
        const [name] = written();
        await expect(runs.row(name ?? '')).toContainText('Changed');
        await page.waitForTimeout(2000);
        expect(written()).toHaveLength(1);
        await runs.open('/runs');
        await expect(runs.text('Require inbound')).toBeVisible();
    });

    test('whose page is closed at each step of a computer: nothing is sent again, and what is in force is found', async ({ page }) => {
        const name = 'srv2022';
        const reads = (): number => stateOf(name).calls.filter(({ command }) => command === 'Get-SmbSigningConfiguration').length;
        const arrivals: readonly ((before: number) => boolean)[] = [
            () => writesTo(stateOf(name)).length === 1,
            () => writesTo(stateOf(name)).length === 2,
            before => reads() > before
        ];
        const steps: readonly [string, number][] = [
            ['its first write', 1],
            ['its second write', 2],
            ['its reading back', 2]
        ];
        for (const [place, [step, writes]] of steps.entries()) {
            asAtTheStart();
            await runs.choose([name]);
            await runs.summary().waitFor();
            const before = reads();
            patch(name, { faults: { delayMs: forever } });
            await runs.start();
            for (const [earlier, isThere] of arrivals.slice(0, place + 1).entries()) {
                await expect.poll(() => isThere(before), { message: step }).toBe(true);
                if (earlier === place) break;
                patch(name, { faults: { delayMs: null } }); // lets this one go, and holds the next
                patch(name, { faults: { delayMs: forever } });
            }
            await page.reload();
            patch(name, { faults: { delayMs: null } });
            await expect(runs.ended(), step).toContainText('Interrupted');
            await expect(runs.row(name), step).toContainText(writes === 2 ? 'Changed' : 'Failed');
            expect(writesTo(stateOf(name)).length, step).toBe(writes);
        }
    });

    test('does not start where nothing can be stored', async ({ page }) => {
        await page.addInitScript(() => {
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>): IDBRequest<IDBValidKey> {
                if (this.name === 'runs') throw new DOMException('The storage is full.', 'QuotaExceededError');
                return put.apply(this, given);
            };
        });
        await runs.choose(['srv2022']);
        await runs.start();
        await expect(runs.alert()).toContainText('Not started');
        expect(written()).toEqual([]);
    });
});
