// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';

/** Where the pictures are. */
export const folder = new URL('../../docs/pictures/', import.meta.url).pathname;

/** A page in the looks that it can take on without being loaded again. */
export async function takeLooks(page: Page, name: string, theme: 'light' | 'dark'): Promise<void> {
    const shot = (look: string): Promise<Buffer> => page.screenshot({ path: `${folder}${name}-${look}.png` });
    await shot(theme);
    if (theme === 'dark') {
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        await shot('forced-colours');
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        return;
    }
    await page.setViewportSize({ width: 320, height: 720 });
    await shot('320');
    await page.setViewportSize({ width: 1280, height: 800 });
}
