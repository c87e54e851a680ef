// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';

/** A place where the keyboard's focus came to rest, and why it could not be seen there; empty: it could. */
export interface Stop {
    readonly name: string;
    readonly problem: string;
}

/** Far more than any page has. */
const most = 200;

/** Presses Tab from the top of the page, or of the open panel, until the focus leaves it or comes round. */
export async function stops(page: Page): Promise<Stop[]> {
    const frame = page.frames()[1];
    if (!frame) throw new Error('The tool has no frame.');
    await frame.evaluate(() => {
        for (const before of document.querySelectorAll('[data-stopped]')) before.removeAttribute('data-stopped');
        const top = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
        top.tabIndex = -1;
        top.focus();
        top.removeAttribute('tabindex');
    });
    const found: Stop[] = [];
    while (found.length < most) {
        await page.keyboard.press('Tab');
        const [stop] = await frame.evaluate(look, false);
        if (!stop) return found;
        found.push(stop);
    }
    throw new Error(`The focus does not come round within ${most} stops.`);
}

/** Looks once more where `stops` came by, in another look of the page: to press Tab again would find the same places. */
export async function sameStops(page: Page): Promise<Stop[]> {
    return (await page.frames()[1]?.evaluate(look, true)) ?? [];
}

/**
 * Looks at what has the focus: a ring of two pixels or more, all of it in sight, that stands out from what is around it as
 * WCAG 1.4.11 asks. Runs in the page. Nothing: the focus is not in the page any more, or has been here.
 * @param again has the focus come again to each place where it has been
 */
function look(again: boolean): Stop[] {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!canvas || !(again || document.hasFocus())) return [];

    type Color = readonly [number, number, number, number];
    const colorOf = (text: string): Color => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = (front: Color, back: Color): Color => {
        const mixed = [0, 1, 2].map(index => (front[index] ?? 0) * front[3] + (back[index] ?? 0) * (1 - front[3]));
        return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 1];
    };
    const chainOf = (element: Element): Element[] => {
        const parent = element.parentElement;
        return parent ? [element, ...chainOf(parent)] : [element];
    };
    const backgroundOf = (element: Element): Color =>
        chainOf(element).reduceRight<Color>((back, one) => over(colorOf(getComputedStyle(one).backgroundColor), back), colorOf('Canvas'));
    const lightOf = ([red, green, blue]: Color): number => {
        const [r = 0, g = 0, b = 0] = [red, green, blue]
            .map(part => part / 255)
            .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };

    const problemOf = (focused: HTMLElement): string => {
        // A list in which the arrow keys move on keeps the focus itself, and shows it at a row.
        const active = focused.getAttribute('aria-activedescendant');
        const shown = (active && document.getElementById(active)) || focused;
        const style = getComputedStyle(shown);
        const [width, offset] = [Number.parseFloat(style.outlineWidth), Number.parseFloat(style.outlineOffset)];
        if (style.outlineStyle === 'none' || !(width >= 2)) return 'no ring';

        const around = backgroundOf(offset < 0 ? shown : (shown.parentElement ?? shown));
        const faded = chainOf(shown).reduce((product, one) => product * Number(getComputedStyle(one).opacity), 1);
        const [red, green, blue, alpha] = colorOf(style.outlineColor);
        const ring = over([red, green, blue, alpha * faded], around);
        const [dark = 0, light = 0] = [lightOf(ring), lightOf(around)].sort((one, other) => one - other);
        const contrast = (light + 0.05) / (dark + 0.05);
        if (contrast < 3) return `a ring of contrast ${contrast.toFixed(1)}`;

        const box = shown.getBoundingClientRect();
        const reach = offset + width;
        const sides = [box.left - reach, box.top - reach, -(box.right + reach), -(box.bottom + reach)];
        const cutBy = chainOf(shown).find(one => {
            // The page itself can be scrolled, and is when the focus moves.
            if (one === shown || getComputedStyle(one).overflow === 'visible' || one.matches('.sme-ux, body')) return false;
            const { left, top } = one.getBoundingClientRect();
            const [x, y] = [left + one.clientLeft, top + one.clientTop];
            const limits = [x, y, -(x + one.clientWidth), -(y + one.clientHeight)];
            return sides.some((side, index) => side < (limits[index] ?? 0) - 0.5);
        });
        return cutBy ? `a ring that is cut off by ${cutBy.tagName.toLowerCase()}.${cutBy.className}` : '';
    };

    const places = again ? [...document.querySelectorAll('[data-stopped]')] : [document.activeElement];
    return places.flatMap(focused => {
        if (!(focused instanceof HTMLElement) || focused === document.body) return [];
        if (again) focused.focus();
        else if (focused.dataset['stopped']) return [];
        focused.dataset['stopped'] = 'yes';
        const name = `${focused.tagName.toLowerCase()} ${(focused.getAttribute('aria-label') ?? focused.innerText ?? '').trim().slice(0, 40)}`;
        return [{ name, problem: problemOf(focused) }];
    });
}
