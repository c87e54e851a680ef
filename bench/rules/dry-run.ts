// SPDX-License-Identifier: MIT
// What a dry run of many computers costs the page, by the code that the extension has.
import type { Measurement } from '../row';
import { codeInPage, inSlices, sampleAnswer } from './code-in-page';

const computers = 50_000;
const target = { slice: 50 };

/** First all are judged, and then the page shows only those of one decision. */
export const dryRunOfMany: Measurement = async ({ root, browser }) => {
    const page = await browser.newPage();
    try {
        await page.addScriptTag({ content: await codeInPage(root, 'dryRun', exported) });
        await page.evaluate(keepList, { computers, sample: sampleAnswer(root, 'srv2022') });
        const judged = await inSlices(browser, page, judgeInSlices);
        const filtered = await inSlices(browser, page, judgeInSlices);
        return [
            { what: 'judged', found: judged },
            { what: 'filtered', found: filtered }
        ].map(({ what, found: { took, longest, result } }) => ({
            what: `a dry run of ${computers.toLocaleString('en')} computers, ${what}, longest slice`,
            target: `at most ${target.slice} ms`,
            measured: `${longest.toFixed(0)} ms, ${(took / 1000).toFixed(1)} s in all for ${result.toLocaleString('en')} that change`,
            withinTarget: longest <= target.slice && result === computers
        }));
    } finally {
        await page.close();
    }
};

const exported = `
    export { makingDryRunModel } from './all-computers/dry-run/dry-run-model';
    export { makeList } from './domain/list/list';
    export { usualSettings } from './domain/run/run';`;

interface Model {
    readonly rows: readonly object[];
    readonly counts: ReadonlyMap<string, number>;
}

interface InPage {
    readonly dryRun: {
        makingDryRunModel(given: object, before: Model | null): Iterator<void, Model>;
        makeList(entries: readonly object[], before: null): object;
        readonly usualSettings: object;
    };
    given: { filter: string | null };
    before: Model | null;
}

/** Runs in the page: a list of computers that were read, none of which requires signing inbound. */
function keepList(many: { readonly computers: number; readonly sample: object }): void {
    const page = globalThis as unknown as InPage;
    const { computer, ...rest } = many.sample as { readonly computer: object };
    const entries = Array.from({ length: many.computers }, (_, index) => {
        const name = `pc${index}`;
        const value = { ...rest, computer: { ...computer, name, fqdn: `${name}.lab.example`, id: `id of ${name}` } };
        const connection = { key: name, call: name, label: name, name, type: 'server', isCluster: false, tags: [] };
        const answer = { outcome: { kind: 'ok', value }, state: 'neither', at: 0, order: 1, identity: `${name}|${name}` };
        return { connection, phase: 'idle', answer };
    });
    const draft = {
        ...{ goal: 'requireInbound', isGiven: true, byHand: { outbound: 'leave', inbound: 'leave' }, model: null, series: null },
        ...{ settings: page.dryRun.usualSettings, first: null, since: 0, undoes: new Map(), undoneRun: null, retries: null },
        records: new Map(entries.map(({ connection: { key } }) => [key, `record of ${key}`]))
    };
    page.given = { draft, list: page.dryRun.makeList(entries, null), filter: null, known: {} } as InPage['given'];
    page.before = null;
}

/** Runs in the page, as the extension does: a slice of some milliseconds, then whatever else there is to do. */
async function judgeInSlices(): Promise<number> {
    const page = globalThis as unknown as InPage;
    const given = { ...page.given, filter: page.before === null ? null : 'change' };
    const steps = page.dryRun.makingDryRunModel(given, page.before);
    for (;;) {
        await new Promise(done => setTimeout(done));
        const began = performance.now();
        let step = steps.next();
        while (!step.done && performance.now() - began < 20) step = steps.next();
        if (!step.done) continue;
        page.before = step.value;
        return given.filter === null ? (step.value.counts.get('change') ?? 0) : step.value.rows.length;
    }
}
