// SPDX-License-Identifier: MIT
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';
import { countOf } from '../list';
import type { Direction } from '../pane';

const directionNames: Readonly<Record<Direction, string>> = { outbound: 'Outbound (SMB client)', inbound: 'Inbound (SMB server)' };

/** The pages Readiness and Peers of All computers, in a person's words. */
export class ReadinessPage {
    readonly frame: FrameLocator;
    readonly panel: Locator;

    constructor(
        readonly page: Page,
        private readonly url: string
    ) {
        this.frame = page.frameLocator('iframe');
        this.panel = this.frame.getByRole('dialog');
    }

    /** Opens one of the pages, as a bookmark does. */
    async open(which: 'readiness' | 'peers', computer: string): Promise<void> {
        await this.page.goto(`${this.url}?computer=${computer}&path=${encodeURIComponent(`all-computers/${which}`)}`);
    }

    /** Goes to one of the pages by its link; from another tab, too. */
    async follow(which: 'Readiness' | 'Peers'): Promise<void> {
        const link = this.frame.getByRole('navigation', { name: 'Pages of All computers' }).getByRole('link', { name: which, exact: true });
        const heading = this.frame.getByRole('heading', { name: which, level: 1 });
        if (!(await link.isVisible()))
            await this.frame.getByRole('navigation').getByRole('link', { name: 'All computers' }).first().click();
        await link.click();
        await expect(heading).toBeVisible();
    }

    button(name: string | RegExp): Locator {
        return this.frame.getByRole('button', { name, exact: true });
    }

    async show(direction: Direction): Promise<void> {
        await this.frame.getByRole('radio', { name: directionNames[direction] }).check();
    }

    /** Reads the evidence of all that are shown. */
    async read(): Promise<void> {
        await this.button(/^Read evidence \(\d+\)$/).click();
        await expect(this.frame.getByRole('status').filter({ hasText: /^\s*Evidence read/ })).toBeVisible({ timeout: 120_000 });
    }

    /** A step of Next steps, also where it is not among the first. */
    async step(name: 'Turn on auditing' | 'Require signing'): Promise<Locator> {
        const more = this.button(/^Show \d+ more steps?$/);
        if (!(await this.button(name).isVisible()) && (await more.isVisible())) await more.click();
        return this.button(name);
    }

    row(name: string): Locator {
        return this.frame.getByRole('grid').getByRole('row').filter({ hasText: name });
    }

    count(tile: string): Promise<number> {
        const list = this.frame.getByRole('list', { name: /^Filter by/ });
        return countOf(list.getByRole('button', { name: new RegExp(`^${tile}: \\d+( computers?)?$`) }));
    }

    /** Opens what is known of a row. */
    async details(name: string): Promise<Locator> {
        await this.row(name).getByRole('gridcell').last().click();
        await expect(this.panel).toBeVisible();
        return this.panel;
    }
}
