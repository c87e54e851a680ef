// SPDX-License-Identifier: MIT
// The CSV of Nessus, Tenable.io, and Tenable.sc: a row for each finding, in which plugin 57608 is "SMB Signing not required".
import { isSmbPort, type ScannedHosts, scanTime } from '../scanner-list';
import { readTable, type ScannerHeader, type ScannerRow } from './table';

const plugin = '57608';
const pluginColumns = ['plugin id', 'plugin'];
const nameColumns = ['dns name', 'fqdn', 'host', 'host name', 'hostname', 'asset name', 'netbios name', 'ip address', 'host ip', 'ip'];
const timeColumns = ['last observed', 'last seen', 'last found', 'host end', 'scan end'];
const stateColumns = ['vulnerability state', 'state'];
/** The states of a finding that was found once and no longer is. */
const isOver = /^(?:fixed|mitigated|remediated|resolved|closed)$/i;

export function isNessus(columns: readonly string[]): boolean {
    return pluginColumns.some(one => columns.includes(one)) && nameColumns.some(one => columns.includes(one));
}

export function* readNessus(text: string, header: ScannerHeader, found: ScannedHosts): Generator<void, void> {
    yield* readTable(text, header, found, row => take(row, found));
}

function take({ line, cells }: ScannerRow, found: ScannedHosts): void {
    const text = [...cells.values()].join(' ');
    const id = pluginColumns.map(column => cells.get(column)).find(cell => cell !== undefined) ?? '';
    if (id !== plugin) return /^\d+$/.test(id) ? found.skip() : found.refuse(line, text);
    if (stateColumns.some(column => isOver.test(cells.get(column) ?? ''))) return found.skip();
    // Of the whole host, the port is 0.
    if (/^[1-9]\d*$/.test(cells.get('port') ?? '') && !isSmbPort(Number(cells.get('port')))) return found.skip();
    const title = cells.get('plugin name') || cells.get('name') || '';
    const at = timeColumns.map(column => scanTime(cells.get(column))).find(time => time !== null) ?? null;
    const words = title === '' ? plugin : `${plugin}: ${title}`;
    const names = nameColumns.map(column => withoutDomain(cells.get(column)));
    found.add(names, { line, says: 'notRequired', words, at, hint: null }, text);
}

/** Tenable.sc writes NetBIOS names as DOMAIN\NAME. */
function withoutDomain(name: string | undefined): string | undefined {
    return name?.startsWith('\\') ? name : name?.slice(name.lastIndexOf('\\') + 1);
}
