// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { axeExceptions } from './axe-exceptions';

const axeSource = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
/** What the dark theme can change: the elements are those of the light one, where all rules are applied. */
const ofColors = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Theme = 'light' | 'dark';

/**
 * Dresses the page as it is when it starts in this theme; the only difference is one word in the tool and one in the shell, which
 * accessibility.spec.ts holds against a page that did start in the dark.
 */
export async function dress(frames: readonly Frame[], theme: Theme): Promise<void> {
    for (const frame of frames)
        await frame.evaluate(chosen => {
            document.body.classList.replace(`sme-theme-${chosen === 'dark' ? 'light' : 'dark'}`, `sme-theme-${chosen}`);
            const { dataset } = document.documentElement;
            if (dataset['theme']) dataset['theme'] = chosen;
        }, theme);
}

async function violations(frame: Frame, theme: Theme): Promise<{ rule: string; selector: string; help: string }[]> {
    const results = await frame.evaluate(
        runOnly => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly, iframes: false }),
        theme === 'dark' ? { type: 'rule', values: ofColors } : { type: 'tag', values: tags }
    );
    return results.violations.flatMap(violation =>
        violation.nodes.map(node => ({ rule: violation.id, selector: node.target.join(' '), help: violation.help }))
    );
}

/**
 * Runs axe in the tool: all rules in the light theme, then those of colors in the dark one.
 * @param options `shell`: in the shell around it, too, which is the same around each page
 */
export async function findings(page: Page, { shell = false } = {}): Promise<string[]> {
    const frames = shell ? page.frames() : page.frames().slice(1);
    const found: string[] = [];
    for (const frame of frames) if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeSource);
    for (const theme of ['light', 'dark'] as const) {
        await dress(page.frames(), theme);
        for (const { rule, selector, help } of (await Promise.all(frames.map(frame => violations(frame, theme)))).flat())
            if (!axeExceptions.some(exception => exception.rule === rule && selector.includes(exception.selector)))
                found.push(`${theme}: ${rule}: ${selector}: ${help}`);
    }
    await dress(page.frames(), 'light');
    return found;
}
