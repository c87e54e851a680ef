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
for (const measure of measurements) rows.push(...(await measure({ root, browser, gateway })));
await browser.close();
await gateway.close();

console.log('| what | target | measured |\n| --- | --- | --- |');
for (const { what, target, measured, withinTarget } of rows) {
    console.log(`| ${what} | ${target} | ${measured}${withinTarget === false ? ' **exceeded**' : ''} |`);
}
console.log(`\n${profile(root)}`);
process.exitCode = rows.some(row => row.withinTarget === false) ? 1 : 0;
