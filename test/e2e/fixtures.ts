// SPDX-License-Identifier: MIT
import { test as base, type Page } from '@playwright/test';
import { root } from '../../dev-gateway/root';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { testBrowser } from '../../tools/steps/browser.mjs';
import { flags } from './browser/flags';
import { LastingContext } from './browser/lasting-context';
import { Pane } from './pane';
import { reportViolations } from './browser/policy-violations';

/** A computer's state, as GET /dev/computers/NAME gives it. */
export interface ComputerState {
    readonly outbound: Readonly<Record<string, unknown>>;
    readonly inbound: Readonly<Record<string, unknown>>;
    readonly registry: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly calls: readonly {
        readonly command: string;
        readonly parameters: Readonly<Record<string, unknown>>;
        readonly logAudit: boolean;
    }[];
    readonly faults: { readonly failing?: readonly { readonly command: string }[] };
    readonly executed: readonly { readonly command: string }[];
    readonly paused: readonly object[];
}

/** A delay that ends only when it is taken away, in milliseconds. */
export const forever = 3_600_000;

const readsConnections = 'Get-SmbSigningConnection';

/** The emulated computers, asked and changed past the page. */
export class Computers {
    constructor(private readonly url: string) {}

    /** Its calls are without those of the connections, which come after the rest, whenever that is; see `connectionCalls`. */
    async get(name: string): Promise<ComputerState> {
        const state = await this.whole(name);
        return { ...state, calls: state.calls.filter(({ command }) => command !== readsConnections) };
    }

    /** How often the connections were asked for. */
    async connectionCalls(name: string): Promise<number> {
        return (await this.whole(name)).calls.filter(({ command }) => command === readsConnections).length;
    }

    private async whole(name: string): Promise<ComputerState> {
        return (await (await fetch(`${this.url}dev/computers/${name}`)).json()) as ComputerState;
    }

    async patch(name: string, change: object): Promise<void> {
        const response = await fetch(`${this.url}dev/computers/${name}`, { method: 'PATCH', body: JSON.stringify(change) });
        if (!response.ok) throw new Error(await response.text());
    }

    /**
     * From now on its calls arrive and wait. Those for connections, which come whenever they come, never answer: a computer does
     * one thing after the other, and one of them would be what is held.
     */
    hold(name: string): Promise<void> {
        return this.patch(name, { faults: { delayMs: forever, hanging: [readsConnections] } });
    }

    /** Lets the calls go that wait; those that come after wait. */
    async letThrough(name: string): Promise<void> {
        await this.release(name);
        await this.hold(name);
    }

    /** Lets all calls go. */
    release(name: string): Promise<void> {
        return this.patch(name, { faults: { delayMs: null, hanging: null } });
    }

    /** Lets something happen to a computer: a policy refresh, the passing of time. */
    async happen(name: string, event: object): Promise<void> {
        const response = await fetch(`${this.url}dev/computers/${name}/events`, { method: 'POST', body: JSON.stringify(event) });
        if (!response.ok) throw new Error(await response.text());
    }
}

/** What goes wrong in the browser without the test having asked for it. It fails the test. */
class Surprises {
    readonly seen: string[] = [];
    private readonly allowed: RegExp[] = [];

    async watch(page: Page): Promise<void> {
        await page.addInitScript(reportViolations);
        page.on('console', message => {
            if (message.type() === 'error') this.seen.push(`console: ${message.text()} (${message.location().url})`);
        });
        page.on('pageerror', error => this.seen.push(`page error: ${error.message}`));
        page.on('response', response => {
            if (response.status() === 501) this.seen.push(`unknown request: ${response.request().method()} ${response.url()}`);
        });
        page.on('request', request => {
            if (!/^(https?:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) this.seen.push(`request to elsewhere: ${request.url()}`);
        });
    }

    /** Allows what this test provokes. */
    allow(pattern: RegExp): void {
        this.allowed.push(pattern);
    }

    get unexpected(): string[] {
        return this.seen.filter(one => !this.allowed.some(pattern => pattern.test(one)));
    }
}

/** A gateway whose PowerShell engine has run: its first call takes long on a busy machine. */
export async function warmGateway(options: Parameters<typeof startGateway>[0]): Promise<RunningGateway> {
    const gateway = await startGateway(options);
    const call = { script: '1', command: null, module: null, parameters: {}, logAudit: false, jea: false };
    await gateway.computers.all()[0]?.run(call, new AbortController().signal);
    return gateway;
}

interface Fixtures {
    readonly computers: Computers;
    readonly surprises: Surprises;
    readonly pane: Pane;
}

export const test = base.extend<
    Fixtures & { noSurprises: void },
    { gateway: RunningGateway; host: RunningGateway['host']; lastingContext: LastingContext }
>({
    launchOptions: [
        async ({}, use) => {
            const { executablePath, libraryPath } = testBrowser(root);
            const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
            await use({ executablePath, args: flags, env });
        },
        { scope: 'worker' }
    ],
    gateway: [
        async ({}, use) => {
            const gateway = await warmGateway({ port: 0 });
            await use(gateway);
            await gateway.close();
        },
        { scope: 'worker', timeout: 120_000 }
    ],
    /** For a gateway of a test's own: a new engine would compile again, for two seconds, what this one has compiled. */
    host: [({ gateway }, use) => use(gateway.host), { scope: 'worker' }],
    lastingContext: [
        async ({ browser, gateway }, use) => {
            const lasting = new LastingContext(browser, { baseURL: gateway.url, reducedMotion: 'reduce', ignoreHTTPSErrors: true });
            await use(lasting);
            await lasting.close();
        },
        { scope: 'worker' }
    ],
    /** Of the options of a context, test.use may name the viewport. */
    context: async ({ lastingContext }, use) => {
        await use(await lastingContext.take());
        await lastingContext.clear();
    },
    page: async ({ context, viewport }, use) => {
        const page = await context.newPage();
        if (viewport) await page.setViewportSize(viewport);
        await use(page);
    },
    baseURL: ({ gateway }, use) => use(gateway.url),
    computers: async ({ gateway }, use) => {
        gateway.computers.reset();
        gateway.streams.reset();
        await use(new Computers(gateway.url));
    },
    surprises: async ({}, use) => use(new Surprises()),
    noSurprises: [
        async ({ page, surprises }, use, info) => {
            await surprises.watch(page);
            await use();
            if (info.status !== info.expectedStatus) await page.screenshot({ path: info.outputPath('page.png') }).catch(() => undefined);
            base.expect(surprises.unexpected, 'unexpected errors in the browser').toEqual([]);
        },
        { auto: true }
    ],
    pane: async ({ page, computers: _ }, use) => use(new Pane(page))
});

/**
 * Tests that only read, in one page for all of a worker: each chooses its computer in the shell's list, as a person does, where
 * a page of its own would be most of what it costs. What a page keeps (accounts, what All computers has read) stays from test
 * to test; one that fails ends its worker, and the next begins with a new page.
 */
export const readingTest = test.extend<object, { lastingPage: Page }>({
    lastingPage: [
        async ({ browser, gateway }, use) => {
            const page = await browser.newPage({ baseURL: gateway.url, reducedMotion: 'reduce' });
            await use(page);
            await page.close();
        },
        { scope: 'worker' }
    ],
    page: async ({ lastingPage }, use) => {
        await use(lastingPage);
        lastingPage.removeAllListeners();
    },
    pane: async ({ page, computers: _ }, use) => use(new Pane(page, true))
});

export const { expect } = test;
