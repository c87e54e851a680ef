// SPDX-License-Identifier: MIT
import { startGateway } from '../dev-gateway/server';
import { shippedLanguages, walkThrough } from '../test/e2e/languages/walk';
import { openBrowser } from './browser';
import type { Piece } from './piece';

const atOnce = 2;

export const languages: Piece = {
    name: 'languages',
    what: 'languages, in each of which five screens are looked at, wide and narrow',
    count: 17,
    async run({ count }) {
        const gateway = await startGateway({ port: 0, generate: 20, replay: true });
        const browser = await openBrowser();
        const left = shippedLanguages().slice(0, count);
        const walked = left.length;
        const failures: string[] = [];
        const work = async (): Promise<void> => {
            for (let next = left.shift(); next !== undefined; next = left.shift()) {
                const page = await browser.newPage();
                try {
                    failures.push(...(await walkThrough(page, gateway.url, next)));
                } catch (error) {
                    failures.push(`${next}: ${error instanceof Error ? error.message : String(error)}`);
                }
                await page.close();
            }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
        await browser.close();
        await gateway.close();
        return { checked: `${walked} languages`, failures };
    }
};
