// SPDX-License-Identifier: MIT
import { expect, test } from './fixtures';

// What goes wrong in the browser may never pass unnoticed: each of these would fail a test that did not allow it.
test.describe('what goes wrong in the browser is noticed', () => {
    test('an error in the console', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => console.error('planted'));
        await expect.poll(() => surprises.unexpected).toEqual([expect.stringContaining('console: planted')]);
        surprises.allow(/planted/);
    });

    test('an exception in the tool', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(
            () =>
                void setTimeout(() => {
                    throw new Error('planted');
                })
        );
        await expect.poll(() => surprises.unexpected.join()).toContain('planted');
        surprises.allow(/planted/);
    });

    test('a request that the gateway does not know', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => fetch('/api/planted'));
        await expect.poll(() => surprises.unexpected.join()).toMatch(/unknown request: GET .*\/api\/planted/);
        surprises.allow(/planted|501/);
    });

    test('a request to another machine', async ({ pane, page, surprises }) => {
        await pane.open('srv2025');
        await page.evaluate(() => location.assign('https://example.com/')); // the policy blocks other ways
        await expect.poll(() => surprises.unexpected.join()).toContain('request to elsewhere: https://example.com/');
        surprises.allow(/example\.com/);
    });

    test('something against the content security policy', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(heading => heading.append(Object.assign(new Image(), { src: '/planted.png' })));
        await expect.poll(() => surprises.unexpected.join()).toMatch(/against the content security policy \(img-src\): .*planted\.png/);
        surprises.allow(/planted/);
    });

    test('a message that the shell does not know', async ({ pane, surprises }) => {
        await pane.open('srv2025');
        await pane.heading().evaluate(() => window.parent.postMessage({ command: 'Planted', type: 0, sequence: 1 }, '*'));
        await expect.poll(() => surprises.unexpected.join()).toContain('Planted');
        surprises.allow(/Planted/);
    });
});

// The tests of a worker have one context, see lasting-context.ts.
test.describe('a test finds nothing of the one before', () => {
    test.describe.configure({ mode: 'serial' });

    const inBrowser = async (): Promise<object> => ({
        local: { ...localStorage },
        session: { ...sessionStorage },
        cookie: document.cookie,
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
        planted: 'planted' in window,
        width: innerWidth
    });
    const nothing = { local: {}, session: {}, cookie: '', databases: [], caches: [], clipboard: 'prompt', planted: false, width: 1280 };

    for (const [does, plant] of [
        [
            'stores something',
            () => {
                localStorage.setItem('planted', '1');
                sessionStorage.setItem('planted', '1');
                document.cookie = 'planted=1; path=/';
                const opened = new Promise<void>(done => (indexedDB.open('planted', 1).onsuccess = () => done()));
                return caches.open('planted').then(() => opened);
            }
        ],
        ['does that again, and then what a context keeps, too', () => localStorage.setItem('planted', '1')],
        ['does nothing', () => undefined]
    ] as const) {
        test(`one that ${does}`, async ({ page, context }) => {
            await page.goto('/assets/css/fonts.css');
            expect(await page.evaluate(inBrowser)).toEqual(nothing);
            expect(await page.evaluate(() => Math.abs(Date.now() - performance.timeOrigin) < 600_000)).toBe(true);
            await page.evaluate(plant);
            await page.setViewportSize({ width: 700, height: 700 });
            if (!does.includes('context')) return;
            await context.addInitScript(() => Object.assign(window, { planted: true }));
            await context.grantPermissions(['clipboard-read']);
            await page.clock.install({ time: new Date('2020-01-01') });
        });
    }
});
