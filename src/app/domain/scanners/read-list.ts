// SPDX-License-Identifier: MIT
import { isNessus, readNessus } from './formats/nessus';
import { isTable, readNames } from './formats/names';
import { isNetExec, takeNetExec } from './formats/net-exec';
import { isNmap, NmapLines } from './formats/nmap';
import { isNmapXml, readNmapXml } from './formats/nmap-xml';
import { isPingCastle, readPingCastle } from './formats/ping-castle';
import { ScannedHosts, type ScannerFormat, type ScannerLine, type ScannerList } from './scanner-list';
import { columnsOf, headerOf } from './formats/table';

/** Hosts of a list. */
export const MOST_SCANNED = 50_000;

/** What is longer is not read, in UTF-16 units or bytes. */
export const LONGEST_SCAN = 20_000_000;

/** Lines that were not understood, of which the others are only counted. */
const mostLines = 200;

/** How much of a list tells its format. */
const longestLook = 100_000;

/** How much is read in one step. */
const linesAtOnce = 200;
const unitsAtOnce = 100_000;

/** The format of a list, by its content. */
function formatOf(text: string): ScannerFormat {
    const look = text.slice(0, longestLook);
    if (isNmapXml(look)) return 'nmapXml';
    // First what the header tells: cells of a table may hold what other scanners write.
    const columns = columnsOf(headerOf(look).text);
    if (isNessus(columns)) return 'nessus';
    if (isPingCastle(columns)) return 'pingCastle';
    if (isNmap(look)) return 'nmap';
    return isNetExec(look) ? 'netExec' : 'names';
}

/** Reads what a scanner wrote, in steps that are short each. Never throws, whatever it is given. */
export function* readScannerList(given: string): Generator<void, ScannerList> {
    const text = yield* withoutReturns(given.slice(0, LONGEST_SCAN));
    const format = formatOf(text);
    const found = new ScannedHosts(format, MOST_SCANNED, mostLines);
    if (format === 'nmapXml') yield* readNmapXml(text, found);
    else if (format === 'nessus') yield* readNessus(text, headerOf(text), found);
    else if (format === 'pingCastle') yield* readPingCastle(text, headerOf(text), found);
    else if (format !== 'names') yield* readLines(text, format, found);
    else {
        if (isTable(text.slice(0, longestLook))) found.isUnknownTable = true;
        yield* readNames(text, found);
    }
    return found.list;
}

/** Lines end as on any system; papaparse wants one kind, and what Windows PowerShell writes begins with a mark. */
function* withoutReturns(text: string): Generator<void, string> {
    const parts: string[] = [];
    for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
        const end = at + unitsAtOnce;
        const cut = text.startsWith('\r\n', end - 1) ? end + 1 : end;
        // Replacing would keep each end in memory, and take five times as long where there is nothing else.
        parts.push(text.slice(at, cut).split('\r\n').join('\n').split('\r').join('\n'));
        at = cut;
        yield;
    }
    return parts.join('');
}

function* readLines(text: string, format: ScannerFormat, found: ScannedHosts): Generator<void, void> {
    const nmap = new NmapLines(text, found);
    const take = (one: ScannerLine, at: number): void => (format === 'nmap' ? nmap.take(one, at) : takeNetExec(one, found));
    for (let [at, line] = [0, 1]; at < text.length && !found.isFull; line++) {
        const next = text.indexOf('\n', at);
        const end = next < 0 ? text.length : next;
        if (end > at) take({ line, text: text.slice(at, Math.min(end, at + longestLine)) }, at);
        at = end + 1;
        if (line % linesAtOnce === 0) yield;
    }
    nmap.end();
}

/** What stands behind it in a line is not read. */
const longestLine = 10_000;
