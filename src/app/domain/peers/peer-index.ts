// SPDX-License-Identifier: MIT
import { isAddress } from '../negotiate/hosts';

interface Named<T> {
    readonly name: string;
    readonly value: T;
}

/**
 * What is known of peers, found by any name of a peer: the same name, or the same with or without its domain. Only names with
 * the same first label are compared: there may be a thousand.
 */
export class PeerIndex<T> {
    private readonly byFirstLabel = new Map<string, Named<T>[]>();

    add(peer: string, value: T): void {
        const name = peer.toLowerCase();
        const alike = this.alike(name);
        if (alike.length === 0) this.byFirstLabel.set(firstLabel(name), alike);
        alike.push({ name, value });
    }

    /** In the order in which they were added. */
    of(peer: string): readonly T[] {
        const name = peer.toLowerCase();
        const alike = this.alike(name);
        const [only] = alike;
        if (!only) return [];
        // So it is of most.
        if (alike.length === 1) return isSamePeer(only.name, name) ? [only.value] : [];
        return alike.filter(known => isSamePeer(known.name, name)).map(({ value }) => value);
    }

    private alike(name: string): Named<T>[] {
        return this.byFirstLabel.get(firstLabel(name)) ?? [];
    }
}

/**
 * Sorts full names before those that lack a part. Of a short name that fits two, as many peers are counted in whichever order they
 * were read.
 */
export function fullNameFirst(one: string, other: string): number {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return b.length - a.length || Number(a > b) - Number(a < b);
}

/** Whether a server's name is an address: then Kerberos cannot be used. */
export function isByAddress(server: string): boolean {
    return isAddress(server.replace(/^\[(.*)\]$/, '$1')) || /\.ipv6-literal\.net$/i.test(server);
}

export function firstLabel(name: string): string {
    const end = name.indexOf('.');
    return end < 0 ? name : name.slice(0, end);
}

/** Both in lower case. */
function isSamePeer(one: string, other: string): boolean {
    if (one === other) return true;
    if (one.length > other.length) return isSamePeer(other, one);
    return other[one.length] === '.' && other.startsWith(one) && !isByAddress(one) && !isByAddress(other);
}
