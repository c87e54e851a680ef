// SPDX-License-Identifier: MIT
// The moving picture of README.md: from an error to its remedy, from auditing to ready, and many computers brought to the same target.
import type { RunningGateway } from '../../dev-gateway/server';
import { answering, smb2Answer, startDevice } from '../../test/devices/hostile';
import { Tab } from '../../test/e2e/compatibility-tab';
import { expect, test, warmGateway } from '../../test/e2e/fixtures';
import { manyComputers, wakeUp } from '../../test/e2e/list';
import type { Pane } from '../../test/e2e/pane';
import { RunsPage } from '../../test/e2e/runs-page';
import { asNas } from '../../test/e2e/readiness/nas';
import { ReadinessPage } from '../../test/e2e/readiness/readiness-page';
import { daysPass, ownClock } from '../../test/e2e/readiness/time-passes';
import { Story } from './story';

const file = new URL('../../docs/pictures/tour.webp', import.meta.url).pathname;
const atMost = 2_000_000;

test.use({ viewport: { width: 1000, height: 625 } });

const toTop = (element: Element): void => element.scrollIntoView();

async function fromErrorToRemedy(pane: Pane, story: Story): Promise<void> {
    const device = await startDevice(answering(smb2Answer({ mode: 0 })));
    await asNas(pane.page, device.port);
    const tab = new Tab(pane);
    const explain = tab.section('Explain an error');
    const another = tab.section('Test another device');
    await tab.open('srv2025');
    await tab.message().fill('net use Z: \\\\nas-5\\scans\nSystem error 3221266432 has occurred.');
    await expect(explain).toContainText('It requires signing');
    await explain.evaluate(toTop);
    await story.show('Paste the error of a NAS that no longer opens', 3, tab.message());
    await pane.button('Test nas-5').evaluate(toTop);
    await story.show('Read what it means here, and test the NAS', 3, pane.button('Test nas-5'));
    await pane.button('Test nas-5').click();
    await another.evaluate(toTop);
    await story.show('Test the NAS from this computer', 2, pane.button('Test'));
    await pane.button('Test').click();
    await expect(tab.results()).toContainText('Cannot sign');
    await tab.results().evaluate(toTop);
    await story.show("The NAS can't sign, so do this", 3);
    await device.close();
}

async function fromAuditToReady(runs: RunsPage, gateway: RunningGateway, story: Story): Promise<void> {
    const readiness = new ReadinessPage(runs.page, gateway.url);
    await readiness.open('readiness', 'srv2025');
    await readiness.read();
    await expect.poll(() => readiness.count('Would cut off')).toBeGreaterThan(0);
    const audit = await readiness.step('Turn on auditing');
    await story.show('Before you require signing: who would be cut off?', 3, audit);
    await audit.click();
    await runs.start();
    await runs.ended().waitFor({ timeout: 120_000 });
    await daysPass(15, runs.page, gateway);
    await readiness.follow('Readiness');
    await readiness.read();
    await expect.poll(() => readiness.count('Ready')).toBeGreaterThan(0);
    const require = await readiness.step('Require signing');
    await story.show('Two weeks later: require signing where nobody is cut off', 3, require);
    await require.click();
    await runs.summary().waitFor({ timeout: 120_000 });
    await story.show('The dry run has exactly the computers that are ready', 2);
}

async function manyToOneTarget(runs: RunsPage, story: Story): Promise<void> {
    const all = runs.list.frame.getByRole('checkbox', { name: 'Select all shown' });
    const apply = runs.button(/^Apply to selected/);
    const review = runs.button(/^Review and start/);
    const start = runs.panel.getByRole('button', { name: 'Start', exact: true });
    await runs.list.open();
    await runs.list.ended().waitFor({ timeout: 120_000 });
    await runs.list.tile('Both directions').evaluate(toTop);
    await story.show('Choose computers', 2, all);
    await all.click();
    await apply.scrollIntoViewIfNeeded();
    await story.show('Bring them to the same target', 2, apply);
    await apply.click();
    await runs.goal('Require both').check();
    await runs.summary().waitFor({ timeout: 120_000 });
    await story.show('See what would change, before anything does', 3, review);
    await runs.confirm();
    await story.show('Review the numbers and start', 3, start);
    await start.click();
    await expect.poll(() => runs.count('Changed')).toBeGreaterThan(2);
    await story.show('Each computer is changed, and then verified', 2);
    await runs.ended().waitFor({ timeout: 120_000 });
    await story.show('See the result, and undo the run if you want', 3);
}

test('tour', async ({ page, pane, surprises }, info) => {
    surprises.allow(/status of 40[01]/);
    await page.addInitScript(() => localStorage.setItem('theme', 'light'));
    const gateway = await warmGateway({ port: 0, ...manyComputers });
    try {
        wakeUp(gateway);
        const story = new Story(page, info);
        await ownClock(page);
        await fromErrorToRemedy(pane, story);
        const runs = new RunsPage(page, gateway.url);
        await fromAuditToReady(runs, gateway, story);
        await manyToOneTarget(runs, story);
        expect(await story.save(file)).toBeLessThan(atMost);
    } finally {
        await gateway.close();
    }
});
