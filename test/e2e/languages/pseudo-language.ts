// SPDX-License-Identifier: MIT
// The extension in a generated language, whose texts are longer and accented, and what is wrong on its screens.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { root } from '../../../dev-gateway/root';
import { pseudoLocale } from '../../../tools/generate/pseudo-locale';
import type { StringTree } from '../../../tools/generate/strings';
import { layoutProblems, toolOf } from './layout-problems';

/** The package's texts, each in the form that the generated language gives it. */
function generatedTexts(): string {
    const english = readFileSync(`${root}/.cache/package/ux/assets/strings/strings.json`, 'utf8');
    const strings = JSON.parse(english) as { Strings: { SmbSigning: StringTree } & StringTree };
    return JSON.stringify({ Strings: { ...strings.Strings, SmbSigning: pseudoLocale(strings.Strings.SmbSigning) } });
}

/** The shell in another language, whose texts are generated; written from right to left if wanted. */
export async function speakPseudo(page: Page, rightToLeft: boolean): Promise<void> {
    await page.addInitScript(
        ([direction]) => {
            localStorage.setItem('locale', 'fr-FR');
            const setDirection = (): void => document.documentElement?.setAttribute('dir', direction ?? 'ltr');
            setDirection();
            document.addEventListener('DOMContentLoaded', setDirection);
        },
        [rightToLeft ? 'rtl' : 'ltr']
    );
    const translated = generatedTexts();
    await page.route(/\/strings\/fr-FR\/strings\.json/, route => route.fulfill({ contentType: 'application/json', body: translated }));
}

/**
 * What is wrong on the screen now: text that is not translated, text or controls that are cut or covered, sideways scrolling.
 * @param names texts that are no words: names of computers and devices
 */
export async function problems(page: Page, names = /^$/): Promise<string[]> {
    return [...(await untranslated(page, names)), ...(await layoutProblems(page))];
}

function untranslated(page: Page, names: RegExp): Promise<string[]> {
    return toolOf(page).evaluate(data => {
        const found: string[] = [];
        const shown = (element: Element): boolean => element.checkVisibility() && !element.closest('[aria-hidden=true], pre, [dir=auto]');
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            const text = node.textContent?.trim() ?? '';
            if (!element || !shown(element) || !/[a-z]{3}/i.test(text) || new RegExp(data).test(text)) continue;
            const block = element.closest('p, li, dd, dt, th, td, h1, h2, h3, button, label, a, summary, legend, div') ?? element;
            if (!/[⟦⟧]/.test(block.textContent ?? '')) found.push(`not translated: ${text}`);
        }
        return found;
    }, names.source);
}
