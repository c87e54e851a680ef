// SPDX-License-Identifier: MIT
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import type { Finding, Findings } from './finding';

/** What was last read of a node of a cluster. */
export interface ClusterNode extends Readonly<Record<Direction, boolean | null>> {
    readonly cluster: string;
    readonly name: string;
}

const source = 'Microsoft, "Set-SmbServerConfiguration": it changes the computer that it runs on';

/** A reading as that of a node; null where it is none, or does not say which. */
export function nodeOf({ computer, outbound, inbound }: SigningConfiguration): ClusterNode | null {
    const name = computer.fqdn || computer.name;
    if (!computer.cluster || !name) return null;
    return { cluster: computer.cluster, name, outbound: outbound.required, inbound: inbound.required };
}

/**
 * Whether the nodes of this computer's cluster are alike, as far as others were read.
 * @param known nodes of any cluster, this computer among them or not
 */
export function clusterFindings(configuration: SigningConfiguration, known: readonly ClusterNode[]): Findings {
    const { cluster } = configuration.computer;
    if (cluster === null) return { found: [], unjudged: [] };
    const self = nodeOf(configuration);
    const others = known.filter(node => isSame(node.cluster, cluster) && !(self && isSame(node.name, self.name)));
    if (others.length === 0) return { found: [], unjudged: [{ reason: 'clusterNodes', values: [cluster], source }] };
    const found = directions.flatMap((direction): Finding[] => {
        const { required } = configuration[direction];
        const differing = others.filter(node => required !== null && node[direction] !== null && node[direction] !== required);
        if (differing.length === 0) return [];
        return [{ id: 'clusterNodes', severity: 'warning', direction, values: [cluster, namesOf(differing)], source }];
    });
    return { found, unjudged: [{ reason: 'moreClusterNodes', values: [cluster, namesOf(others)], source }] };
}

function namesOf(nodes: readonly ClusterNode[]): string {
    return nodes.map(({ name }) => name).join(', ');
}

function isSame(a: string, b: string): boolean {
    return a.toLowerCase() === b.toLowerCase();
}
