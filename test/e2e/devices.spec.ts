// SPDX-License-Identifier: MIT
// Every outcome of a test by its name, through the extension, against real servers of this machine.
import type { TestInfo } from '@playwright/test';
import { hostile, startDevice } from '../devices/hostile';
import { freePort, type RunningServer, sambaMissing, startSamba } from '../devices/samba';
import { Tab } from './compatibility-tab';
import { expect, test } from './fixtures';

const names: Readonly<Record<keyof typeof hostile, string>> = {
    'closed at once': 'Closes the connection',
    'closed after the request': 'Closes the connection',
    'never answering': "Doesn't reply",
    'random bytes': 'Not SMB',
    'a negative session response': 'Refuses this computer',
    'random bytes as a message': 'Not SMB',
    'an answer of 16 MB': 'Invalid answer',
    'a byte at a time': 'Requires signing',
    'a byte a second': 'Damaged answer',
    'an SSH server': 'Not SMB',
    'an SMB 1 banner': 'SMB 1 only',
    'truncated contexts': 'Requires signing',
    'no signing': 'Cannot sign',
    'an echo': 'Damaged answer',
    'a refusal': 'Refused',
    'no dialect in common': 'No dialect in common'
};

/** Tests the ports, and gives the name of each outcome in their order. */
async function outcomes(tab: Tab, ports: readonly (number | string)[]): Promise<string[]> {
    await tab.open('srv2025');
    await tab.test(...ports);
    await expect(tab.pane.status(`Tested ${ports.length} of ${ports.length} from srv2025.`)).toBeVisible();
    return tab.results().locator('.name').allInnerTexts();
}

test('every device that misbehaves, a closed port and a name that does not exist', async ({ pane }) => {
    const servers: RunningServer[] = [];
    for (const handle of Object.values(hostile)) servers.push(await startDevice(handle));
    const ports = [...servers.map(server => server.port), await freePort()];
    expect(await outcomes(new Tab(pane), ports)).toEqual([...Object.values(names), 'Port closed']);
    for (const server of servers) await server.close();
});

test('a Samba of each kind', async ({ pane }, testInfo: TestInfo) => {
    testInfo.skip(sambaMissing !== false, String(sambaMissing));
    const kinds: readonly [Record<string, string>, string][] = [
        [{}, 'Can sign'],
        [{ 'server signing': 'mandatory' }, 'Requires signing'],
        [{ 'server signing': 'disabled' }, 'Can sign'], // Samba says that it can whatever it is told
        [{ 'server max protocol': 'SMB2_10' }, 'Can sign'],
        [{ 'server min protocol': 'NT1', 'server max protocol': 'NT1' }, 'SMB 1 only'],
        [{ 'smb encrypt': 'required' }, 'Can sign'],
        [{ 'map to guest': 'Bad User' }, 'Can sign'],
        [{ 'map to guest': 'Bad User', 'server signing': 'mandatory' }, 'Requires signing']
    ];
    const servers: RunningServer[] = [];
    for (const [settings] of kinds) servers.push(await startSamba(settings));
    const found = await outcomes(
        new Tab(pane),
        servers.map(server => server.port)
    );
    expect(found).toEqual(kinds.map(([, name]) => name));
    await expect(pane.text("Guest access wasn't tested").first()).toBeAttached();
    for (const server of servers) await server.close();
});

test('a device that was tested and cannot sign stands in the plan of a change as cut off', async ({ pane }) => {
    const server = await startDevice(hostile['no signing']);
    const tab = new Tab(pane);
    await tab.open('srv2022');
    await tab.test(server.port);
    await expect(tab.results()).toContainText('Cannot sign');
    await tab.tabLink('This computer').click();
    await pane.button('Change signing').click();
    await pane.radio('outbound', 'Required').check();
    await expect(pane.impact()).toContainText('Would be cut off (1)');
    await expect(pane.impact()).toContainText(`127.0.0.1:${server.port}: a test on `);
    await server.close();
});

test('a computer that may not open connections says so once, with the way out', async ({ pane }) => {
    const tab = new Tab(pane);
    await tab.open('constrained');
    await tab.test('nas-1', 'nas-2', 'nas-3');
    await expect(pane.status('Stopped: tested 1 of 3 from constrained.')).toBeVisible();
    await expect(tab.results()).toHaveCount(1);
    await expect(tab.results()).toContainText('Not allowed');
    await tab.results().click();
    await expect(tab.steps(tab.section('Test another device'))).toHaveText(/Test from another computer.*restricted \(JEA\) endpoint/);
});

test('in a restricted endpoint with our module a device is tested; without it, what to install is said', async ({ pane, surprises }) => {
    surprises.allow(/status of 40[03]/);
    const device = await startDevice(hostile['no signing']);
    const tab = new Tab(pane);
    await tab.open('jea');
    await tab.test(device.port);
    await expect(tab.results()).toContainText('Cannot sign');
    await tab.open('jea-bare');
    await tab.test(device.port);
    await expect(tab.section('Test another device').getByRole('alert').filter({ hasText: 'module' })).toBeVisible();
    await device.close();
});

test('devices are picked from the connections of now, by keyboard; what cannot be read is said', async ({ pane, computers, page }) => {
    const tab = new Tab(pane);
    await tab.open('win10');
    await tab.devices().fill('nas1');
    const list = pane.button('List connected servers');
    await list.focus();
    await page.keyboard.press('Enter');
    const servers = pane.frame.getByRole('group', { name: 'Servers with a connection now' });
    await expect(servers.getByRole('button')).toHaveText(['Add nas1', 'Add files02', 'Add files03', 'Add 192.0.2.17', 'Add all (4)']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(tab.devices()).toHaveValue('nas1\nfiles02');
    await expect(pane.status('Added to devices: files02')).toBeVisible();
    await servers.getByRole('button', { name: 'Add all (4)' }).click();
    await expect(tab.devices()).toHaveValue('nas1\nfiles02\nfiles03\n192.0.2.17');
    const broken = { command: 'Get-SmbConnection', message: 'The service has not been started.', errorId: 'Windows System Error 2184' };
    await computers.patch('win10', { faults: { failing: [broken] } });
    await list.click();
    await expect(pane.status("Connections couldn't be read. The service has not been started.")).toBeVisible();
    await expect(servers).toBeHidden();
    await pane.choose('win11-home');
    await tab.tabLink('Compatibility').click();
    await list.click();
    await expect(pane.status('No outbound connections.')).toBeVisible();
    await expect(tab.devices()).toHaveValue('nas1\nfiles02\nfiles03\n192.0.2.17');
});
