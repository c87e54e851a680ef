// SPDX-License-Identifier: MIT
// From Readiness to the page of a run, where texts are two fifths longer.
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { expect, test } from './fixtures';
import { manyComputers, withGateway } from './list';
import { problems, speakPseudo } from './languages/pseudo-language';
import { ReadinessPage } from './readiness/readiness-page';

test.describe.configure({ mode: 'default' });

/** Of computers and devices. */
const names = /^(?:\S*\d\S*|offline)$/;

test.describe('in a longer, accented language', () => {
    let gateway: RunningGateway;
    withGateway(
        host => startGateway({ port: 0, host, ...manyComputers }),
        one => (gateway = one)
    );

    for (const [width, rightToLeft] of [
        [320, true],
        [1280, false]
    ] as const) {
        test(`nothing is cut or covered from Readiness to a run, ${width} pixels wide${rightToLeft ? ', right to left' : ''}`, async ({
            page
        }) => {
            await page.setViewportSize({ width, height: 900 });
            await speakPseudo(page, rightToLeft);
            const readiness = new ReadinessPage(page, gateway.url);
            const { frame, panel } = readiness;
            const command = frame.locator('app-page-head .group button');
            const isSound = async (what: string): Promise<void> => expect.soft(await problems(page, names), what).toEqual([]);
            const close = async (): Promise<void> => {
                await page.keyboard.press('Escape');
                await expect(panel).toBeHidden();
            };

            await readiness.open('readiness', 'srv2025');
            await expect(frame.locator('h1')).toContainText('⟦');
            await isSound('Readiness before anything is read');
            await frame.locator('app-page-head .group .sme-icon-refresh').click();
            await expect(frame.locator('app-page-head .group .sme-icon-stop')).toBeVisible();
            await expect(frame.locator('app-page-head .group .sme-icon-refresh')).toBeVisible({ timeout: 120_000 });
            await expect(readiness.row('app-0013')).toBeVisible();
            await isSound('Readiness');
            await readiness.details('app-0013');
            await isSound('a computer of Readiness');
            await close();
            await command.nth((await command.count()) - 4).click(); // before the exports and printing
            await expect(panel.locator('ul').first()).toBeVisible();
            await isSound('What if');
            await close();

            await frame.locator('app-page-head nav a').nth(2).click();
            await expect(readiness.row('copier-3').first()).toBeVisible();
            await isSound('Peers');
            await readiness.details('copier-3');
            await panel.locator('app-accept-form button').click(); // without a name
            await isSound('a peer');
            await close();

            await frame.locator('app-page-head nav a').nth(1).click();
            await frame.locator('.grid input[type=checkbox]').first().check(); // else it stands in the next steps
            await frame.locator('app-page-head .group .sme-icon-checkList').click();
            const start = frame.locator('app-page-head .group .sme-button-primary');
            await expect(start).toBeEnabled({ timeout: 120_000 });
            await expect(start).not.toHaveAttribute('aria-disabled', 'true', { timeout: 120_000 });
            await isSound('the dry run');
            await start.click();
            await expect(panel).toBeVisible();
            await isSound('the confirmation');
            await panel.locator('.sme-button-primary').click();
            await expect(frame.locator('app-run .grid .row').nth(1)).toBeVisible();
            await isSound('the page of a run');
        });
    }
});
