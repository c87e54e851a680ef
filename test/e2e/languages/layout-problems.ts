// SPDX-License-Identifier: MIT
// What any language can break on a screen.
import type { Frame, Page } from '@playwright/test';

export function toolOf(page: Page): Frame {
    const frame = page.frames().find(one => one !== page.mainFrame());
    if (!frame) throw new Error('The shell shows no tool.');
    return frame;
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
