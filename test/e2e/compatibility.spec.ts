// SPDX-License-Identifier: MIT
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { startGateway } from '../../dev-gateway/server';
import { answering, hostile, smb2Answer, startDevice } from '../devices/hostile';
import { freePort, type RunningServer, sambaMissing, startSamba } from '../devices/samba';
import { findings } from './axe';
import { Tab } from './compatibility-tab';
import { expect, test as base } from './fixtures';
import { expectNoSidewaysScroll } from './sideways';

const test = base.extend<{ tab: Tab; device: (handle: Parameters<typeof startDevice>[0]) => Promise<number> }>({
    tab: async ({ pane }, use) => use(new Tab(pane)),
    device: async ({}, use) => {
        const running: RunningServer[] = [];
        await use(async handle => {
            const server = await startDevice(handle);
            running.push(server);
            return server.port;
        });
        for (const server of running) await server.close();
    }
});

test.describe('the tab has an address', () => {
    test('back, forward and reload work', async ({ pane, page, tab }) => {
        await pane.open('srv2025');
        await tab.follow();
        await expect(tab.heading()).toBeVisible();
        await expect(tab.tabLink('Compatibility')).toHaveAttribute('aria-current', 'page');
        await expect(page).toHaveURL(/computer=srv2025&path=compatibility$/);
        await page.goBack();
        await expect(pane.heading()).toBeVisible();
        await page.goForward();
        await expect(tab.heading()).toBeVisible();
        await page.reload();
        await expect(tab.heading()).toBeVisible();
    });
});

test.describe('an administrator tests another device', () => {
    test('a real Samba that requires signing: what it said, and nothing else was called', async ({
        computers,
        tab
    }, testInfo: TestInfo) => {
        testInfo.skip(sambaMissing !== false, String(sambaMissing));
        const samba = await startSamba({ 'server signing': 'mandatory' });
        await tab.open('srv2025');
        await tab.test(samba.port);
        await expect(tab.results()).toContainText('Requires signing');
        const section = tab.section('Test another device');
        for (const text of [
            "Yes, with a real account. The connection will be signed. Guests can't sign.",
            'SMB 3.1.1',
            'AES-GMAC',
            'NTLM',
            "Guest access wasn't tested"
        ])
            await expect(section).toContainText(text);
        await samba.close();
        const { calls } = await computers.get('srv2025');
        expect(calls.filter(call => call.command !== 'Get-SmbSigningConfiguration')).toEqual([
            {
                command: 'Test-SmbDevicePort',
                parameters: { Name: '127.0.0.1', Port: String(samba.port), Request: 'Smb2' },
                logAudit: true
            }
        ]);
    });

    test('a real Samba of SMB 1 only: asked twice, and said so', async ({ computers, tab }, testInfo: TestInfo) => {
        testInfo.skip(sambaMissing !== false, String(sambaMissing));
        const samba = await startSamba({ 'server min protocol': 'NT1', 'server max protocol': 'NT1' });
        await tab.open('srv2025');
        await tab.test(samba.port);
        await expect(tab.results()).toContainText('SMB 1 only');
        await samba.close();
        const { calls } = await computers.get('srv2025');
        expect(calls.flatMap(call => call.parameters['Request'] ?? [])).toEqual(['Smb2', 'Smb1']);
    });

    test('that cannot sign: no, with the device first, a real account, and the caution last', async ({ tab, device }) => {
        const port = await device(hostile['no signing']);
        await tab.open('srv2025');
        await tab.test(port);
        const section = tab.section('Test another device');
        await expect(section).toContainText("No. This computer requires signing, but the device doesn't offer it.");
        const steps = await tab.steps(section).allInnerTexts();
        expect(steps.map(step => step.slice(0, 20))).toEqual([
            'Turn on signing on t',
            "Update the device's ",
            'Use a real account w',
            'As a last resort, do'
        ]);
    });

    test('where the computer does not insist, the same device can be used, unsigned', async ({ tab, device }) => {
        const port = await device(hostile['no signing']);
        await tab.open('srv2022');
        await tab.test(port);
        const section = tab.section('Test another device');
        await expect(section).toContainText('Yes, but unsigned');
        await expect(section).not.toContainText('As a last resort');
    });

    test('many, with progress; stops; starts again; exports', async ({ tab, device, pane, page }) => {
        const silent = await device(hostile['never answering']);
        const silentToo = await device(hostile['never answering']);
        const signs = await device(hostile['truncated contexts']);
        const closed = await freePort();
        await tab.open('srv2025');
        await tab.test(closed, signs, silent, silentToo, `localhost:${silent}`);
        await expect(tab.results()).toHaveCount(2);
        await expect(tab.section('Test another device')).toContainText('2 of 5');
        await expect(pane.status('Testing from srv2025\u2026')).toBeVisible();
        await pane.button('Stop').click();
        await expect(pane.status('Stopped: tested 2 of 5 from srv2025.')).toBeVisible();
        await expect(pane.button('Stop')).toHaveAttribute('aria-disabled', 'true');

        await tab.test(closed, signs, 'no-such-device.invalid');
        await expect(pane.status('Tested 3 of 3 from srv2025.')).toBeVisible();
        await expect(tab.results()).toContainText(['Port closed', 'Requires signing', 'Name not found']);
        const [download] = await Promise.all([page.waitForEvent('download'), pane.button('Export CSV').click()]);
        const csv = readFileSync(await download.path(), 'utf8');
        expect(csv.split('\r\n')).toHaveLength(5);
        expect(csv).toContain(`"srv2025","127.0.0.1",${signs}`);
    });

    test('a list with something else in it: names it, keeps the list, sends nothing', async ({ computers, tab, pane }) => {
        await tab.open('srv2025');
        const hostileName = '<img src=x onerror="document.title=\'owned\'">';
        await tab.test('nas', hostileName);
        await expect(pane.alert().filter({ hasText: 'Not a name or address' })).toContainText('<img');
        await expect(tab.devices()).toHaveValue(`nas\n${hostileName}`);
        await expect(tab.devices()).toBeFocused();
        await expect(tab.devices()).toHaveAttribute('aria-invalid', 'true');
        await expect(pane.frame.locator('img')).toHaveCount(0);
        expect((await computers.get('srv2025')).calls.some(call => call.command.startsWith('Test-'))).toBe(false);
    });

    test('what another service says stays on the computer that asked', async ({ tab, device, pane }) => {
        const port = await device(answering(Buffer.from('220 secret ftp\r\n')));
        await tab.open('srv2025');
        await tab.test(port);
        await expect(tab.results()).toContainText('Not SMB');
        await expect(pane.frame.locator('body')).not.toContainText('secret');
    });

    test('results never stand under another computer, and are found again on return', async ({ tab, device, pane }) => {
        const port = await device(hostile['no signing']);
        await tab.open('srv2025');
        await tab.test(port);
        await expect(tab.results()).toHaveCount(1);
        await pane.choose('srv2022');
        await tab.follow();
        await expect(pane.text(/^Can srv2022 connect/)).toBeVisible();
        await expect(tab.results()).toHaveCount(0);
        await pane.choose('srv2025');
        await tab.follow();
        await expect(tab.results()).toHaveCount(1);
        await expect(tab.section('Test another device')).toContainText('Can srv2025 connect with current settings?');
    });

    test('from a computer that is unreachable: one failure, not one per device', async ({ tab, pane, surprises }) => {
        surprises.allow(/status of 400/);
        await tab.open('offline');
        await expect(pane.alert().filter({ hasText: 'Unreachable' })).toHaveCount(1);
        await tab.test('a', 'b', 'c');
        await expect(pane.status("offline couldn't continue testing. Tested: 0 of 3.")).toBeVisible();
        await expect(tab.section('Test another device').getByRole('alert').filter({ hasText: 'Unreachable' })).toHaveCount(1);
    });
});

test.describe('an administrator has an error explained', () => {
    test("the requirement's own messages: meaning, cause on this computer, remedies, and on to the test, by keyboard", async ({
        tab,
        pane,
        page
    }) => {
        await tab.open('srv2025');
        await expect(pane.status('Reading srv2025')).toBeHidden();
        await tab.message().focus();
        await page.keyboard.insertText('net use Z: \\\\nas-5\\scans\nSystem error 3227320323 has occurred.');
        const section = tab.section('Explain an error');
        await expect(section.getByRole('heading', { name: "Guests can't sign" })).toBeVisible();
        await expect(section).toContainText('Insecure guest logons are off and signing is required.');
        await expect(section).toContainText('NTSTATUS 0xC05D0003 (3227320323): facility 93, code 3.');
        const steps = await tab.steps(section).allInnerTexts();
        expect(steps.map(step => step.slice(0, 18))).toEqual([
            'Turn off guest acc',
            'Use a real account',
            'Test the device ab',
            'As a last resort, '
        ]);
        await expect(tab.steps(section).last()).toContainText("Changing only one doesn't help");
        await page.keyboard.press('Tab');
        await expect(pane.button('Test nas-5')).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(tab.devices()).toBeFocused();
        await expect(tab.devices()).toHaveValue('nas-5');
        await page.keyboard.press('Control+Enter');
        await expect(tab.results()).toContainText('Name not found');
        await tab.results().focus();
        await page.keyboard.press('Enter');
        await expect(tab.section('Test another device').locator('app-device-result > details')).not.toHaveAttribute('open');
    });

    test('the cause follows the computer; an unknown code is said to be unknown', async ({ tab }) => {
        await tab.open('srv2022');
        await tab.message().fill('0xc000a000 and Fehler 0xC0190001');
        const section = tab.section('Explain an error');
        await expect(section).toContainText("It doesn't currently require signing for connections it opens.");
        await expect(section).toContainText('Unknown error');
        await expect(section).toContainText('facility 25, code 1');
        await tab.message().fill('System error 1272 has occurred.');
        await expect(tab.steps(section).last()).toContainText('As a last resort, allow insecure guest logons on this computer');
        await tab.message().fill('It does not work.');
        await expect(section).toContainText('No error code or known message found.');
    });

    test('which end this computer is: as the text suggests, and as the person says', async ({ tab }) => {
        await tab.open('win11-ent');
        const section = tab.section('Explain an error');
        const connects = section.getByRole('radio', { name: 'This computer connects to another computer' });
        const isConnectedTo = section.getByRole('radio', { name: 'Another computer connects to this computer' });
        await tab.message().fill('mount error(13): Permission denied');
        await expect(isConnectedTo).toBeChecked();
        await expect(section).toContainText('It requires signing for connections to it.');
        await connects.focus();
        await connects.press('Space');
        await expect(tab.steps(section).first()).toContainText('Check the account, its password');
        await expect(section).not.toContainText('It requires signing for connections to it.');
        await tab.message().fill('System error 53 has occurred.');
        await expect(connects).toBeChecked();
    });
});

test.describe('proof on the wire', () => {
    test('another computer of the list asks; the computer itself proves only that it answers', async ({ page, pane, tab, host }) => {
        // An address of this machine that no other run of the tests uses.
        const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
        const device = await startDevice(answering(smb2Answer({ mode: 3 })), 445, address);
        const gateway = await startGateway({ port: 0, host, computers: [{ ...srv2025, name: address }, srv2022] });
        try {
            await page.goto(`${gateway.url}?computer=${address}&path=compatibility`);
            const section = tab.section('Verify inbound signing');
            const ask = pane.button('Test this computer');
            await ask.click();
            await expect(section).toContainText('The setting and the answer differ.');
            await expect(section).toContainText(`srv2022 tested ${address}.`);
            gateway.computers.find(address)?.patch({ inbound: { RequireSecuritySignature: true } });
            await ask.click();
            await expect(section).toContainText('The setting and the answer match.');
            await expect(section.getByRole('definition')).toHaveText(['Required', 'Required']);
            await section.getByLabel('Test from').selectOption({ label: `${address} itself (shows only that its SMB server answers)` });
            await ask.click();
            await expect(section).toContainText('It tested itself.');
            await expect(section).not.toContainText('The setting and the answer match.');
            expect(await findings(page)).toEqual([]);
        } finally {
            await gateway.close();
            await device.close();
        }
    });
});

test('axe finds nothing, before and after', async ({ tab, page, device, pane }) => {
    const port = await device(hostile['no signing']);
    await tab.open('srv2025');
    expect(await findings(page)).toEqual([]);
    await tab.test('<');
    expect(await findings(page)).toEqual([]);
    await tab.test(port, await freePort());
    await expect(pane.status(/^Tested 2 of 2/)).toBeVisible();
    await tab.results().first().click();
    await tab.message().fill('0xc000a000 \\\\nas\\x 0xC0190001');
    expect(await findings(page)).toEqual([]);
});

test.describe('at 320 pixels', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('nothing is cut and nothing scrolls sideways', async ({ tab, page, device, pane }) => {
        const port = await device(hostile['no signing']);
        await tab.open('srv2025');
        await tab.test(port, 'adevicewithaverylongnamethathasnoplacetobreak.department.contoso.invalid');
        await expect(pane.status(/^Tested 2 of 2/)).toBeVisible();
        await tab.results().first().click();
        await tab.message().fill('STATUS_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED 0xC0190001');
        await expectNoSidewaysScroll(page);
        expect(await findings(page)).toEqual([]);
    });
});
