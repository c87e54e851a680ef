// SPDX-License-Identifier: MIT
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ComputerState } from './fixtures';
import { countOf, ListPage } from './list';

/** The pages of a run over many computers, in a person's words: dry run, confirmation, run, and all runs. */
export class RunsPage {
    readonly list: ListPage;
    /** The table of the dry run or of the run. */
    readonly grid: Locator;
    /** The panel that is open. */
    readonly panel: Locator;

    constructor(
        readonly page: Page,
        private readonly url: string
    ) {
        this.list = new ListPage(page, url);
        this.grid = this.list.frame.getByRole('grid');
        this.panel = this.list.frame.getByRole('dialog');
    }

    /** Opens an address below the tab, as a bookmark or a reload does. */
    async open(path: string): Promise<void> {
        await this.page.goto(`${this.url}?computer=srv2025&path=${encodeURIComponent(`all-computers${path}`)}`);
    }

    button(name: string | RegExp): Locator {
        return this.list.button(name);
    }

    text(text: string | RegExp): Locator {
        return this.list.frame.getByText(text);
    }

    alert(): Locator {
        return this.list.frame.getByRole('alert');
    }

    /** Selects these computers in the list, and makes the dry run over them. */
    async choose(names: readonly string[], query = ''): Promise<void> {
        await this.list.open(query);
        await this.list.ended().waitFor();
        for (const name of names) await this.list.row(name).getByRole('checkbox').click();
        await this.button(`Apply to selected (${names.length})`).click();
        await this.goal('Require both').check();
    }

    /** Selects all, and makes the dry run. */
    async chooseAll(): Promise<void> {
        await this.list.open();
        await this.list.ended().waitFor();
        await this.list.frame.getByRole('checkbox', { name: 'Select all shown' }).click();
        await this.button(/^Apply to selected/).click();
        await this.goal('Require both').check();
    }

    goal(name: string): Locator {
        return this.list.frame.getByRole('radio', { name, exact: true });
    }

    option(name: string): Locator {
        return this.list.frame.getByLabel(name, { exact: true });
    }

    /** What is aimed at by hand in a direction. */
    direction(name: 'Outbound' | 'Inbound'): Locator {
        return this.list.frame.getByRole('combobox', { name: new RegExp(`^${name}`) });
    }

    /** The dry run has read all: it says what it found. */
    summary(): Locator {
        return this.list.frame.getByRole('status').filter({ hasText: /Computers: \d+\. Will change: \d+/ });
    }

    async confirm(): Promise<void> {
        await this.summary().waitFor();
        await this.button(/^Review and start \(\d+\)…$/).click();
        await this.panel.waitFor();
    }

    /** Confirms, acknowledges what has to be, and starts. */
    async start(): Promise<void> {
        await this.confirm();
        const weakening = this.panel.getByRole('checkbox');
        const start = this.panel.getByRole('button', { name: 'Start', exact: true, disabled: false });
        // What is to be acknowledged may come with the last readings.
        await expect(async () => {
            if (await weakening.isVisible()) await weakening.check();
            await start.click({ timeout: 2_000 });
        }).toPass();
        await this.panel.waitFor({ state: 'hidden' });
    }

    row(name: string): Locator {
        return this.grid.getByRole('row').filter({ has: this.list.frame.getByRole('button', { name, exact: true }) });
    }

    /** The names of the rows that are drawn, from the top. */
    names(): Promise<string[]> {
        return this.list.names.call({ grid: this.grid } as ListPage);
    }

    /** What stands beside a tile's title. */
    async count(title: string): Promise<number> {
        const tile = this.list.frame.locator('.tiles').getByRole('button', { name: new RegExp(`^${title}: \\d+$`) });
        return (await tile.count()) === 0 ? 0 : countOf(tile);
    }

    /** The run's phase, as it stands beside the progress. */
    phase(text: string | RegExp): Locator {
        return this.list.frame.locator('.progress-line .strong').filter({ hasText: text });
    }

    /** What opens the causes of what was not done. */
    causes(): Locator {
        return this.list.frame.locator('app-causes summary');
    }

    ended(): Locator {
        return this.phase(/^(Finished|Canceled|Stopped|Interrupted)/);
    }

    /** The run's address within the tool. */
    get path(): string {
        return decodeURIComponent(new URL(this.page.url()).searchParams.get('path') ?? '').replace(/^\/?all-computers/, '');
    }

    async download(button: string): Promise<{ name: string; text: string }> {
        const coming = this.page.waitForEvent('download');
        await this.button(button).click();
        const file = await coming;
        return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    }
}

/** The writes that a computer received, in their order. */
export function writesTo({ calls }: Pick<ComputerState, 'calls'>): string[] {
    return calls.map(({ command }) => command).filter(command => !/^(Get|Test)-/.test(command));
}
