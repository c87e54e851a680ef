// SPDX-License-Identifier: MIT
// The CSV of Nessus, Tenable.sc, and Tenable Vulnerability Management, whose newer exports have columns of other names: a row for each
// finding, in which plugin 57608 is "SMB Signing not required".
import { isSmbPort, type ScannedHost, type ScannedHosts, scannedBetween, scanTime } from '../scanner-list';
import { readTable, type ScannerHeader, type ScannerRow } from './table';

const plugin = '57608';
const pluginColumns = ['plugin id', 'plugin', 'definition.id'];
const nameColumns = [
    'dns name',
    'fqdn',
    'host',
    'host name',
    'hostname',
    'asset name',
    'netbios name',
    'netbios',
    'ip address',
    'host ip',
    'ip'
];
const assetColumns = ['display_fqdn', 'host_name', 'name', 'netbios_name', 'display_ipv4_address', 'display_ipv6_address'];
/** Of these, a cell might hold several. */
const addressColumns = ['asset.ipv4_addresses', 'asset.ipv6_addresses'];
const singleNames = [...nameColumns, ...assetColumns.map(name => `asset.${name}`)];
const allNames = [...singleNames, ...addressColumns];
const mostAddresses = 20;

const timeColumns = ['last observed', 'last seen', 'last found', 'last_observed', 'last_seen', 'last_found'];
const periodColumns = [
    ['host start', 'host end'],
    ['scan start', 'scan end']
] as const;
const stateColumns = ['vulnerability state', 'state'];
/** The states of a finding that was found once and no longer is. */
const isOver = /^(?:fixed|mitigated|remediated|resolved|closed)$/i;

export function isNessus(columns: readonly string[]): boolean {
    return pluginColumns.some(one => columns.includes(one)) && allNames.some(one => columns.includes(one));
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
    const title = cells.get('plugin name') || cells.get('name') || cells.get('definition.name') || '';
    const words = title === '' ? plugin : `${plugin}: ${title}`;
    const names = singleNames.map(column => withoutDomain(cells.get(column)));
    const addresses = addressColumns.flatMap(column => cells.get(column)?.split(',').slice(0, mostAddresses) ?? []);
    found.add([...names, ...addresses], { line, says: 'notRequired', words, ...timeOf(cells), hint: null }, text);
}

/** A host's scan takes minutes to hours, and any of them might be when it was asked. */
function timeOf(cells: ScannerRow['cells']): Pick<ScannedHost, 'at' | 'from'> {
    const at = timeColumns.map(column => scanTime(cells.get(column))).find(time => time !== null);
    if (at) return { at, from: null };
    const periods = periodColumns.map(([start, end]) => scannedBetween(scanTime(cells.get(start)), scanTime(cells.get(end))));
    return periods.find(period => period.at !== null) ?? { at: null, from: null };
}

/** Tenable.sc writes NetBIOS names as DOMAIN\NAME. */
function withoutDomain(name: string | undefined): string | undefined {
    return name?.startsWith('\\') ? name : name?.slice(name.lastIndexOf('\\') + 1);
}
