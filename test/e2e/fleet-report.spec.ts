// SPDX-License-Identifier: MIT
// What an administrator hands on: the report of all computers, and what is different, on paper and as files.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import Ajv from 'ajv';
import { root } from '../../dev-gateway/root';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { findings } from './axe';
import { expect, test } from './fixtures';
import { stops } from './focus';
import { described, ListPage, manyComputers, tileOf, withGateway } from './list';
import { expectNoSidewaysScroll } from './sideways';

test.describe.configure({ mode: 'default' });

test.describe('what is handed on', () => {
    let gateway: RunningGateway;
    let list: ListPage;
    withGateway(
        () => startGateway({ port: 0, ...manyComputers }),
        one => (gateway = one)
    );
    test.beforeEach(({ page }) => {
        list = new ListPage(page, gateway.url);
    });

    /** Two scans, between which srv2025 became weaker and another one unreachable. */
    async function scanTwice(): Promise<void> {
        await list.open();
        await expect(list.ended()).toBeVisible();
        gateway.computers.find('srv2025')?.patch({ outbound: { RequireSecuritySignature: false } });
        gateway.computers.find('srv2022')?.patch({ faults: { unreachable: true } });
        await list.rescan();
    }

    /** For everybody, on narrow screens, and by the keyboard. */
    async function isSound(page: Page): Promise<void> {
        expect(await findings(page)).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 1280, height: 800 });
        expect((await stops(page)).filter(({ problem }) => problem)).toEqual([]);
    }

    /** Whether a click on Print opens the browser's own printing. */
    async function prints(): Promise<unknown> {
        const printed = list.frame
            .getByRole('heading', { level: 1 })
            .evaluate(() => new Promise(resolve => addEventListener('beforeprint', () => resolve(true), { once: true })));
        await list.button('Print').click();
        return printed;
    }

    test('the report: from the list, in a chart and in numbers, on paper, and as a file that is as its schema says', async ({ page }) => {
        await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
        await scanTwice();
        const { frame } = list;
        await frame.getByRole('link', { name: 'Make report' }).click();
        await expect(frame.getByRole('heading', { level: 1, name: 'Report of all computers' })).toBeVisible();
        await expect(frame.getByRole('img', { name: /^Chart of the signing states in each snapshot/ })).toBeVisible();
        const region = (name: string | RegExp): ReturnType<typeof frame.getByRole> => frame.getByRole('region', { name });
        await expect(region('Over time').locator('tbody tr')).toHaveCount(2);
        await expect(region('Differences').locator('tbody tr').first()).toContainText(/srv2025.*Outbound: Weaker/);
        await expect(region(/^Not read, and why/)).toContainText('srv2022');
        await frame.getByLabel('Made by').fill('Anna');
        await isSound(page);

        const { name, text } = await list.download('Export JSON');
        expect(name).toMatch(/^smb-signing-report-.*\.json$/);
        const schema = JSON.parse(readFileSync(`${root}/docs/schemas/fleet-report-1.json`, 'utf8')) as object;
        const isValid = new Ajv({ allErrors: true }).compile(schema);
        const file = JSON.parse(text) as { madeBy: string; states: Record<string, number>; computers: object[]; overTime: object[] };
        expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);
        const unreachable = described(gateway).filter(one => tileOf(one) === 'Unreachable').length;
        expect(file).toMatchObject({
            madeBy: 'Anna',
            states: { unreachable },
            overTime: [{ weaker: null }, { weaker: 1 }],
            changes: {
                differences: [{ kind: 'weaker', direction: 'outbound', after: { label: 'srv2025' } }, { kind: 'noLongerReachable' }]
            }
        });
        expect(file.computers).toHaveLength(24);

        expect(await prints()).toBe(true);
        await page.emulateMedia({ media: 'print' });
        await expect(frame.getByText('Made by: Anna')).toBeVisible();
        for (const role of ['button', 'link', 'combobox', 'textbox'] as const) await expect(frame.getByRole(role)).toHaveCount(0);
        const paper = await frame.locator('main').evaluate(main => ({
            colour: getComputedStyle(main).color,
            background: getComputedStyle(document.body).backgroundColor,
            hiding: [...document.querySelectorAll('body *')].filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)')
                .length,
            scrolls: [...document.querySelectorAll('main *')].filter(one => getComputedStyle(one).overflowX === 'auto').length,
            torn: [...document.querySelectorAll('main li, main tr, main figure')].filter(
                one => getComputedStyle(one).breakInside !== 'avoid'
            ).length,
            heads: [...document.querySelectorAll('thead')].filter(one => getComputedStyle(one).display !== 'table-header-group').length
        }));
        expect(paper).toEqual({
            colour: 'rgb(0, 0, 0)',
            background: 'rgb(255, 255, 255)',
            ...{ hiding: 0, scrolls: 0, torn: 0, heads: 0 }
        });
    });

    test('what is different: over time as a chart, on paper, as CSV, and as JSON', async ({ page }) => {
        await scanTwice();
        await list.tab('Changes').click();
        const { frame } = list;
        await frame.getByText(/^Over time, and snapshots kept \(2,/).click();
        await expect(frame.getByRole('img', { name: /^Chart of the signing states/ })).toBeVisible();
        await isSound(page);

        const csv = await list.download('Export CSV');
        expect(csv.name).toMatch(/^smb-signing-changes-.*\.csv$/);
        const lines = csv.text.trim().split('\r\n');
        expect(lines).toHaveLength(3);
        expect(lines[0]).toContain('"computer","otherNames","difference"');
        expect(lines[1]).toContain('"srv2025",,"weaker"');
        expect(lines[2]).toContain('"srv2022",,"noLongerReachable"');
        const json = await list.download('Export JSON');
        expect(json.name).toMatch(/^smb-signing-changes-.*\.json$/);
        expect(JSON.parse(json.text)).toMatchObject({
            format: 'smb-signing-changes',
            version: 1,
            from: { computers: 24 },
            differences: [
                { kind: 'weaker', direction: 'outbound', before: { label: 'srv2025' }, explained: { by: [], gaps: ['activity'] } },
                { kind: 'noLongerReachable', direction: null }
            ]
        });

        const printed = frame
            .locator('app-paper')
            .evaluate(
                paper =>
                    new Promise<string[]>(resolve =>
                        addEventListener(
                            'beforeprint',
                            () => resolve([...paper.querySelectorAll('tbody tr')].map(row => row.textContent ?? '')),
                            { once: true }
                        )
                    )
            );
        await list.button('Print').click();
        const rows = await printed;
        expect(rows).toHaveLength(2);
        expect(rows[0]).toMatch(/srv2025.*Outbound: Weaker.*Not by this tool, as far as known/);
    });
});
