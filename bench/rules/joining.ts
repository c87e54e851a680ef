// SPDX-License-Identifier: MIT
// What it costs to join the peers of many computers, in the browser, by the code that the extension has.
import type { Browser, Page } from '@playwright/test';
import type { Measurement } from '../row';
import { codeInPage, inSlices, type Slices } from './code-in-page';

const computers = 1000;
const peersEach = 200;
/** A peer is seen by a hundred computers. */
const peersInAll = 2000;
const target = { milliseconds: 200, slice: 50, megabytes: 150 };

/** First as they come from storage, when each computer's events are sorted, then again, whenever one of them was read. */
export const joiningPeers: Measurement = async ({ root, browser }) => {
    const page = await browser.newPage();
    try {
        await page.addScriptTag({ content: await codeInPage(root, 'domain', exported) });
        const devtools = await page.context().newCDPSession(page);
        const heap = async (): Promise<number> => {
            await devtools.send('HeapProfiler.collectGarbage');
            return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
        };
        const before = await heap();
        await page.evaluate(keepComputers, { computers, peersEach, peersInAll });
        const kept = await heap();
        const first = await joined(browser, page);
        const again = [await joined(browser, page), await joined(browser, page), await joined(browser, page)];
        const used = await heap();
        const took = median(again.map(one => one.took));
        const slice = Math.max(first.longest, ...again.map(one => one.longest));
        const what = `peers of ${computers.toLocaleString('en')} computers with ${peersEach} each`;
        return [
            {
                what: `${what}, joined, median of ${again.length}`,
                target: `at most ${target.milliseconds} ms`,
                measured: `${took.toFixed(0)} ms for ${again[0]?.peers.toLocaleString('en')} peers`,
                withinTarget: took <= target.milliseconds
            },
            {
                what: `${what}, joined for the first time, with their events sorted`,
                target: '–',
                measured: `${first.took.toFixed(0)} ms`,
                withinTarget: null
            },
            {
                what: `${what}, longest slice`,
                target: `at most ${target.slice} ms`,
                measured: `${slice.toFixed(0)} ms`,
                withinTarget: slice <= target.slice
            },
            {
                what: `${what}, memory`,
                target: `at most ${target.megabytes} MB`,
                measured: `${(used - before).toFixed(0)} MB, ${(kept - before).toFixed(0)} MB of it what is kept`,
                withinTarget: used - before <= target.megabytes
            }
        ];
    } finally {
        await page.close();
    }
};

const exported = `export { compacted } from './domain/readiness/compacted'; export { joiningPeers } from './domain/readiness/joined-peers';`;

interface InPage {
    readonly domain: {
        compacted(reading: object): object;
        joiningPeers(all: readonly object[], tests: readonly object[]): Iterator<void, readonly object[]>;
    };
    all: object[];
    peers: readonly object[];
}

/** Runs in the page: puts readings there as they are kept, of events on three days for each peer. */
function keepComputers(many: { readonly computers: number; readonly peersEach: number; readonly peersInAll: number }): void {
    const page = globalThis as unknown as InPage;
    const now = Date.now();
    const collectedAt = new Date(now).toISOString();
    const audit = 'Microsoft-Windows-SMBServer/Audit';
    const sources = [3021, 3022].map(id => ({ channel: audit, id, defined: true, read: 300, cut: false, errorId: null, words: null }));
    const peerOf = (number: number): string => {
        if (number % 3 === 0) return `10.0.${number >> 8}.${number & 255}`;
        return number % 3 === 1 ? `peer${number}` : `peer${number}.lab.example`;
    };
    const eventsOf = (computer: number, place: number): object[] =>
        [0, 1, 2].map(day => {
            const time = new Date(now - (day * 7 + 1) * 86_400_000 - place * 1000).toISOString();
            const name = peerOf((computer * 7 + place * 10) % many.peersInAll);
            const id = place % 2 === 0 ? 3021 : 3022;
            const fields = [{ name: 'ClientName', value: name }];
            const facts = { required: null, status: null, recordId: day, raw: '<Event/>' };
            return { channel: audit, id, count: 5, peer: name, first: time, time, fields, ...facts };
        });
    page.all = Array.from({ length: many.computers }, (_, computer) => {
        const events = Array.from({ length: many.peersEach }, (__, place) => eventsOf(computer, place)).flat();
        const value = page.domain.compacted({ contract: 2, channels: [], sources, events, since: null, collectedAt });
        const kept = {
            computer: `srv${computer}`,
            identity: null,
            configuration: null,
            evidence: { value, readAt: collectedAt },
            connections: null
        };
        return { kept, suspects: [], auditingSince: { outbound: null, inbound: null }, isReading: false, failed: false };
    });
}

async function joined(browser: Browser, page: Page): Promise<Slices & { readonly peers: number }> {
    const { result: peers, ...slices } = await inSlices(browser, page, joinInSlices);
    return { ...slices, peers };
}

/** Runs in the page, as the extension does: a slice of a few milliseconds, then whatever else there is to do. */
async function joinInSlices(): Promise<number> {
    const page = globalThis as unknown as InPage;
    // One of them was read: nothing that was worked out of it before counts.
    const one = page.all.length >> 1;
    page.all = page.all.map((known, index) => (index === one ? structuredClone(known) : known));
    const steps = page.domain.joiningPeers(page.all, []);
    for (;;) {
        await new Promise(done => setTimeout(done));
        const began = performance.now();
        let step = steps.next();
        while (!step.done && performance.now() - began < 15) step = steps.next();
        if (!step.done) continue;
        page.peers = step.value;
        return step.value.length;
    }
}

function median(values: readonly number[]): number {
    return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
