// SPDX-License-Identifier: MIT
// The extension in a generated language, whose texts are longer and accented, and what is wrong on its screens.
import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { root } from '../../../dev-gateway/root';
import { pseudoLocale } from '../../../tools/generate/pseudo-locale';
import type { StringTree } from '../../../tools/generate/strings';

const english = readFileSync(`${root}/.cache/package/ux/assets/strings/strings.json`, 'utf8');
const strings = JSON.parse(english) as { Strings: { SmbSigning: StringTree } & StringTree };
const translated = JSON.stringify({ Strings: { ...strings.Strings, SmbSigning: pseudoLocale(strings.Strings.SmbSigning) } });

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
    await page.route(/\/strings\/fr-FR\/strings\.json/, route => route.fulfill({ contentType: 'application/json', body: translated }));
}

export function toolOf(page: Page): Frame {
    const frame = page.frames().find(one => one !== page.mainFrame());
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
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

/** Text and controls that are cut or covered, and sideways scrolling: what any language can break. */
export function layoutProblems(page: Page): Promise<string[]> {
    return toolOf(page).evaluate(async () => {
        await document.fonts.ready;
        const found: string[] = [];
        if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
        const shown = (element: Element): boolean => element.checkVisibility() && !element.closest('[aria-hidden=true], pre, [dir=auto]');
        for (const element of document.querySelectorAll('body *')) {
            // the SDK parks its tooltip beside the page until it is wanted
            if (!shown(element) || element.closest('svg, [class^=sme-tooltip]')) continue;
            const style = getComputedStyle(element);
            const cuts = style.overflowX === 'hidden' || style.textOverflow === 'ellipsis' || style.overflowX === 'clip';
            if (cuts && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
                found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
            const isClamped = style.webkitLineClamp !== 'none';
            if (style.overflowY === 'hidden' && !isClamped && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 2)
                found.push(`cut below: ${element.outerHTML.slice(0, 120)}`);
            const box = element.getBoundingClientRect();
            if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) found.push(`outside: ${element.outerHTML.slice(0, 120)}`);
        }
        /** What is seen of it within all that scrolls. */
        const seen = (element: Element): { left: number; top: number; right: number; bottom: number } => {
            let { left, top, right, bottom } = element.getBoundingClientRect();
            for (let around = element.parentElement; around; around = around.parentElement) {
                if (getComputedStyle(around).overflow === 'visible') continue;
                const box = around.getBoundingClientRect();
                [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
                [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
            }
            return { left, top, right, bottom };
        };
        const controls = [...document.querySelectorAll('button, a, input, select, textarea, legend, h1, h2, h3')]
            .filter(element => shown(element) && !element.closest('[class^=sme-tooltip]'))
            .map(element => ({ element, box: seen(element) }))
            .filter(({ box }) => box.right - box.left > 2 && box.bottom - box.top > 2);
        for (const [index, { element: one, box: a }] of controls.entries()) {
            for (const { element: other, box: b } of controls.slice(index + 1)) {
                // A panel covers the page on purpose.
                if (one.contains(other) || other.contains(one) || one.closest('dialog') !== other.closest('dialog')) continue;
                const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (width > 2 && height > 2) found.push(`covered: ${one.outerHTML.slice(0, 120)} and ${other.outerHTML.slice(0, 120)}`);
            }
        }
        return found;
    });
}
