// SPDX-License-Identifier: MIT
// What it costs the page to hand over many computers, by the code that the extension has. Their files are made in a worker.
import type { Measurement } from '../row';
import { codeInPage, inSlices, sampleAnswer } from './code-in-page';

const computers = 50_000;
const target = { slice: 50 };

export const handingOver: Measurement = async ({ root, browser }) => {
    const page = await browser.newPage();
    try {
        await page.addScriptTag({ content: await codeInPage(root, 'handOver', exported) });
        await page.evaluate(keepRows, { computers, sample: sampleAnswer(root, 'srv2022') });
        const { took, longest, result } = await inSlices(browser, page, decideInSlices);
        const zip = await page.evaluate(makeZip);
        const what = `${computers.toLocaleString('en')} computers handed over`;
        return [
            {
                what: `${what}, decided in the page, longest slice`,
                target: `at most ${target.slice} ms`,
                measured: `${longest.toFixed(0)} ms, ${(took / 1000).toFixed(1)} s in all for ${result.toLocaleString('en')}`,
                withinTarget: longest <= target.slice && result === computers
            },
            {
                what: `${what}, the scripts of all rings made, in a worker`,
                target: '–',
                measured: `${(zip.took / 1000).toFixed(1)} s, ${(zip.bytes / 1e6).toFixed(1)} MB`,
                withinTarget: null
            }
        ];
    } finally {
        await page.close();
    }
};

const exported = `export { readyOnesInSteps } from './all-computers/hand-over/ready-ones'; export { zipOf } from './equivalents/hand-over/making';`;

interface InPage {
    readonly handOver: {
        readyOnesInSteps(asked: object, withOthers: boolean): Iterator<void, Found>;
        zipOf(name: string, groups: readonly object[], from: object): Uint8Array;
    };
    rows: object[];
    found: Found;
}

interface Found {
    readonly groups: readonly { readonly computers: readonly object[] }[];
}

/** Runs in the page: puts rows of the page Readiness there, all ready, in ten rings. */
function keepRows(many: { readonly computers: number; readonly sample: object }): void {
    const page = globalThis as unknown as InPage;
    const readiness = { kind: 'ready', ageDays: 20, events: 5, peers: 2, accepted: 0, isOwnerUnread: false };
    page.rows = Array.from({ length: many.computers }, (_, index) => {
        const name = `pc${index}`;
        const { computer, ...rest } = many.sample as { readonly computer: object };
        const settings = { ...rest, computer: { ...computer, name, fqdn: `${name}.lab.example`, id: `id of ${name}` } };
        const tags = [`Ring ${index % 10}`];
        const connection = { key: name, call: name, label: name, name, type: 'server', isCluster: false, tags };
        const entry = { connection, phase: 'idle', answer: null };
        const row = { key: name, entries: [entry], label: name, state: 'neither', phase: 'idle', answer: null };
        return {
            ...{ key: name, row: { ...row, configuration: null, cluster: null, tags }, label: name, tags, readiness, settings },
            ...{ settingsReadAt: '2026-11-20T12:00:00.000Z', brought: null, isListed: true }
        };
    });
}

/** Runs in the page, as the extension does: a slice of some milliseconds, then whatever else there is to do. */
async function decideInSlices(): Promise<number> {
    const page = globalThis as unknown as InPage;
    const steps = page.handOver.readyOnesInSteps({ rows: page.rows, direction: 'inbound', isSelected: false }, false);
    for (;;) {
        await new Promise(done => setTimeout(done));
        const began = performance.now();
        let step = steps.next();
        while (!step.done && performance.now() - began < 20) step = steps.next();
        if (!step.done) continue;
        page.found = step.value;
        return step.value.groups[0]?.computers.length ?? 0;
    }
}

/** Runs in the page, where a worker does it in the extension. */
function makeZip(): { readonly took: number; readonly bytes: number } {
    const page = globalThis as unknown as InPage;
    const began = performance.now();
    const zip = page.handOver.zipOf('ringScripts', page.found.groups, { toolVersion: '', exportedAt: '', exportedFrom: '' });
    return { took: performance.now() - began, bytes: zip.length };
}
