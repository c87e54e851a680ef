// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';

/**
 * The extension's own code as a script for a page.
 * @param globalName by which the page finds what is exported
 * @param exported the exports, with paths from src/app
 */
export async function codeInPage(root: string, globalName: string, exported: string): Promise<string> {
    const { outputFiles } = await build({
        stdin: { contents: exported, resolveDir: join(root, 'src/app') },
        ...{ bundle: true, write: false, format: 'iife', globalName, minify: true, logLevel: 'error' }
    });
    // tsx names the functions within those that run in the page.
    return `globalThis.__name = named => named;${outputFiles[0]?.text ?? ''};globalThis.${globalName} = ${globalName};`;
}

/** What a computer answers, by the name of a sample of the contract. */
export function sampleAnswer(root: string, name: string): object {
    const samples = readFileSync(join(root, 'test/contract/Get-SmbSigningConfiguration.json'), 'utf8');
    return (JSON.parse(samples) as Readonly<Record<string, object>>)[name] ?? {};
}

/** Times are milliseconds that the page's thread ran: what other processes took is left out. */
export interface Slices {
    readonly took: number;
    readonly longest: number;
}

/** Has a page work in slices, each begun by a timer, and tells what its thread took. */
export async function inSlices<T>(browser: Browser, page: Page, work: () => Promise<T>): Promise<Slices & { readonly result: T }> {
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
    const result = await page.evaluate(work);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
    const timer = traceEvents.find(({ name }) => name === 'TimerFire');
    const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === timer?.pid && tid === timer.tid);
    if (tasks.length === 0) throw new Error('The trace holds no task of the page.');
    const times = tasks.map(({ tdur }) => (tdur ?? 0) / 1000);
    return { took: times.reduce((sum, time) => sum + time), longest: Math.max(...times), result };
}

interface TraceEvent {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    /** What of the duration the thread itself ran, in microseconds. */
    readonly tdur?: number;
}
