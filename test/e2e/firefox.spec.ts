// SPDX-License-Identifier: MIT
// The extension in Firefox, over WebDriver BiDi. Playwright's own driver for it needs a newer one than Debian's, so the
// pages of the other tests are not used here.
import puppeteer, { type Frame, type Page } from 'puppeteer-core';
import { installedFirefox } from '../../tools/steps/browser.mjs';
import { expect, test as base } from './fixtures';
import { reportViolations } from './browser/policy-violations';

const test = base.extend({ noSurprises: async ({}, use) => use() }); // no page of Playwright's
const executablePath = installedFirefox();

/** What goes wrong without having been asked for. */
function watch(page: Page): string[] {
    const surprises: string[] = [];
    page.on('console', message => message.type() === 'error' && surprises.push(`console: ${message.text()}`));
    page.on('pageerror', error => surprises.push(`page error: ${String(error)}`));
    page.on('response', response => {
        // computers that refuse or are off answer so
        if (response.status() >= 400 && !response.url().includes('/nodes/')) surprises.push(`${response.status()}: ${response.url()}`);
    });
    return surprises;
}

/** The tool's frame, once it shows this. */
async function toolShowing(page: Page, xpath: string): Promise<Frame> {
    const frame = await page.waitForFrame(one => one.url().includes('/modules/'));
    await frame.locator(`xpath/${xpath}`).wait();
    return frame;
}

/** Not a locator's click, which waits in Firefox for what never comes in a frame. */
async function click(frame: Frame, xpath: string): Promise<void> {
    const element = await frame.waitForSelector(`xpath/${xpath}`, { visible: true });
    await element?.click();
}

const button = (text: string): string => `//button[normalize-space()='${text}'][not(@aria-disabled='true')]`;
const title = (text: string): string => `//h1[normalize-space()='${text}']`;
const choice = (group: string, text: string): string =>
    `//fieldset[legend[normalize-space()='${group}']]//label[normalize-space()='${text}']/input`;

test('in Firefox: styles, tabs, a change read back, and nothing against the policy', async ({ gateway, computers }, testInfo) => {
    testInfo.skip(!executablePath && !process.env['CI'], 'Firefox is not installed.');
    test.setTimeout(180_000);
    const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: executablePath ?? 'firefox',
        timeout: 90_000,
        defaultViewport: { width: 1280, height: 720 }
    });
    try {
        const page = await browser.newPage();
        page.setDefaultTimeout(60_000);
        const surprises = watch(page);
        await page.evaluateOnNewDocument(reportViolations);
        await page.goto(`${gateway.url}?computer=srv2022`);
        const frame = await toolShowing(page, button('Change signing'));

        const styles = await frame.evaluate(() => {
            const of = (selector: string, part?: string): CSSStyleDeclaration =>
                getComputedStyle(document.querySelector(selector) ?? document.body, part);
            return {
                sheet: of('body').fontSize,
                icon: of('.commands .sme-icon', '::before').fontFamily,
                component: of('.page-header').display
            };
        });
        expect(styles).toEqual({ sheet: '13px', icon: expect.stringMatching(/MDL2/), component: 'flex' });

        for (const tab of ['Compatibility', 'All computers', 'This computer']) {
            await click(frame, `//nav//a[normalize-space()='${tab}']`);
            await toolShowing(page, tab === 'This computer' ? title('SMB signing') : title(tab));
        }

        await click(frame, button('Change signing'));
        await click(frame, choice('Inbound (SMB server)', 'Required'));
        await click(frame, button('Apply'));
        await toolShowing(page, "//*[@role='status'][contains(., 'Successfully')]");
        const { inbound } = await computers.get('srv2022');
        expect(inbound['RequireSecuritySignature']).toBe(true);
        expect(surprises).toEqual([]);
    } finally {
        await browser.close();
    }
});
