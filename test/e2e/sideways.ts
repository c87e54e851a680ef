// SPDX-License-Identifier: MIT
import { expect, type Page } from '@playwright/test';

/** Neither the tool nor the shell around it is wider than its window; looks again until what settles late has. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
    const wide = (): Promise<boolean[]> =>
        Promise.all(page.frames().map(frame => frame.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)));
    await expect.poll(wide).not.toContain(true);
}
