// SPDX-License-Identifier: MIT
import type { Browser } from '@playwright/test';
import { startGateway } from '../dev-gateway/server';
import { choose, expectShown, type Start, startAndChoose, switchAndChoose, tabNames, type TabName, type Way } from '../test/e2e/starts';
import { openBrowser } from './browser';
import { pick, type Piece, randomOf } from './piece';

const steps = ['Ping', 'Init', 'gateway-connection', 'connection-manager', 'authorization-manager', 'Open', 'Report'] as const;
const stepsOfASwitch = ['Deactivate2', 'Activate', 'connection-manager'] as const;
const paths = ['', 'compatibility', 'all-computers', 'all-computers?state=both&search=srv', 'all-computers/runs'] as const;
const ways: readonly [Way, ...Way[]] = ['pointer', 'keyboard', 'soonest'];
/** How many starts go on at the same time. */
const atOnce = 2;

/** Every fourth start goes on to another computer, and chooses a tab on the way. */
interface Planned extends Start {
    readonly then: { readonly tab: TabName; readonly way: Way } | null;
}

export const starts: Piece = {
    name: 'starts',
    what: 'starts with 200 computers in the list, each tab chosen at once, the shell late at a step',
    count: 200,
    async run({ seed, count }) {
        const gateway = await startGateway({ port: 0, generate: 200, replay: true });
        const browser = await openBrowser();
        const random = randomOf(seed);
        const left = Array.from({ length: count }, (_, index) => planned(random, index));
        const failures: string[] = [];
        let choices = 0;
        const work = async (): Promise<void> => {
            for (let next = left.shift(); next !== undefined; next = left.shift()) {
                const lost = await carriedOut(browser, gateway.url, next);
                choices += next.then === null ? tabNames.length : tabNames.length + 1;
                if (lost !== null) failures.push(`${JSON.stringify(next)}: ${lost}`);
            }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
        await browser.close();
        await gateway.close();
        return { checked: `${count} starts, ${choices} choices of a tab`, failures };
    }
};

function planned(random: () => number, index: number): Planned {
    const switches = index % 4 === 3;
    const wait = random() < 0.5 ? 'held' : String(Math.floor(random() * 1200));
    return {
        late: `${switches ? pick(random, stepsOfASwitch) : pick(random, steps)}:${wait}`,
        path: pick(random, paths),
        tab: tabNames[index % tabNames.length] ?? 'This computer',
        way: pick(random, ways),
        then: switches ? { tab: pick(random, ['Compatibility', 'All computers']), way: pick(random, ['pointer', 'keyboard']) } : null
    };
}

/** @returns what was not as it should be; null: all was */
async function carriedOut(browser: Browser, url: string, { then, ...start }: Planned): Promise<string | null> {
    const page = await browser.newPage();
    try {
        await startAndChoose(page, url, start);
        await expectShown(page, start.tab);
        for (const tab of tabNames.filter(name => name !== start.tab)) {
            await choose(page, tab, start.way);
            await expectShown(page, tab);
        }
        if (then !== null) {
            await choose(page, 'This computer', then.way);
            await expectShown(page, 'This computer');
            await switchAndChoose(page, 'srv2022', then.tab, then.way);
            await expectShown(page, then.tab, 'srv2022');
        }
        return null;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    } finally {
        await page.close();
    }
}
