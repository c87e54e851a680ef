// SPDX-License-Identifier: MIT
// Baselines: from a ticket that says "fails" to a change that closes it, and a checklist for the auditor.
import { readFileSync } from 'node:fs';
import { findings } from './axe';
import { expect, test } from './fixtures';

const own = {
    id: 'contoso',
    name: 'Contoso: file servers',
    series: 'Contoso',
    version: '3',
    source: 'SEC-12',
    windows: [{ family: 'server', from: 14393 }],
    controls: [{ id: 'SEC-1', title: 'Signing.', asks: { what: 'setting', setting: 'inbound', wanted: ['required'], reads: 'inForce' } }]
};

const file = (content: object): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } => ({
    name: 'own.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content))
});

test.describe('baselines', () => {
    test('a control that fails becomes one that passes by the change that is proposed, and the checklist says so', async ({
        page,
        pane
    }) => {
        await pane.open('srv2025');
        const section = pane.frame.getByRole('region', { name: 'Baselines' });
        await section.getByRole('button', { name: 'Check a baseline' }).press('Enter');
        const choice = section.getByLabel('Baseline', { exact: true });
        await expect(choice).toBeFocused();
        await expect(choice.locator('option:checked')).toHaveText('DISA STIG: Windows Server 2025');
        const row = (id: string): ReturnType<typeof section.getByRole> => section.getByRole('row').filter({ hasText: id });
        await expect(row('V-278213')).toContainText('Fails');
        await expect(row('V-278210')).toContainText('In force, but a registry check reports it');
        await expect(row('V-278210')).toContainText('Stored: Not stored');
        expect(await findings(page)).toEqual([]);

        await section.getByRole('button', { name: 'Review changes (2)' }).click();
        await expect(pane.radio('outbound', 'Required')).toBeChecked();
        await expect(pane.radio('inbound', 'Required')).toBeChecked();
        await pane.button('Apply').click();
        await expect(row('V-278213')).toContainText('Pass');
        await expect(row('V-278210')).toContainText('Pass');
        await expect(section.getByRole('button', { name: /^Review changes/ })).toBeHidden();

        const downloading = page.waitForEvent('download');
        await section.getByRole('button', { name: 'Export CKLB' }).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toMatch(/^smb-baseline-srv2025-.*\.cklb$/);
        const { stigs } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
            readonly stigs: readonly { readonly rules: readonly { readonly group_id: string; readonly status: string }[] }[];
        };
        const statuses = Object.fromEntries(stigs[0]?.rules.map(rule => [rule.group_id, rule.status]) ?? []);
        expect(statuses).toMatchObject({ 'V-278213': 'not_a_finding', 'V-278087': 'open', 'V-278023': 'not_reviewed' });
    });

    test('a file of your own is taken, or each place that is wrong is named', async ({ pane }) => {
        await pane.open('srv2022');
        const section = pane.frame.getByRole('region', { name: 'Baselines' });
        await section.getByRole('button', { name: 'Check a baseline' }).click();
        const input = section.locator('input[type=file]');
        await input.setInputFiles(file({ ...own, controls: [{ ...own.controls[0], severity: 'CAT I' }] }));
        await expect(section.getByRole('status')).toContainText('controls.0.severity: must be one of: high, medium, low.');
        await expect(section.getByLabel('Baseline', { exact: true }).locator('option:checked')).toHaveText(
            'DISA STIG: Windows Server 2022'
        );
        await input.setInputFiles(file(own));
        await expect(section.getByRole('status')).toContainText('Opened: Contoso: file servers.');
        await expect(section.getByRole('row').filter({ hasText: 'SEC-1' })).toContainText('Fails');
        await expect(section.getByRole('button', { name: 'Export CKL', exact: true })).toBeHidden();
    });

    test('All computers counts what each computer comes to, in another series, too', async ({ page, pane, surprises }) => {
        surprises.allow(/status of 40[01]/); // computers of the list that refuse
        await pane.open('srv2025');
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await pane.frame.getByRole('link', { name: 'Baselines' }).click();
        const table = pane.frame.getByRole('grid', { name: 'Computers and baselines' });
        const search = pane.frame.getByRole('searchbox', { name: 'Search' });
        await search.fill('srv2025-gpo');
        await expect(table.getByRole('row').filter({ hasText: 'srv2025-gpo' })).toContainText('DISA STIG: Windows Server 2025');
        expect(await findings(page)).toEqual([]);
        await pane.frame.getByLabel('Baselines of').selectOption('CIS');
        await expect(table.getByRole('row').filter({ hasText: 'srv2025-gpo' })).toContainText('None for this Windows');
        await search.fill('srv2022');
        await table.getByText('srv2022', { exact: true }).click();
        await expect(pane.status(/^srv2022, read at/)).toBeVisible();
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await pane.frame.getByRole('link', { name: 'Baselines' }).click();
        await search.fill('srv2025-gpo');
        await pane.frame.getByLabel('Baselines of').selectOption('DISA STIG');
        await pane.button('Apply baseline (1)').click();
        await expect(pane.frame.getByRole('heading', { name: 'Apply to selected computers' })).toBeVisible();
        await expect(pane.frame.getByRole('radio', { name: 'Match a baseline' })).toBeChecked();
        await expect(pane.frame.getByLabel('Baselines of').locator('option:checked')).toHaveText('DISA STIG');
    });

    test('a run makes the controls pass that fail on the page Baselines, and says which it does not set', async ({
        page,
        pane,
        surprises
    }) => {
        surprises.allow(/status of 40[01]/); // computers of the list that refuse
        await pane.open('srv2022');
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await pane.frame.getByRole('link', { name: 'Baselines' }).click();
        const row = pane.frame
            .getByRole('grid', { name: 'Computers and baselines' })
            .getByRole('row')
            .filter({ hasText: 'srv2022' })
            .first();
        await pane.frame.getByRole('searchbox', { name: 'Search' }).fill('srv2022');
        await expect(row).toContainText('DISA STIG: Windows Server 2022');
        const fails = async (): Promise<number> => Number(await row.getByRole('gridcell').nth(1).textContent());
        const before = await fails();
        await pane.button(/^Apply baseline \(\d+\)$/).click();
        const planned = pane.frame.getByRole('grid').getByRole('row').filter({ hasText: 'srv2022' }).first();
        await expect(planned).toContainText('Will change');
        const panel = pane.frame.getByRole('dialog');
        await planned.getByText('srv2022', { exact: true }).click();
        await expect(panel).toContainText("The baseline still reports what a run doesn't set: V-");
        await page.keyboard.press('Escape');
        expect(await findings(page)).toEqual([]);
        await pane.button(/^Review and start/).click();
        await expect(panel).toContainText('Match DISA STIG');
        await panel.getByRole('button', { name: 'Start', exact: true }).click();
        await expect(pane.frame.locator('.progress-line .strong').filter({ hasText: /^Finished/ })).toBeVisible();
        await expect(pane.frame.getByText('Match DISA STIG')).toBeVisible();
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await pane.frame.getByRole('link', { name: 'Baselines' }).click();
        await expect.poll(fails).toBeLessThan(before);
    });
});
