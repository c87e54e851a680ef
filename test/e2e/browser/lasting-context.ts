// SPDX-License-Identifier: MIT
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from '@playwright/test';

/** What of a context outlives its pages, besides what they store: there is no way to undo it. */
const lasting = ['addInitScript', 'exposeBinding', 'exposeFunction', 'grantPermissions', 'route', 'setOffline'] as const;
const clock = ['install', 'pauseAt', 'setFixedTime', 'setSystemTime'] as const;

/**
 * One context for the tests of a worker. Each test has pages of its own, and finds nothing stored, as in a context of its own:
 * that is proven in surprises.spec.ts. One that did to the context what can't be undone is the last in it.
 */
export class LastingContext {
    private context: BrowserContext | null = null;
    private readonly origins = new Set<string>();
    private isSpent = false;
    /** Keeps the process alive between the tests, and clears what they stored. It runs nothing. */
    private keeper: CDPSession | undefined;

    constructor(
        private readonly browser: Browser,
        private readonly options: BrowserContextOptions & { readonly baseURL: string }
    ) {}

    async take(): Promise<BrowserContext> {
        return (this.context ??= await this.begin());
    }

    /** Closes what a test opened, and clears what it stored. */
    async clear(): Promise<void> {
        if (this.isSpent) return this.close();
        const [, ...pages] = (await this.take()).pages();
        for (const page of pages) await page.close();
        for (const origin of this.origins) await this.keeper?.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
        this.origins.clear();
    }

    async close(): Promise<void> {
        await this.context?.close();
        this.context = null;
    }

    private async begin(): Promise<BrowserContext> {
        const context = await this.browser.newContext(this.options);
        const page: Page = await context.newPage();
        await page.goto('/assets/css/fonts.css');
        this.keeper = await context.newCDPSession(page);
        this.isSpent = false;
        this.origins.clear();
        context.on('request', request => this.origins.add(new URL(request.url()).origin));
        this.noteCalls(context, lasting);
        this.noteCalls(context.clock, clock);
        return context;
    }

    private noteCalls<Key extends string>(of: Record<Key, (...given: never[]) => unknown>, names: readonly Key[]): void {
        for (const name of names) {
            const call = of[name].bind(of);
            of[name] = (...given: never[]) => {
                this.isSpent = true;
                return call(...given);
            };
        }
    }
}
