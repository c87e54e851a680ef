import { chromium } from '@playwright/test';
import { root } from '../../dev-gateway/root';
import { startGateway } from '../../dev-gateway/server';
import { generateComputers } from '../../dev-gateway/scenarios/generated';
import { browserFlags, testBrowser } from '../../tools/steps/browser.mjs';
import { onPeers, onReadiness, taken, toolFrame, heapOf } from './scratch-measure';
const { executablePath, libraryPath } = testBrowser(root);
const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
const sound = generateComputers(20).map(({ faults: _, otherNames: __, credentials: ___, ...one }) => one);
const gateway = await startGateway({ port: 7925, https: true, replay: true, latency: 0, computers: sound });
const context = await chromium.launchPersistentContext('/tmp/c25-profile', { executablePath, args: browserFlags, env, ignoreHTTPSErrors: true });
await context.addInitScript('globalThis.__name = work => work');
const page = await context.newPage();
await page.goto(`${gateway.url}?path=all-computers`);
await page.frameLocator('iframe').getByRole('status').filter({ hasText: /Scan finished/ }).waitFor({ timeout: 60_000 });
const frame = toolFrame(page);
const cdp = await context.newCDPSession(page);
await cdp.send('Profiler.enable');
await cdp.send('Profiler.setSamplingInterval', { interval: 1000 });
const wanted = new RegExp(process.env['STEPS'] ?? '.');
for (const step of [...onReadiness, 'close' as const, ...onPeers]) {
    if (step === 'close') { await page.keyboard.press('Escape'); await page.waitForTimeout(500); continue; }
    const prof = wanted.test(step.what);
    if (prof) await cdp.send('Profiler.start');
    const took = await taken(frame, step);
    console.log(`## ${step.what}: ${Math.round(took)} ms`);
    if (prof) {
        const { profile } = await cdp.send('Profiler.stop');
        const byId = new Map(profile.nodes.map(n => [n.id, n]));
        const self = new Map<number, number>();
        profile.samples!.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas![i]!));
        const nameOf = (n: any) => `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}:${n.callFrame.columnNumber}`;
        const bySelf = new Map<string, number>(), byTotal = new Map<string, number>();
        const visit = (id: number, stack: Set<string>): number => {
            const n = byId.get(id)!; const name = nameOf(n); const has = stack.has(name); const next = has ? stack : new Set(stack).add(name);
            let total = self.get(id) ?? 0; bySelf.set(name, (bySelf.get(name) ?? 0) + total);
            for (const c of n.children ?? []) total += visit(c, next);
            if (!has) byTotal.set(name, (byTotal.get(name) ?? 0) + total);
            return total;
        };
        visit(profile.nodes[0]!.id, new Set());
        const top = (m: Map<string, number>, k: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, k).map(([n, t]) => `${(t / 1000).toFixed(0).padStart(7)} ${n}`).join('\n');
        console.log('self:\n' + top(bySelf, 28) + '\ntotal:\n' + top(byTotal, 60));
    }
    await page.waitForTimeout(300);
}
console.log('heap', Math.round((await heapOf(context, page)) / 1e6));
await context.close();
await gateway.close();
