// SPDX-License-Identifier: MIT
// Which other nodes of a cluster would differ once a plan is carried out, from what was read of them.
import { membershipOf } from '../computer/cluster';
import type { Direction, SigningConfiguration } from '../computer/facts';
import { type ClusterNode, nodeOf } from '../findings/cluster-nodes';
import { isSigning } from '../settings/catalogue';
import type { PlannedChange } from './plan';

/** What is known of the other nodes of one cluster. */
export interface NodesAfter {
    readonly cluster: string;
    /** Names of those that would have something else in force. */
    readonly differing: readonly string[];
    /** Names of those that would have the same. */
    readonly alike: readonly string[];
    /** Names of those that do not report it. */
    readonly notKnown: readonly string[];
}

/**
 * Null: the computer is no node, or its requirement does not change. A cluster does not say how many nodes it has, so there may
 * be others.
 * @param known nodes of any cluster, this computer among them or not
 */
export function nodesAfter(
    configuration: SigningConfiguration,
    changes: readonly PlannedChange[],
    known: readonly ClusterNode[]
): NodesAfter | null {
    const membership = membershipOf(configuration);
    const self = nodeOf(configuration)?.name.toLowerCase();
    const wanted = changes.flatMap(({ setting, after }) => (isSigning(setting) ? [[setting, after.inForce === 'required'] as const] : []));
    if (membership.kind !== 'node' || wanted.length === 0) return null;
    const others = known.filter(({ cluster, name }) => cluster.toLowerCase() === membership.cluster && name.toLowerCase() !== self);
    const names = { differs: [] as string[], same: [] as string[], notKnown: [] as string[] };
    for (const node of others) names[compared(node, wanted)].push(node.name);
    return { cluster: configuration.computer.cluster ?? '', differing: names.differs, alike: names.same, notKnown: names.notKnown };
}

/** How a node compares with what is wanted of another one. */
export function compared(
    node: Readonly<Record<Direction, boolean | null>>,
    wanted: readonly (readonly [Direction, boolean])[]
): 'differs' | 'same' | 'notKnown' {
    if (wanted.some(([direction, required]) => node[direction] === !required)) return 'differs';
    return wanted.every(([direction, required]) => node[direction] === required) ? 'same' : 'notKnown';
}
