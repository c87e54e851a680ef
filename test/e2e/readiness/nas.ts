// SPDX-License-Identifier: MIT
import type { Page } from '@playwright/test';

/** A device of this machine, at a port of its own, appears under a name at port 445: there is no such name here. */
export async function asNas(page: Page, port: number, name = 'nas-5'): Promise<void> {
    await page.route('**/invokeCommand', async route => {
        const asked = route.request().postData() ?? '';
        if (!asked.includes(name)) return route.continue();
        const postData = asked.replaceAll(name, 'localhost').replaceAll('-Port 445', `-Port ${port}`);
        const response = await route.fetch({ postData });
        const answer = (await response.text()).replaceAll('localhost', name).replaceAll(String(port), '445');
        return route.fulfill({ response, body: answer.replaceAll('127.0.0.1', '192.0.2.5') });
    });
}
