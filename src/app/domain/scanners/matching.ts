// SPDX-License-Identifier: MIT
// Which computer of the list a host of a scanner's is. A wrong one would be worse than none: what fits two fits none.
import { ownName } from '../computer/identity';
import type { ListRow } from '../list/list';
import { isAddress } from '../negotiate/hosts';
import { firstLabel } from '../peers/peer-index';
import { comparable } from '../peers/peer-names';

/**
 * `computer`: it is this one. `several`: the name stands for several, as that of a cluster or a domain does, or fits several. `none`:
 * it is none of the list, as far as is known.
 */
export type HostMatch =
    | { readonly kind: 'computer'; readonly row: ListRow; readonly by: 'name' | 'shortName' | 'address'; readonly isElsewhere: boolean }
    | { readonly kind: 'several' }
    | { readonly kind: 'none' };

/** The addresses behind names, both as they compare: what tests of devices, and computers listed by address, showed. */
export type KnownAddresses = ReadonlyMap<string, ReadonlySet<string>>;

export class ComputersByName {
    private readonly exact = new Map<string, Set<ListRow>>();
    private readonly labels = new Map<string, Set<ListRow>>();
    private readonly addresses = new Map<string, Set<ListRow>>();
    private readonly shared = new Set<string>();
    private readonly addressesOf = new Map<ListRow, ReadonlySet<string>>();

    constructor(private readonly known: KnownAddresses) {}

    /** Every computer is to be added before one is looked for. */
    add(row: ListRow): void {
        const names = new Set(row.entries.flatMap(({ connection: { call, label, name } }) => [call, label, name].map(sameName)));
        if (row.state === 'cluster') {
            for (const name of names) this.shared.add(name);
            return;
        }
        for (const name of ownNames(row)) names.add(name);
        for (const name of sharedNames(row)) this.shared.add(name);
        for (const name of names) {
            addTo(isAddress(name) ? this.addresses : this.exact, name, row);
            if (!isAddress(name)) addTo(this.labels, firstLabel(name), row);
        }
        const addresses = new Set(
            [...names].flatMap(name => [...(isAddress(name) ? [name] : []), ...[...(this.known.get(name) ?? [])].map(sameName)])
        );
        for (const address of addresses) addTo(this.addresses, address, row);
        this.addressesOf.set(row, addresses);
    }

    /** @param names all by which the scanner knows it */
    find(names: readonly string[]): HostMatch {
        const all = names.map(sameName);
        const [addresses, others] = [all.filter(isAddress), all.filter(name => !isAddress(name))];
        if (all.some(name => this.shared.has(name))) return { kind: 'several' };
        const byName = this.byName(others);
        if (byName === null) return { kind: 'several' };
        const [row, ...more] = union(addresses, this.addresses);
        if (byName && row && row !== byName.row) return { kind: 'several' };
        if (byName) return { kind: 'computer', ...byName, isElsewhere: this.isElsewhere(byName.row, addresses) };
        if (!row) return { kind: 'none' };
        return more.length > 0 ? { kind: 'several' } : { kind: 'computer', row, by: 'address', isElsewhere: false };
    }

    /** Null: several; undefined: none. */
    private byName(names: readonly string[]): { readonly row: ListRow; readonly by: 'name' | 'shortName' } | null | undefined {
        const [row, ...more] = union(names, this.exact);
        if (more.length > 0) return null;
        const short = names.filter(name => !this.exact.has(name)).map(name => this.shortOf(name));
        const isFull = names.some(name => name.includes('.') && this.exact.has(name));
        // A name that could be this computer's is no other one's.
        if (row && (isFull || !names.some(name => this.isForeign(name, row))))
            return short.some(rows => rows.length > 0 && !rows.includes(row)) ? null : { row, by: 'name' };
        if (row) return undefined;
        const [only, ...others] = new Set(short.flat());
        if (others.length > 0) return null;
        if (only && names.some(name => this.isForeign(name, only))) return undefined;
        return only && { row: only, by: 'shortName' };
    }

    /** Those of the same first part, where one of the two names has no more than that. */
    private shortOf(name: string): readonly ListRow[] {
        const alike = [...(this.labels.get(firstLabel(name)) ?? [])];
        if (!name.includes('.')) return alike;
        return alike.filter(row => ownNames(row).length === 0 && !row.entries.some(({ connection }) => connection.call.includes('.')));
    }

    /** Whether a full name is of a domain that none of the computer's names is of: there, another one has the short name. */
    private isForeign(name: string, row: ListRow): boolean {
        const domains = [...ownNames(row), ...row.entries.map(({ connection }) => sameName(connection.call))].map(domainOf);
        const known = domains.filter(domain => domain !== '');
        return domainOf(name) !== '' && known.length > 0 && !known.includes(domainOf(name));
    }

    /** Whether the scanner asked an address that the computer isn't known to have, where one of that kind is known. */
    private isElsewhere(row: ListRow, addresses: readonly string[]): boolean {
        const own = [...(this.addressesOf.get(row) ?? [])];
        const alike = own.filter(one => addresses.some(address => address.includes(':') === one.includes(':')));
        return alike.length > 0 && !addresses.some(address => own.includes(address));
    }
}

/** As names compare, and addresses of IP version 6 in the one way that RFC 5952 writes them. */
function sameName(name: string): string {
    const plain = comparable(name);
    if (!plain.includes(':') || !/^[\da-f:.]+$/.test(plain)) return plain;
    try {
        return comparable(new URL(`http://[${plain}]`).hostname);
    } catch {
        return plain;
    }
}

function domainOf(name: string): string {
    return isAddress(name) ? '' : name.split('.').slice(1).join('.');
}

function ownNames({ configuration }: ListRow): readonly string[] {
    const own = configuration && ownName(configuration.computer);
    return own ? [own, ...(configuration.computer.name ? [configuration.computer.name] : [])].map(sameName) : [];
}

/** The cluster, and the domain. */
function sharedNames({ configuration }: ListRow): readonly string[] {
    const { cluster = null, fqdn = null, domainJoined = null } = configuration?.computer ?? {};
    const domain = fqdn?.includes('.') ? comparable(fqdn).replace(/^[^.]*\./, '') : '';
    const name = cluster === null ? '' : comparable(cluster);
    return [name, name && domain ? `${name}.${domain}` : '', domainJoined ? domain : ''].filter(one => one !== '');
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
}

function union(names: readonly string[], map: ReadonlyMap<string, ReadonlySet<ListRow>>): ReadonlySet<ListRow> {
    return new Set(names.flatMap(name => [...(map.get(name) ?? [])]));
}
