// SPDX-License-Identifier: MIT
// Which computer of one snapshot is which of another. As elsewhere, identifier and own name tell computers apart: under one name
// of the list neither may differ, and under different names both must be the same.
import type { SnapshotComputer } from './snapshot';

/** Two that are one computer, or (`other`) that answered to one name and are two. */
export interface Pair {
    readonly before: SnapshotComputer;
    readonly after: SnapshotComputer;
    readonly other: boolean;
}

export interface Matched {
    readonly pairs: readonly Pair[];
    /** Those that are in the first only, under no name and identity of the second; and the other way around. */
    readonly gone: readonly SnapshotComputer[];
    readonly appeared: readonly SnapshotComputer[];
}

type Computers = readonly SnapshotComputer[];

/** Exchanging the two exchanges what is before and after, and nothing else. */
export function match(before: Computers, after: Computers): Matched {
    const matching = new Matching(before, after);
    matching.byIdentity();
    matching.byName(false);
    matching.byName(true);
    matching.bySharedName();
    return { pairs: matching.pairs, gone: matching.gone, appeared: matching.appeared };
}

class Matching {
    readonly pairs: Pair[] = [];
    gone: readonly SnapshotComputer[] = [];
    appeared: readonly SnapshotComputer[] = [];
    private readonly names: { readonly before: Index; readonly after: Index };
    private readonly identities: { readonly before: Identities; readonly after: Identities };
    private readonly paired = new Set<SnapshotComputer>();
    /** In one order for both ways around. */
    private readonly shared: readonly string[];

    constructor(
        private readonly before: Computers,
        private readonly after: Computers
    ) {
        this.names = { before: byNames(before), after: byNames(after) };
        this.identities = { before: byIdentities(before), after: byIdentities(after) };
        this.shared = [...this.names.before.keys()].filter(name => this.names.after.has(name)).sort();
    }

    /** Whoever is the only one of an identity on both sides is the same, whatever it is listed as. */
    byIdentity(): void {
        const { before, after } = this.identities;
        for (const [identity, [one, ...more]] of before) {
            const [other, ...others] = after.get(identity) ?? [];
            if (one && other && more.length === 0 && others.length === 0) this.pair(one, other, false);
        }
    }

    /** @param other whether those are wanted whose answers contradict each other */
    byName(other: boolean): void {
        for (const name of this.shared) {
            const [one, two] = this.named(name);
            if (!this.paired.has(one) && !this.paired.has(two) && contradict(one, two) === other) this.pair(one, two, other);
        }
    }

    /** A row that was joined with another one, or no longer is: it is still there, unless its name leads to another computer. */
    bySharedName(): void {
        const left = new Set([...this.before, ...this.after].filter(one => !this.paired.has(one)));
        for (const name of this.shared) {
            const [one, two] = this.named(name);
            const isLeft = [left.delete(one), left.delete(two)].includes(true);
            if (isLeft && contradict(one, two)) this.pairs.push({ before: one, after: two, other: true });
        }
        this.gone = this.before.filter(one => left.has(one) && isNowhereIn(one, this.names.after, this.identities.after));
        this.appeared = this.after.filter(one => left.has(one) && isNowhereIn(one, this.names.before, this.identities.before));
    }

    private named(name: string): readonly [SnapshotComputer, SnapshotComputer] {
        return [this.names.before.get(name) as SnapshotComputer, this.names.after.get(name) as SnapshotComputer];
    }

    private pair(before: SnapshotComputer, after: SnapshotComputer, other: boolean): void {
        this.pairs.push({ before, after, other });
        this.paired.add(before).add(after);
    }
}

type Index = ReadonlyMap<string, SnapshotComputer>;
type Identities = ReadonlyMap<string, Computers>;

/** The computer of each name; what it is shown as counts, too, because an export of the list has nothing else. */
function byNames(computers: Computers): Index {
    const index = new Map<string, SnapshotComputer>();
    const add = (name: string, one: SnapshotComputer): unknown => index.has(name) || index.set(name, one);
    for (const one of computers) one.names.forEach(name => add(name, one));
    for (const one of computers) add(one.label.toLowerCase(), one);
    return index;
}

/** Whether neither a name of it nor what it is stands in a snapshot. */
function isNowhereIn(one: SnapshotComputer, names: Index, identities: Identities): boolean {
    const isNamed = [...one.names, one.label.toLowerCase()].some(name => names.has(name));
    return !isNamed && !identities.has(identityIn(one) ?? '');
}

function byIdentities(computers: Computers): Identities {
    const index = new Map<string, SnapshotComputer[]>();
    for (const one of computers) {
        const identity = identityIn(one);
        const known = identity === null ? undefined : index.get(identity);
        if (known) known.push(one);
        else if (identity !== null) index.set(identity, [one]);
    }
    return index;
}

/** Null: not enough was read to tell it from another computer. */
function identityIn({ id, fqdn }: SnapshotComputer): string | null {
    return id === null || fqdn === null ? null : `${id}|${fqdn}`.toLowerCase();
}

/** Whether what both said of themselves cannot be of one computer. */
export function contradict(one: Pick<SnapshotComputer, 'id' | 'fqdn'>, two: Pick<SnapshotComputer, 'id' | 'fqdn'>): boolean {
    if (one.id !== null && two.id !== null && one.id.toLowerCase() !== two.id.toLowerCase()) return true;
    return one.fqdn !== null && two.fqdn !== null && !isOneName(one.fqdn.toLowerCase(), two.fqdn.toLowerCase());
}

/** Where the full name was not read, the short one stands in its place. */
function isOneName(a: string, b: string): boolean {
    return a === b || a === b.split('.')[0] || b === a.split('.')[0];
}
