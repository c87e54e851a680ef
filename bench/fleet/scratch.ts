import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { root } from '../../dev-gateway/root';
import { startGateway } from '../../dev-gateway/server';
import { generateComputers } from '../../dev-gateway/scenarios/generated';
import { browserFlags, testBrowser } from '../../tools/steps/browser.mjs';
import { fillStorage } from './fill-storage';
import { measure } from './scratch-measure';
const dir = '/tmp/c25-profile';
const isFilled = existsSync(`${dir}/filled`);
const { executablePath, libraryPath } = testBrowser(root);
const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
const sound = generateComputers(20).map(({ faults: _, otherNames: __, credentials: ___, ...one }) => one);
const extension = process.env['EXT'];
const gateway = await startGateway({ port: 7925, https: true, replay: true, latency: 0, computers: sound, ...(extension ? { extension } : {}) });
const context = await chromium.launchPersistentContext(dir, { executablePath, args: browserFlags, env, ignoreHTTPSErrors: true });
await context.addInitScript('globalThis.__name = work => work');
if (!isFilled) {
    const page = await context.newPage();
    await page.goto(`${gateway.url}dev/computers`);
    console.time('fill');
    await fillStorage(page, root, { computers: Number(process.env['N'] ?? 50000), peers: 20000 });
    console.timeEnd('fill');
    await page.close();
    (await import('node:fs')).writeFileSync(`${dir}/filled`, '');
}
if (process.env['PROFILE']) (globalThis as any).PROFILE = process.env['PROFILE'];
try {
const browser = context.browser() ?? (context as any)._browser ?? (context as any);
const rows = await measure(browser as any, context as any, gateway.url);
for (const { what, target, measured, withinTarget } of rows) console.log(`| ${what} | ${target} | ${measured}${withinTarget === false ? ' **exceeded**' : ''} |`);
} catch (e) { console.error(e); for (const page of context.pages()) await page.screenshot({ path: '/tmp/c25-shot.png' }).catch(() => undefined); }
await context.close();
await gateway.close();
