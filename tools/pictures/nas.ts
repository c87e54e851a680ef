// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';

/** A device of this machine, at a port of its own, appears as nas-5 at port 445: there is no such name here. */
export async function asNas(page: Page, port: number): Promise<void> {
    await page.route('**/invokeCommand', async route => {
        const asked = route.request().postData() ?? '';
        if (!asked.includes('nas-5')) return route.continue();
        const postData = asked.replaceAll('nas-5', 'localhost').replaceAll('-Port 445', `-Port ${port}`);
        const response = await route.fetch({ postData });
        const answer = (await response.text()).replaceAll('localhost', 'nas-5').replaceAll(String(port), '445');
        return route.fulfill({ response, body: answer.replaceAll('127.0.0.1', '192.0.2.5') });
    });
}
