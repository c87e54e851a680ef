// SPDX-License-Identifier: MIT
// What snapshots of many computers cost: how large one is, comparing two, and opening one from the browser's storage. By the code
// that the extension has.
import type { Measurement } from '../row';
import { codeInPage } from './code-in-page';

const computers = 5000;
const target = { megabytes: 2, compare: 100, open: 300 };
const rounds = 5;

export const snapshotsOfMany: Measurement = async ({ root, browser, gateway }) => {
    const page = await browser.newPage();
    try {
        // Storage is an origin's: any answer of the gateway's will do.
        await page.goto(`${gateway.url}dev/computers`);
        await page.evaluate(await codeInPage(root, 'snapshots', exported));
        const { bytes, changed, compared, opened } = await page.evaluate(measure, { computers, rounds });
        const what = `a snapshot of ${computers.toLocaleString('en')} computers`;
        return [
            {
                what,
                target: `under ${target.megabytes} MB`,
                measured: `${(bytes / 1e6).toFixed(2)} MB`,
                withinTarget: bytes < target.megabytes * 1e6
            },
            {
                what: `${what}, compared with another one, median of ${rounds}`,
                target: `at most ${target.compare} ms`,
                measured: `${compared.toFixed(0)} ms for ${changed.toLocaleString('en')} differences`,
                withinTarget: compared <= target.compare
            },
            {
                what: `${what}, opened from the browser's storage, median of ${rounds}`,
                target: `at most ${target.open} ms`,
                measured: `${opened.toFixed(0)} ms`,
                withinTarget: opened <= target.open
            }
        ];
    } finally {
        await page.close();
    }
};

const exported = `
    export { compare } from './domain/snapshots/compare';
    export { BrowserSnapshots } from './change/storage/snapshot-store';
    export { snapshotText } from './change/storage/snapshots/snapshot-text';`;

interface InPage {
    readonly snapshots: {
        compare(before: object, after: object): readonly object[];
        snapshotText(snapshot: object): string;
        readonly BrowserSnapshots: new () => {
            keep(snapshot: object, limits: object): Promise<void>;
            load(id: string): Promise<{ readonly computers: readonly object[] } | null>;
        };
    };
}

/** Runs in the page. Of the second snapshot, every tenth computer is weaker, and every fiftieth is gone, new, or another one. */
async function measure(many: { readonly computers: number; readonly rounds: number }): Promise<{
    readonly bytes: number;
    readonly changed: number;
    readonly compared: number;
    readonly opened: number;
}> {
    const { compare, snapshotText, BrowserSnapshots } = (globalThis as unknown as InPage).snapshots;
    const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 20, 8, minutes, 0, minutes % 1000)).toISOString();
    const direction = (inForce: string, place: number): object => ({
        inForce,
        stored: { kind: inForce === 'required' ? 'one' : 'zero' },
        setBy: place % 3 === 0 ? 'groupPolicy' : 'differs',
        policy: place % 3 === 0 ? `Servers of site ${place % 40}` : null,
        policyValue: null,
        windowsDefault: 'notRequired'
    });
    const computerOf = (place: number, days: number): object => {
        const name = `server-${place}.site-${place % 40}.corp.example`;
        const id = `${String(place).padStart(8, '0')}-1a2b-3c4d-5e6f-${String(place * 7 + (days > 0 && place % 50 === 2 ? 1 : 0)).padStart(12, '0')}`;
        const isWeak = days > 0 && place % 10 === 0;
        const windows = ['2025 Datacenter', '2022 Standard', '2019 Standard'][place % 3] as string;
        const readAt = at(days * 1440 + (place % 30));
        return {
            ...{ label: name, names: [name], id, fqdn: name, outcome: 'ok', at: readAt },
            facts: {
                ...{ windows: `Microsoft Windows Server ${windows}`, build: 20348, ubr: 2700 + (place % 9), edition: 'ServerStandard' },
                ...{ role: 'server', cluster: null, accepts: true, clock: readAt, policyApplied: { at: at(place % 960), by: 'event' } },
                outbound: direction('required', place),
                inbound: direction(isWeak ? 'notRequired' : 'required', place)
            }
        };
    };
    const listed = (days: number): readonly object[] =>
        Array.from({ length: many.computers }, (_, place) =>
            computerOf(days > 0 && place % 50 === 1 ? place + many.computers : place, days)
        );
    const taken = (days: number): object => ({
        ...{ id: `of day ${days}`, begun: at(days * 1440), ended: at(days * 1440 + 30), toolVersion: '1.0.0', origin: null },
        computers: listed(days)
    });
    const [before, after] = [taken(0), taken(7)];
    const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
    let changed = 0;
    const timesOfComparing = Array.from({ length: many.rounds }, () => {
        const began = performance.now();
        changed = compare(before, after).length;
        return performance.now() - began;
    });
    await new BrowserSnapshots().keep(after, { most: 30, days: null });
    const timesOfOpening: number[] = [];
    for (let round = 0; round < many.rounds; round++) {
        const began = performance.now();
        const found = await new BrowserSnapshots().load('of day 7');
        timesOfOpening.push(performance.now() - began);
        if (found?.computers.length !== many.computers) throw new Error('The snapshot was not kept.');
    }
    return { bytes: snapshotText(after).length, changed, compared: median(timesOfComparing), opened: median(timesOfOpening) };
}
