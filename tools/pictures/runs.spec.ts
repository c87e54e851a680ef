// SPDX-License-Identifier: MIT
// A run over 200 computers, carried out in the real engine: a tenth of them fails, it is undone, and another is cancelled.
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { described, manyComputers, wakeUp } from '../../test/e2e/list';
import { RunsPage } from '../../test/e2e/runs-page';
import { takeLooks } from './take';

const themes = ['light', 'dark'] as const;

for (const theme of themes) {
    test(`a run over 200 computers, ${theme}`, async ({ page, surprises }) => {
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        test.setTimeout(900_000);
        surprises.allow(/status of 40[01]/);
        const gateway = await warmGateway({ port: 0, ...manyComputers, generate: 196 });
        try {
            const sound = described(gateway).filter(
                ({ faults, needsCredentials }) => Object.keys(faults).length === 0 && !needsCredentials
            );
            wakeUp(gateway);
            const runs = new RunsPage(page, gateway.url);
            await runs.chooseAll();
            await runs.option('Stop after failures').fill('');
            await runs.option('Stop after failures').press('Tab');
            await runs.summary().waitFor({ timeout: 120_000 });
            sound.forEach(({ name }, index) => index % 10 === 0 && gateway.computers.find(name)?.patch({ faults: { refuseWrites: true } }));
            await takeLooks(page, 'dry-run', theme);
            await runs.confirm();
            await takeLooks(page, 'run-confirmation', theme);
            await runs.panel.getByRole('button', { name: 'Start', exact: true }).click();
            await expect.poll(() => runs.count('Changed'), { timeout: 120_000 }).toBeGreaterThan(10);
            await takeLooks(page, 'run', theme);
            await runs.ended().waitFor({ timeout: 300_000 });
            await takeLooks(page, 'run-result', theme);
            for (const { name } of sound) gateway.computers.find(name)?.patch({ faults: { refuseWrites: null } });
            await runs.button(/^Undo run/).click();
            await runs.start();
            await runs.ended().waitFor({ timeout: 300_000 });
            await takeLooks(page, 'run-undone', theme);
            await runs.chooseAll();
            await runs.start();
            await expect.poll(() => runs.count('Changed'), { timeout: 120_000 }).toBeGreaterThan(5);
            await runs.button('Cancel').click();
            await runs.ended().waitFor({ timeout: 120_000 });
            await runs.open('/runs');
            await expect(runs.text('Require both').first()).toBeVisible();
            await takeLooks(page, 'runs', theme);
        } finally {
            await gateway.close();
        }
    });

    test(`a dry run that is handed over, ${theme}`, async ({ page, surprises }) => {
        await page.addInitScript(chosen => localStorage.setItem('theme', chosen), theme);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        surprises.allow(/status of 40[01]/);
        const gateway = await warmGateway({ port: 0, ...manyComputers, generate: 16 });
        try {
            wakeUp(gateway);
            const runs = new RunsPage(page, gateway.url);
            await runs.chooseAll();
            await runs.summary().waitFor({ timeout: 120_000 });
            await runs.button('Hand over').click();
            await expect(runs.panel.getByRole('button', { name: 'Save files' })).toBeVisible();
            await takeLooks(page, 'hand-over-run', theme);
        } finally {
            await gateway.close();
        }
    });
}
