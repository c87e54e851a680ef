// SPDX-License-Identifier: MIT
// Called by bench.mjs, once everything is built.
import { chromium } from '@playwright/test';
import { root } from '../dev-gateway/root';
import { startGateway } from '../dev-gateway/server';
import { browserFlags, testBrowser } from '../tools/steps/browser.mjs';
import { fullPages } from './bounds';
import { evidenceOfMany } from './evidence';
import { fleetOfMany } from './fleet/fleet';
import { largeHistory } from './history';
import { opening } from './opening';
import { dryRunOfMany } from './rules/dry-run';
import { handingOver } from './rules/handing-over';
import { importedEvents } from './rules/imports';
import { joiningPeers } from './rules/joining';
import { keptEvidence } from './rules/kept';
import { paneReady } from './pane';
import { deviceTests } from './probe';
import type { Measurement, Row } from './row';
import { scanMany } from './scan';
import { firstLoad, profile } from './size';
import { scannerList } from './rules/scanners';
import { snapshotsOfMany } from './rules/snapshots';
import { tableOfMany } from './table';

const all: readonly Measurement[] = [
    paneReady,
    firstLoad,
    opening,
    deviceTests,
    scanMany,
    evidenceOfMany,
    tableOfMany,
    fleetOfMany,
    largeHistory,
    fullPages,
    joiningPeers,
    snapshotsOfMany,
    scannerList,
    importedEvents,
    dryRunOfMany,
    handingOver,
    keptEvidence
];
const chosen = process.argv.slice(2);
const measurements = chosen.length === 0 ? all : all.filter(({ name }) => chosen.includes(name));
if (measurements.length === 0) throw new Error(`Measurements: ${all.map(({ name }) => name).join(', ')}.`);

const { executablePath, libraryPath } = testBrowser(root);
const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
const browser = await chromium.launch({ executablePath, args: browserFlags, env });
const gateway = await startGateway({ port: 0 });
const rows: Row[] = [];
console.log('| what | target | measured |\n| --- | --- | --- |');
// As soon as they are there: the whole takes half an hour, and one that fails would take the others along.
for (const measure of measurements) {
    const measured = await measure({ root, browser, gateway });
    for (const { what, target, measured: found, withinTarget } of measured)
        console.log(`| ${what} | ${target} | ${found}${withinTarget === false ? ' **exceeded**' : ''} |`);
    rows.push(...measured);
}
await browser.close();
await gateway.close();

console.log(`\n${profile(root)}`);
process.exitCode = rows.some(row => row.withinTarget === false) ? 1 : 0;
