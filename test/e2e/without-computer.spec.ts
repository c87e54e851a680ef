// SPDX-License-Identifier: MIT
// The entry in Windows Admin Center's own list: All computers, while the shell shows no computer.
import { offline } from '../../dev-gateway/scenarios/hard/offline';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { ListPage, withGateway } from './list';

test.describe('without a computer', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        () => startGateway({ port: 0, computers: [srv2025, srv2022, offline], replay: true }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });
    const address = (path: string): string => `${gateway.url}?${new URLSearchParams({ entry: 'all-computers', path }).toString()}`;
    const heading = (name: string): ReturnType<ListPage['button']> => list.frame.getByRole('heading', { name, level: 1 });

    test('opens All computers, reads it, and leads to the tool and back; a page on one computer says so', async ({ page }) => {
        gateway.computers.find('srv2022')?.patch({ faults: { notAllowed: true } });
        await page.goto(`${gateway.url}?entry=all-computers`);
        await expect(list.ended()).toBeVisible();
        await expect(page).toHaveURL(address('all-computers'));
        await expect(list.row('offline')).toContainText('Unreachable');
        await expect(list.row('srv2022')).toContainText('Not allowed');
        await expect(list.row('srv2025')).toContainText('Required');

        await list.tab('Compatibility').click();
        await expect(heading('Compatibility')).toBeVisible();
        await expect(list.frame.getByText('This page is about one computer')).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await list.frame.getByLabel('Computer').selectOption('srv2022');
        await list.button('Open').click();
        await expect(list.frame.getByText(/^Can srv2022 connect to a device/)).toBeVisible();
        await expect(page).toHaveURL(`${gateway.url}?computer=srv2022&path=compatibility`);
        await page.goBack();
        await expect(list.frame.getByText('This page is about one computer')).toBeVisible();
        await page.goBack();
        await expect(list.ended()).toBeVisible();
        await page.goForward();
        await page.goForward();
        await expect(page).toHaveURL(`${gateway.url}?computer=srv2022&path=compatibility`);
        await expect(list.frame.getByText(/^Can srv2022 connect to a device/)).toBeVisible();
    });

    test('takes the addresses of the tool, and what they say', async ({ page }) => {
        await page.goto(address('all-computers/peers?search=nas'));
        await expect(heading('Peers')).toBeVisible();
        await page.goto(address('compatibility?device=nas-7'));
        await list.button('Open').click();
        await expect(list.frame.getByLabel('Devices')).toHaveValue('nas-7');
        await page.goto(address('this-computer'));
        await expect(heading('This computer')).toBeVisible();
        await list.button('Open').click();
        await expect(heading('SMB signing')).toBeVisible();
    });

    test('says where to open it instead if no computer can be read', async ({ page }) => {
        for (const computer of gateway.computers.all()) computer.patch({ faults: { unreachable: true } });
        await page.goto(address('all-computers'));
        await expect(list.ended()).toBeVisible();
        await expect(list.frame.getByText(/^None of the computers could be read/)).toBeVisible();
        await list.button(/^Open All computers from/).click();
        await expect(page).toHaveURL(/\?computer=\w+&path=all-computers$/);
        await expect(list.ended()).toBeVisible();
        await expect(list.frame.getByText(/^None of the computers could be read/)).toBeHidden();
    });
});
