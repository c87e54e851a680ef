// SPDX-License-Identifier: MIT
import type { Page, TestInfo } from '@playwright/test';
import { run } from './debian';

/**
 * The first sheet of what a frame prints, as a picture. Windows Admin Center's frame prints itself alone, which no browser does
 * without a dialog. So its document is printed as it is on paper, from a page of its own, without its scripts.
 */
export async function takePaper(page: Page, info: TestInfo, file: string): Promise<void> {
    const frame = page.frames()[1];
    if (!frame) throw new Error('The shell shows no tool.');
    // Now, not when it is copied: what is printed can differ from what is shown.
    await page.emulateMedia({ media: 'print' });
    const html = await frame.evaluate(() => {
        const copy = document.documentElement.cloneNode(true) as Element;
        for (const script of copy.querySelectorAll('script')) script.remove();
        return `<!doctype html>${copy.outerHTML}`;
    });
    const printed = await page.context().newPage();
    // Beside the tool, so that its styles and fonts are found.
    const address = new URL('paper.html', frame.url()).href;
    await printed.route(address, route => route.fulfill({ contentType: 'text/html', body: html }));
    await printed.goto(address);
    await printed.evaluate(() => document.fonts.ready);
    const margin = '1cm'; // as Chrome and Edge print by themselves
    const pdf = info.outputPath('paper.pdf');
    await printed.pdf({ path: pdf, format: 'A4', margin: { top: margin, right: margin, bottom: margin, left: margin } });
    await printed.close();
    await page.emulateMedia({ media: null });
    run('pdftoppm', ['-png', '-r', '110', '-singlefile', pdf, file.replace(/\.png$/, '')]);
}
