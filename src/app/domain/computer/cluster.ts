// SPDX-License-Identifier: MIT
// Which failover cluster a computer is a node of. Where that could not be read, the computer is treated as a node of any
// cluster.
import type { SigningConfiguration } from './facts';

/** What is known of it. */
export type Membership = { readonly kind: 'none' } | { readonly kind: 'notRead' } | { readonly kind: 'node'; readonly cluster: string };

/** What a reading tells of the computer's cluster. */
export function membershipOf({ computer, unavailable }: SigningConfiguration): Membership {
    if (computer.cluster) return memberOf(computer.cluster);
    // Without a name the key of a cluster is there all the same.
    const isRead = computer.cluster === null && !unavailable.some(({ what }) => what === 'computer.cluster');
    return { kind: isRead ? 'none' : 'notRead' };
}

/** A node of the cluster of this name, in any case of letters. */
export function memberOf(cluster: string): Membership {
    return { kind: 'node', cluster: cluster.toLowerCase() };
}

/** Whether two computers are nodes of one cluster, or could be. */
export function mayBeOfOneCluster(one: Membership, other: Membership): boolean {
    if (one.kind === 'none' || other.kind === 'none') return false;
    return one.kind === 'notRead' || other.kind === 'notRead' || one.cluster === other.cluster;
}
