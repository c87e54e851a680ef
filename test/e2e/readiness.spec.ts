// SPDX-License-Identifier: MIT
// From auditing to required wherever nobody is cut off: 24 computers, the real engine, and peers whom the computers log themselves.
import { offline } from '../../dev-gateway/scenarios/hard/offline';
import { srv2022Conflict } from '../../dev-gateway/scenarios/servers/srv2022-conflict';
import { srv2025, windowsServer2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { type RunningServer, sambaMissing, startSamba } from '../devices/samba';
import { type ComputerState, expect, test } from './fixtures';
import { wakeUp } from './list';
import { asNas } from './readiness/nas';
import type { Direction } from './pane';
import { ReadinessPage } from './readiness/readiness-page';
import { RunsPage } from './runs-page';
import { daysPass, ownClock } from './readiness/time-passes';

const workstationKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters';
const base = windowsServer2025({ name: 'filer', guid: '2025aa0000f1', stored: { [workstationKey]: { RequireSecuritySignature: 0 } } });
/** One that connects to devices that cannot sign. */
const filer: typeof base = { ...base, outbound: { ...base.outbound, RequireSecuritySignature: false } };

test.describe.configure({ mode: 'default' });

test.describe('readiness', () => {
    let gateway: RunningGateway;
    let samba: RunningServer;
    test.beforeAll(async ({ host }) => {
        gateway = await startGateway({ port: 0, host, computers: [filer, srv2025, srv2022Conflict, offline], generate: 20 });
        expect(gateway.computers.all()).toHaveLength(24);
    });
    test.afterAll(async () => {
        await samba?.close();
        await gateway.close();
    });
    test.beforeEach(({ surprises }) => {
        gateway.computers.reset();
        wakeUp(gateway);
        surprises.allow(/status of 40[01]|net::ERR_/);
    });

    const stateOf = (name: string): ComputerState => gateway.computers.find(name)?.describe() as ComputerState;
    function connects(name: string, direction: Direction, peer: string, does: 'signs' | 'cannotSign' | 'guest' | 'wrongSignature'): void {
        expect(gateway.computers.find(name)?.happen({ event: 'peerConnects', direction, peer, does })).toBeNull();
    }

    test('auditing is turned on, two weeks pass, and signing is required where it cuts nobody off; a refusal is found and undone', async ({
        page
    }, info) => {
        test.setTimeout(400_000);
        info.skip(sambaMissing !== false, String(sambaMissing));
        samba = await startSamba({});
        await asNas(page, samba.port, 'nas-9');
        await ownClock(page);
        const readiness = new ReadinessPage(page, gateway.url);
        const runs = new RunsPage(page, gateway.url);

        await readiness.open('readiness', 'filer');
        await readiness.read();
        const off = ['filer', 'pc-0003', 'srv2025', 'web-0019'];
        // The rows follow what was announced within a second.
        await expect.poll(() => readiness.count('Auditing off')).toBe(off.length);
        await expect(readiness.row('srv2022-conflict')).toContainText('Held by policy');
        await expect(readiness.row('app-0013')).toContainText(/Would cut off.*copier-3/s);
        await (await readiness.step('Turn on auditing')).click();
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        for (const name of off) expect(stateOf(name).inbound['AuditClientDoesNotSupportSigning'], name).toBe(true);

        const meet = (): void => {
            connects('srv2025', 'inbound', 'linux-7', 'cannotSign');
            connects('srv2025', 'inbound', 'pc-0009', 'signs');
            connects('pc-0003', 'inbound', 'scan-9', 'guest');
            connects('web-0019', 'inbound', 'backup-1', 'wrongSignature');
            connects('filer', 'outbound', 'nas-9', 'cannotSign');
            connects('filer', 'inbound', 'pc-0003', 'signs');
        };
        // From the first day on: a log whose oldest event is younger proves that little.
        meet();
        await daysPass(15, page, gateway);
        meet();
        await readiness.follow('Readiness');
        await readiness.read();
        await expect(readiness.row('filer')).toContainText('Ready');
        await expect(readiness.row('srv2025')).toContainText(/Would cut off.*linux-7/s);
        await expect(readiness.row('pc-0003')).toContainText(/Would cut off.*scan-9/s);
        await expect(readiness.row('web-0019')).toContainText(/Would cut off.*backup-1/s);

        await readiness.follow('Peers');
        for (const [peer, verdict] of [
            ['linux-7', 'Cannot sign'],
            ['nas-9', 'Cannot sign'],
            ['scan-9', 'May be cut off'],
            ['backup-1', 'May be cut off'],
            ['pc-0009', 'Can sign']
        ] as const)
            await expect(readiness.row(peer).first()).toContainText(verdict);
        const guest = await readiness.details('scan-9');
        await guest.getByLabel('Your name').fill('Anna');
        await guest.getByLabel('Note').fill('Replaced in December');
        await guest.getByRole('button', { name: 'Accept', exact: true }).click();
        await expect(readiness.panel).toBeHidden();
        await expect(readiness.row('scan-9')).toContainText('Anna');

        // The device is fixed: a Samba answers in its place.
        const nas = await readiness.details('nas-9');
        await nas.getByRole('button', { name: 'Test from filer' }).first().click();
        await expect(nas.getByRole('status').filter({ hasText: /^Tested at .*: Can sign$/ })).toBeVisible();
        await page.keyboard.press('Escape');
        await readiness.follow('Readiness');
        await readiness.show('outbound');
        await expect(readiness.row('filer')).toContainText('Ready');
        await readiness.show('inbound');
        await expect(readiness.row('pc-0003')).toContainText('Ready');

        await (await readiness.step('Require signing')).click();
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        const run = runs.path;
        const required = gateway.computers
            .all()
            .filter(({ name }) => stateOf(name).calls.some(({ command }) => /^Enable-.*Inbound.*Requirement/.test(command)));
        expect(required.map(({ name }) => name).sort()).toEqual(['filer', 'pc-0003']);
        for (const name of ['filer', 'pc-0003']) expect(stateOf(name).inbound['RequireSecuritySignature'], name).toBe(true);

        connects('filer', 'inbound', 'linux-8', 'cannotSign');
        await readiness.follow('Readiness');
        await readiness.read();
        await expect(readiness.row('filer')).toContainText(/Required.*Refused since: 1 peer/s);
        // Also in a window that was opened anew: what was read is kept.
        await runs.open(run);
        await expect(runs.row('filer')).toContainText('Refused since: 1 peer');
        await runs.row('filer').click();
        const refused = runs.list.frame.getByRole('dialog', { name: 'filer' });
        await expect(refused).toContainText("linux-8 (Inbound): Doesn't support signing. 1 time, last");
        await refused.getByRole('button', { name: 'Undo on this computer' }).click();
        await runs.summary().waitFor();
        await runs.start();
        await expect(runs.ended()).toHaveText('Finished', { timeout: 120_000 });
        expect(stateOf('filer').inbound['RequireSecuritySignature']).toBe(false);
        expect(stateOf('pc-0003').inbound['RequireSecuritySignature']).toBe(true);
        connects('filer', 'inbound', 'linux-8', 'cannotSign');
        await readiness.follow('Readiness');
        await readiness.read();
        await expect(readiness.row('filer')).toContainText(/Would cut off.*linux-8/s);
    });
});
