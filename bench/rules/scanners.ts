// SPDX-License-Identifier: MIT
// Whether the page stays at hand with the longest list of a scanner: reading it, comparing it, comparing it again as after each answer,
// putting it in another order, searching, and saving it. By the code that the extension has.
import type { Measurement } from '../row';
import { codeInPage } from './code-in-page';

const many = { hosts: 50_000, computers: 5000 };
const longestTask = 100;

export const scannerList: Measurement = async ({ root, browser, gateway }) => {
    const page = await browser.newPage();
    try {
        await page.goto(`${gateway.url}dev/computers`);
        await page.evaluate(await codeInPage(root, 'scanners', exported));
        const measured = await page.evaluate(measure, many);
        const [most] = measured
            .map(({ what, tasks }) => ({ what, task: Math.max(0, ...tasks) }))
            .sort((one, other) => other.task - one.task);
        const took = measured.reduce((sum, one) => sum + one.took, 0) / 1000;
        const longest = Math.round(most?.task ?? 0);
        return [
            {
                what: `longest task while ${many.hosts.toLocaleString('en')} hosts of a scanner are read, compared, put in order, searched, and saved`,
                target: `under ${longestTask} ms`,
                measured: `${longest === 0 ? 'none over 50 ms' : `${longest} ms (${most?.what})`} in ${took.toFixed(1)} s`,
                withinTarget: longest < longestTask
            }
        ];
    } finally {
        await page.close();
    }
};

const exported = `
    export { Slices } from './change/storage/slices';
    export { makeList } from './domain/list/list';
    export { checkHosts } from './domain/scanners/check';
    export { checkCsv } from './domain/scanners/check-csv';
    export { readScannerList } from './domain/scanners/read-list';
    export { StateHistory } from './domain/scanners/state-points';
    export { entry, facts } from './domain/testing/list-entries';
    export { firstScannersView, scannersModel } from './all-computers/scanners/scanners-model';`;

type Steps<T> = Generator<void, T>;

interface InPage {
    readonly scanners: {
        readonly Slices: new () => { pause(): Promise<void> };
        readonly StateHistory: new (snapshots: readonly object[], records: readonly object[]) => object;
        readonly firstScannersView: object;
        makeList(entries: readonly object[], account: null): { readonly rows: readonly object[] };
        entry(name: string, answer: object, phase: string, at: number): object;
        facts(name: string, own: object, outbound: boolean, inbound: boolean): object;
        readScannerList(text: string): Steps<object>;
        checkHosts(list: object, by: object): Steps<readonly object[]>;
        scannersModel(hosts: readonly object[], view: object, textsOf: (one: never) => readonly string[]): Steps<object>;
        checkCsv(hosts: readonly object[], made: object): Steps<string>;
    };
}

interface Measured {
    readonly what: string;
    readonly took: number;
    /** Those over 50 ms, which are all that a browser tells of. */
    readonly tasks: readonly number[];
}

/** Runs in the page. */
async function measure(count: { readonly hosts: number; readonly computers: number }): Promise<readonly Measured[]> {
    const { Slices, StateHistory, firstScannersView, ...of } = (globalThis as unknown as InPage).scanners;
    const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 200));
    const all: Measured[] = [];
    const tasks: number[] = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    const timed = async <T>(what: string, work: () => Steps<T>): Promise<T> => {
        await rest();
        tasks.length = 0;
        const began = performance.now();
        const [slices, steps] = [new Slices(), work()];
        let step = steps.next();
        for (; !step.done; step = steps.next()) await slices.pause();
        const took = performance.now() - began;
        await rest();
        all.push({ what, took, tasks: [...tasks] });
        return step.value;
    };
    const at = Date.UTC(2026, 10, 30);
    const facts = (place: number): object => of.facts(`srv${place}`, {}, true, place % 2 === 0);
    const entries = Array.from({ length: count.computers }, (_, place) => of.entry(`srv${place}`, facts(place), 'idle', at));
    const line = (place: number): string =>
        `57608,,5.0,Medium,${place % 3 ? `srv${place}` : `192.0.2.${place % 256}`},tcp,445,SMB Signing not required,` +
        `"Signing, not required",2026-11-24T09:00:00Z,2026-11-24T0${place % 10}:13:22Z`;
    const head = 'Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Scan,Last Seen';
    const text = [head, ...Array.from({ length: count.hosts }, (_, place) => line(place))].join('\n');
    const by = { history: new StateHistory([], []), addresses: new Map(), wires: new Map(), given: null };
    const check = function* (list: object): Generator<void, readonly object[]> {
        const { rows } = of.makeList(entries, null);
        yield;
        return yield* of.checkHosts(list, { ...by, rows });
    };
    const list = await timed('read', () => of.readScannerList(text));
    const hosts = await timed('compare', () => check(list));
    await timed('compare again after an answer', () => check(list));
    const view = (change: object) => (): Steps<object> =>
        of.scannersModel(
            hosts,
            { ...firstScannersView, ...change },
            ({ host }: { readonly host: { readonly names: readonly string[] } }) => host.names
        );
    await timed('put in another order', view({ sort: 'host', descending: true }));
    await timed('search', view({ search: 'srv4' }));
    await timed('save as CSV', () => of.checkCsv(hosts, { toolVersion: '1', exportedAt: '', exportedFrom: '' }));
    return all;
}
