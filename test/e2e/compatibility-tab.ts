// SPDX-License-Identifier: MIT
import type { Locator } from '@playwright/test';
import { expect } from './fixtures';
import type { Pane } from './pane';

/** The tab Compatibility, in a person's words. */
export class Tab {
    constructor(readonly pane: Pane) {}

    async open(computer: string): Promise<void> {
        await this.pane.page.goto(`/?computer=${computer}&path=compatibility`);
        await expect(this.heading()).toBeVisible();
    }

    heading(): Locator {
        return this.pane.frame.getByRole('heading', { name: 'Compatibility', level: 1 });
    }

    tabLink(name: string): Locator {
        return this.pane.frame.getByRole('navigation', { name: 'SMB signing' }).getByRole('link', { name });
    }

    /** Goes there by its link, once the shell has shown the first tab. */
    async follow(): Promise<void> {
        await expect(this.pane.heading()).toBeVisible();
        await this.tabLink('Compatibility').click();
        await expect(this.heading()).toBeVisible();
    }

    section(name: string): Locator {
        return this.pane.frame.getByRole('region', { name });
    }

    devices(): Locator {
        return this.pane.frame.getByLabel('Devices');
    }

    message(): Locator {
        return this.pane.frame.getByLabel('Message or code');
    }

    async test(...ports: readonly (number | string)[]): Promise<void> {
        await this.devices().fill(ports.map(port => (typeof port === 'number' ? `127.0.0.1:${port}` : port)).join('\n'));
        await this.pane.button('Test').click();
    }

    /** The lines of the results. */
    results(): Locator {
        return this.section('Test another device').locator('app-device-result > details > summary');
    }

    steps(within: Locator): Locator {
        return within.locator('ol > li');
    }
}
