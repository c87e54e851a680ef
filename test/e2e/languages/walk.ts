// SPDX-License-Identifier: MIT
// The same way through the tool in any language: controls are found by their icons and places, because their names differ.
import { readFileSync } from 'node:fs';
import { expect as impatient, type FrameLocator, type Page } from '@playwright/test';
import { root } from '../../../dev-gateway/root';
import { layoutProblems, toolOf } from './layout-problems';

/** On a busy machine the frame alone may take long to come. */
const expect = impatient.configure({ timeout: 30_000 });

/** Every language of the package but English, by its folder. */
export function shippedLanguages(): readonly string[] {
    const { resources } = JSON.parse(readFileSync(`${root}/.cache/package/ux/manifest.json`, 'utf8')) as {
        resources: readonly { locale: string }[];
    };
    return resources.map(({ locale }) => locale).filter(locale => locale !== 'default');
}

const widths = [1280, 320] as const;
const runFile = `${root}/test/stored/run-5.json`;

/**
 * Opens This computer, Change signing, an explained error, Readiness, and a run, in a page whose shell speaks that language.
 * @returns what is cut, covered, or beside the page, at either width
 */
export async function walkThrough(page: Page, url: string, locale: string): Promise<readonly string[]> {
    const found: string[] = [];
    const frame = page.frameLocator('iframe');
    const look = async (what: string): Promise<void> => {
        for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            for (const problem of await settledProblems(page)) found.push(`${locale}, ${what}, ${width}: ${problem}`);
        }
        await page.setViewportSize({ width: widths[0], height: 900 });
    };
    // What runs these files outside of Playwright puts it into functions that the page is given.
    await page.addInitScript('globalThis.__name = named => named');
    await page.addInitScript(language => localStorage.setItem('locale', language), locale);
    await page.goto(`${url}?computer=srv2022`);
    await expect(frame.locator('app-direction-card').first()).toBeVisible();
    expect(await toolOf(page).evaluate(() => document.documentElement.lang)).toBe(locale);
    await look('This computer');
    await changeSigning(frame);
    await look('Change signing');
    await page.keyboard.press('Escape');
    await frame.locator('nav.tabs a').nth(1).click();
    await frame.locator('textarea').last().fill('0xc000a000');
    await expect(frame.locator('ol > li').first()).toBeVisible();
    await look('an explained error');
    await page.goto(`${url}?computer=srv2022&path=${encodeURIComponent('all-computers/readiness')}`);
    await expect(frame.locator('.grid .row').nth(1)).toBeVisible();
    await look('Readiness');
    await page.goto(`${url}?computer=srv2022&path=${encodeURIComponent('all-computers/runs')}`);
    await frame.locator('input[type=file]').first().setInputFiles(runFile);
    await frame.locator('app-runs li a').first().click();
    await expect(frame.locator('app-run .grid .row').nth(1)).toBeVisible();
    await look('a run');
    return found;
}

/** Those that stay: a table is laid out anew a moment after its width has changed. */
async function settledProblems(page: Page): Promise<readonly string[]> {
    for (let left = 10; left > 0; left--) {
        if ((await layoutProblems(page)).length === 0) return [];
        await page.waitForTimeout(300);
    }
    return layoutProblems(page);
}

async function changeSigning(frame: FrameLocator): Promise<void> {
    await frame.locator('button:has(.sme-icon-edit)').first().click();
    await expect(frame.locator('dialog[open]')).toBeVisible();
    for (const group of [0, 1])
        await frame.locator('dialog[open] fieldset, dialog[open] [role=radiogroup]').nth(group).locator('input').first().check();
}
