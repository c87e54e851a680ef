// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import type { SnapshotComputer } from './snapshot';

/**
 * What can be different between two snapshots, in the order in which differences are shown. `weaker`, `stronger`: what is in
 * force. `otherComputer`: a name leads to a computer with another identifier or another own name: re-installed, renamed, or
 * another one. `acceptsNot`, `accepts`: the Server service. `storedChanged`: only what is stored, not what is in force.
 * `defaultChanged`: Windows' default, by its license or build. `noLongerRead`, `readAgain`: reached, but not read, such as
 * without credentials. `gone`, `appeared`: its names are in one list only.
 */
export const differenceKinds = [
    'weaker',
    'conflictArisen',
    'otherComputer',
    'noLongerReachable',
    'noLongerRead',
    'gone',
    'acceptsNot',
    'storedChanged',
    'setByChanged',
    'defaultChanged',
    'stronger',
    'conflictGone',
    'accepts',
    'roleChanged',
    'clusterChanged',
    'windowsChanged',
    'reachableAgain',
    'readAgain',
    'appeared'
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/**
 * What is different about one computer as a whole, or about one direction of it. What wasn't read in one of the two snapshots is
 * never among it.
 */
export interface Difference {
    /** What it is above all: the first of `kinds`. */
    readonly kind: DifferenceKind;
    /** What it is altogether. Of a direction: what is in force, a conflict, what is stored, what sets it, and Windows' default. */
    readonly kinds: readonly DifferenceKind[];
    /** Null: it is about the computer as a whole. */
    readonly direction: Direction | null;
    /** The computer in the first snapshot; null only if it appeared. */
    readonly before: SnapshotComputer | null;
    /** The computer in the second snapshot; null only if it is gone. */
    readonly after: SnapshotComputer | null;
    /**
     * Between which times it came about, by the browser's clock: the two readings, or, where the computer is not in a list, the
     * time of that snapshot. Null: not known.
     */
    readonly from: string | null;
    readonly to: string | null;
}

/** Each kind, if the snapshots are compared the other way around. */
export const mirrored: Readonly<Record<DifferenceKind, DifferenceKind>> = {
    weaker: 'stronger',
    stronger: 'weaker',
    conflictArisen: 'conflictGone',
    conflictGone: 'conflictArisen',
    otherComputer: 'otherComputer',
    noLongerReachable: 'reachableAgain',
    reachableAgain: 'noLongerReachable',
    noLongerRead: 'readAgain',
    readAgain: 'noLongerRead',
    gone: 'appeared',
    appeared: 'gone',
    acceptsNot: 'accepts',
    accepts: 'acceptsNot',
    storedChanged: 'storedChanged',
    setByChanged: 'setByChanged',
    defaultChanged: 'defaultChanged',
    roleChanged: 'roleChanged',
    clusterChanged: 'clusterChanged',
    windowsChanged: 'windowsChanged'
};

/** The computer of a difference, as it is called now; if it is gone, as it was. */
export function computerOf({ before, after }: Difference): SnapshotComputer {
    return (after ?? before) as SnapshotComputer;
}
