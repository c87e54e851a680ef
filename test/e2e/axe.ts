// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { axeExceptions } from './axe-exceptions';

const axeSource = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
/** What the dark theme can change: the elements are those of the light one, where all rules are applied. */
const ofColors = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe in the tool and in the shell around it; in the dark theme the rules of colors alone. */
export async function findings(page: Page): Promise<string[]> {
    const all = await Promise.all(
        page.frames().map(async (frame: Frame) => {
            await frame.evaluate(axeSource);
            const results = await frame.evaluate(
                ({ tags, ofColors }) =>
                    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
                        runOnly:
                            localStorage.getItem('theme') === 'dark' ? { type: 'rule', values: ofColors } : { type: 'tag', values: tags },
                        iframes: false
                    }),
                { tags, ofColors }
            );
            return results.violations.flatMap(violation =>
                violation.nodes.map(node => ({ rule: violation.id, selector: node.target.join(' '), help: violation.help }))
            );
        })
    );
    return all
        .flat()
        .filter(found => !axeExceptions.some(exception => exception.rule === found.rule && found.selector.includes(exception.selector)))
        .map(found => `${found.rule}: ${found.selector}: ${found.help}`);
}
