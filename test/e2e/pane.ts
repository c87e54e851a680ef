// SPDX-License-Identifier: MIT
import type { FrameLocator, Locator, Page } from '@playwright/test';

export type Direction = 'outbound' | 'inbound';
const regionNames: Readonly<Record<Direction, string>> = { outbound: 'Outbound (SMB client)', inbound: 'Inbound (SMB server)' };

/** The tool in its frame, in a person's words. */
export class Pane {
    readonly frame: FrameLocator;
    readonly panel: Locator;
    readonly history: Locator;
    readonly undo: Locator;
    readonly otherWays: Locator;

    /** @param lasts the page was used before, by other tests */
    constructor(
        readonly page: Page,
        private readonly lasts = false
    ) {
        this.frame = page.frameLocator('iframe');
        this.panel = this.frame.getByRole('dialog', { name: 'Change signing' });
        this.history = this.frame.getByRole('dialog', { name: 'History' });
        this.otherWays = this.frame.getByRole('dialog', { name: 'Other ways' });
        this.undo = this.frame.getByRole('dialog', { name: 'Undo a change' });
    }

    async open(computer: string): Promise<void> {
        const shown = new URL(this.page.url()).searchParams.get('computer');
        // The one that is shown already would not be read again.
        if (this.lasts && shown !== null && shown !== computer) return this.choose(computer);
        await this.page.goto(`/?computer=${encodeURIComponent(computer)}`);
    }

    /** Chooses a computer in the shell's list. */
    async choose(computer: string): Promise<void> {
        await this.page.getByRole('navigation', { name: 'Computers' }).getByRole('link', { name: computer, exact: true }).click();
    }

    heading(): Locator {
        return this.frame.getByRole('heading', { name: 'SMB signing', level: 1 });
    }

    text(text: string | RegExp): Locator {
        return this.frame.getByText(text);
    }

    /** What stands beside a term in a direction's region. */
    value(direction: Direction, term: string): Locator {
        return this.frame
            .getByRole('region', { name: regionNames[direction] })
            .getByRole('term')
            .filter({ hasText: new RegExp(`^${term}$`) })
            .locator('xpath=following-sibling::dd');
    }

    button(name: string | RegExp): Locator {
        return this.frame.getByRole('button', { name, exact: true });
    }

    radio(direction: Direction, name: string): Locator {
        return this.panel.getByRole('radiogroup', { name: regionNames[direction] }).getByRole('radio', { name, exact: true });
    }

    /** The part of the open panel for settings beside signing. */
    settings(): Locator {
        return this.panel.locator('details');
    }

    async openSettings(): Promise<void> {
        await this.settings().getByText('Related settings').click();
    }

    setting(name: string): Locator {
        return this.settings().getByRole('checkbox', { name, exact: true });
    }

    /** What stands beside a term in the card of related settings. */
    related(term: string): Locator {
        return this.frame
            .getByRole('region', { name: 'Related settings' })
            .getByRole('term')
            .filter({ hasText: new RegExp(`^${term}$`) })
            .locator('xpath=following-sibling::dd');
    }

    /** Chooses in the open panel, and acknowledges what has to be. */
    async select(choice: Readonly<Partial<Record<Direction, string>>>): Promise<void> {
        for (const direction of ['outbound', 'inbound'] as const) {
            if (choice[direction]) await this.radio(direction, choice[direction]).check();
        }
        if (await this.weakening().isVisible()) await this.weakening().check();
    }

    /** Opens the panel, chooses, and applies. */
    async change(choice: Readonly<Partial<Record<Direction, string>>>): Promise<void> {
        await this.button('Change signing').click();
        await this.select(choice);
        await this.button('Apply').click();
    }

    /** Opens the history, and the undo of its latest change; acknowledges what has to be. */
    async openUndo(): Promise<void> {
        await this.button('History').click();
        await this.history.getByRole('button', { name: 'Undo', exact: true }).first().click();
        await this.undo.getByRole('table').waitFor();
        if (await this.weakening().isVisible()) await this.weakening().check();
    }

    /** Picks a file in the open history. */
    async importFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
        await this.history.locator('input[type=file]').setInputFiles(file);
    }

    weakening(): Locator {
        return this.frame.getByRole('checkbox', { name: 'I understand that this weakens signing' });
    }

    /** The rows of "What will change", as texts. */
    async plannedRows(panel = this.panel): Promise<string[][]> {
        const rows = await panel.getByRole('table', { name: 'What will change' }).getByRole('row').all();
        return Promise.all(
            rows
                .slice(1)
                .map(async row => (await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts()).map(text => text.trim()))
        );
    }

    /** A choice in the panel "Other ways". */
    goal(direction: Direction, name: string): Locator {
        return this.otherWays.getByRole('radiogroup', { name: regionNames[direction] }).getByRole('radio', { name, exact: true });
    }

    way(name: string): Locator {
        return this.otherWays.getByRole('region', { name, exact: true });
    }

    connections(): Locator {
        return this.frame.getByRole('region', { name: 'Connections now' });
    }

    /** What the plan in the panel does to whom. */
    impact(): Locator {
        return this.panel.getByRole('region', { name: 'Who is affected' });
    }

    findings(): Locator {
        return this.frame.getByRole('region', { name: /^Findings/ });
    }

    status(text: string | RegExp): Locator {
        return this.frame.getByRole('status').filter({ hasText: text });
    }

    alert(): Locator {
        return this.frame.getByRole('alert');
    }
}
