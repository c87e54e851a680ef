// SPDX-License-Identifier: MIT
// What others ran with this tool, in the history of a computer: read on request from its log, and never in the way of the records.
import type { Locator } from '@playwright/test';
import { findings } from './axe';
import { commandLog, ranBy } from './event-logs';
import { expect, test } from './fixtures';
import type { Pane } from './pane';

const command = 'Disable-SmbOutboundSigningRequirement';
const ask = 'Read what others ran';
const section = (pane: Pane): Locator => pane.history.getByRole('region', { name: 'Run from elsewhere' });

test.describe('what others ran', () => {
    test('stands below what was done from here, which it leaves out', async ({ pane, page, computers }) => {
        await computers.patch('srv2022', ranBy('LAB\\eve', command));
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.button('History').click();
        await expect(section(pane).getByRole('listitem')).toHaveCount(0);
        await pane.button(ask).click();
        await expect(section(pane)).toContainText('Commands from elsewhere: 1.');
        await expect(section(pane).getByRole('listitem')).toHaveText(new RegExp(`^LAB\\\\eve ran ${command}, \\d`));
        await expect(section(pane)).toContainText(/The log goes back to \d/);
        await expect(pane.button(ask)).toBeFocused();
        await expect(pane.history.getByRole('button', { name: 'Undo' })).toHaveCount(1);
        expect(await findings(page)).toEqual([]);
    });

    test('is waited for beside the records, and dropped with the panel', async ({ pane, computers }) => {
        await computers.patch('srv2022', ranBy('LAB\\eve', command));
        await pane.open('srv2022');
        await pane.change({ inbound: 'Required' });
        await expect(pane.status(/^Successfully changed/)).toBeVisible();
        await pane.button('History').click();
        await computers.hold('srv2022');
        await pane.button(ask).click();
        await expect(section(pane)).toContainText('Reading the log…');
        await expect(pane.button(ask)).toHaveAttribute('aria-disabled', 'true');
        await expect(pane.history.getByRole('button', { name: 'Undo' })).not.toHaveAttribute('aria-disabled', 'true');
        await pane.history.getByRole('button', { name: 'Close', exact: true }).last().click();
        await pane.button('History').click();
        await expect(section(pane)).not.toContainText('Reading the log…');
        await computers.release('srv2022');
        await pane.button(ask).click();
        await expect(section(pane).getByRole('listitem')).toHaveCount(1);
    });

    test('is told as what it is where the log is missing, refused, or hostile', async ({ pane, computers }) => {
        await pane.open('srv2022');
        await pane.button('History').click();
        await pane.button(ask).click();
        await expect(section(pane)).toContainText('Windows Admin Center keeps no log on this computer.');
        await computers.patch('srv2022', { eventLogs: { [commandLog]: { denied: true, events: [] } } });
        await pane.button(ask).click();
        await expect(section(pane)).toContainText(/What others ran couldn't be read: .*unauthorized/);
        await expect(pane.history).toContainText('No changes yet.');
        const eve = `<b>eve</b> \u202E{0} & "`;
        await computers.patch('srv2022', { eventLogs: { [commandLog]: null } });
        await computers.patch('srv2022', ranBy(eve, command));
        await pane.button(ask).click();
        await expect(section(pane).getByRole('listitem')).toContainText(`${eve} ran ${command}, `);
        await expect(pane.history.locator('b')).toHaveCount(0);
    });
});
