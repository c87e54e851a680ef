// SPDX-License-Identifier: MIT
// A scanner's list beside what is known of the computers of the list.
import type { ListRow } from '../list/list';
import { tellingProbe, type DeviceResult } from '../negotiate/device';
import { isAddress } from '../negotiate/hosts';
import { comparable } from '../peers/peer-names';
import { ComputersByName, type KnownAddresses } from './matching';
import type { ScannerList } from './scanner-list';
import { type ComparedHost, type ScannerVerdict, scannerVerdict, type WireAnswer } from './scanner-verdict';
import type { StateHistory, StatePoint } from './state-points';

/** A host of a scanner's list, and everything that stands beside it. */
export interface CheckedHost extends ComparedHost {
    readonly key: string;
    readonly verdict: ScannerVerdict;
}

/** What hosts are compared with. */
export interface CheckedWith {
    readonly rows: readonly ListRow[];
    readonly history: StateHistory;
    readonly addresses: KnownAddresses;
    /** By the keys of rows. */
    readonly wires: ReadonlyMap<string, WireAnswer>;
    /** When hosts were scanned of which the list doesn't tell; null: not known. */
    readonly given: string | null;
}

/** How many computers are looked at, and hosts compared, in one step. */
const atOnce = 50;

/** Compares the hosts of a list one by one, in steps that are short each. */
export function* checkHosts(
    { format, hosts }: ScannerList,
    { rows, history, addresses, wires, given }: CheckedWith
): Generator<void, readonly CheckedHost[]> {
    const computers = new ComputersByName(addresses);
    for (const [index, row] of rows.entries()) {
        if (index % atOnce === 0) yield;
        computers.add(row);
    }
    const pointsOf = new Map<ListRow, readonly StatePoint[]>();
    const checked: CheckedHost[] = [];
    for (const host of hosts) {
        const match = computers.find(host.names);
        const row = match.kind === 'computer' ? match.row : null;
        const points = row ? (pointsOf.get(row) ?? history.of(row)) : [];
        if (row) pointsOf.set(row, points);
        const compared = { format, host, at: host.at ?? given, from: host.from, match, points, wire: (row && wires.get(row.key)) ?? null };
        checked.push({ ...compared, key: String(checked.length), verdict: scannerVerdict(compared) });
        if (checked.length % atOnce === 0) yield;
    }
    return checked;
}

/** The addresses behind names, as tests found them. */
export function addressesIn(results: Iterable<DeviceResult>): KnownAddresses {
    const known = new Map<string, ReadonlySet<string>>();
    for (const { host, probes } of results) {
        const { addresses = [], address = null } = tellingProbe(probes) ?? {};
        const all = [...addresses, ...(address === null ? [] : [address])].map(comparable);
        const name = comparable(host.name);
        if (all.length > 0 && !isAddress(name)) known.set(name, new Set([...(known.get(name) ?? []), ...all]));
    }
    return known;
}
