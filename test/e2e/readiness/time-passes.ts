// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';
import type { RunningGateway } from '../../../dev-gateway/server';
import { expect } from '../fixtures';

const minutesOfDay = 24 * 60;

/** Has the page's clock set by the test, and go on from the time that it is. Before the page is opened. */
export async function ownClock(page: Page): Promise<void> {
    await page.clock.install();
}

/** So many days later, by every computer's clock and by the browser's: what was logged, stored and recorded is as much older. */
export async function daysPass(days: number, page: Page, { computers }: RunningGateway): Promise<void> {
    for (const computer of computers.all()) expect(computer.happen({ event: 'clockChange', minutes: days * minutesOfDay })).toBeNull();
    const now = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(now + days * minutesOfDay * 60_000);
}
