// SPDX-License-Identifier: MIT
// What a snapshot says as a whole, for who doesn't read it computer by computer.
import { type Direction, directions } from '../computer/facts';
import { countEach } from '../counting';
import type { InForce } from '../settings/signing-state';
import { countsOf, type Snapshot, type SnapshotComputer, type SnapshotFacts, type StateCounts } from './snapshot';

/**
 * What isn't known of a computer. `notRead`: nothing is. `inForce`: a direction wasn't reported. `setBy`: what sets a value.
 * `windowsDefault`: no source names it, or sources disagree. `server`: whether its Server service ran.
 */
export const unknownParts = ['notRead', 'inForce', 'setBy', 'windowsDefault', 'server'] as const;
export type UnknownPart = (typeof unknownParts)[number];

export interface Digest {
    readonly counts: StateCounts;
    /** How many computers have which value in force, of those that were read. */
    readonly inForce: Readonly<Record<Direction, Readonly<Record<InForce, number>>>>;
    /** Those that don't require signing in a direction in which they have connections. */
    readonly notRequired: readonly SnapshotComputer[];
    readonly unread: readonly SnapshotComputer[];
    /** Of how many computers what isn't known. */
    readonly unknown: Readonly<Record<UnknownPart, number>>;
    /** When the first and the last of them was read; null: none was. */
    readonly read: { readonly first: string; readonly last: string } | null;
}

export function digestOf(snapshot: Snapshot): Digest {
    const { computers } = snapshot;
    const read = computers.flatMap(({ facts }) => facts ?? []);
    const times = computers.flatMap(({ facts, at }) => (facts && at ? [at] : [])).sort();
    const [first, last] = [times[0], times[times.length - 1]];
    const unknown = (part: UnknownPart): number => computers.filter(({ facts }) => isUnknown(facts, part)).length;
    return {
        counts: countsOf(snapshot),
        inForce: { outbound: countForce(read, 'outbound'), inbound: countForce(read, 'inbound') },
        notRequired: computers.filter(({ facts }) => facts !== null && directions.some(one => isOpen(facts, one))),
        unread: computers.filter(({ facts }) => facts === null),
        unknown: Object.fromEntries(unknownParts.map(part => [part, unknown(part)])) as Record<UnknownPart, number>,
        read: first !== undefined && last !== undefined ? { first, last } : null
    };
}

function countForce(read: readonly SnapshotFacts[], direction: Direction): Readonly<Record<InForce, number>> {
    return countEach(['required', 'notRequired', 'notReported'], read, facts => facts[direction].inForce);
}

/** Whether it has connections in this direction, and doesn't require them to be signed. */
function isOpen(facts: SnapshotFacts, direction: Direction): boolean {
    return facts[direction].inForce === 'notRequired' && (direction === 'outbound' || facts.accepts !== false);
}

function isUnknown(facts: SnapshotFacts | null, part: UnknownPart): boolean {
    if (facts === null || part === 'notRead') return facts === null && part === 'notRead';
    const both = directions.map(direction => facts[direction]);
    switch (part) {
        case 'inForce':
            return both.some(({ inForce }) => inForce === 'notReported');
        case 'setBy':
            return both.some(({ setBy }) => setBy === 'unknown');
        case 'windowsDefault':
            return both.some(({ windowsDefault }) => windowsDefault === 'unknown' || windowsDefault === 'sourcesDisagree');
        case 'server':
            return facts.accepts === null;
    }
}
