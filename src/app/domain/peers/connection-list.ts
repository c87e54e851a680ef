// SPDX-License-Identifier: MIT
// What of the administrator's connections in Windows Admin Center is scanned, and how it is named.
import { LONGEST_NAME } from '../limits';
import type { ListedConnection } from '../list/list';
import { cut } from '../text';

/** Windows Admin Center's types of connections that a scan has to do with; the others are no Windows computers. */
const computerTypes: readonly string[] = ['msft.sme.connection-type.server', 'msft.sme.connection-type.windows-client'];
const clusterTypes: readonly string[] = ['msft.sme.connection-type.cluster', 'msft.sme.connection-type.hyper-converged-cluster'];

/** The part of the SDK's Connection that is looked at. */
interface Connection {
    readonly name: string;
    readonly type: string;
    readonly activeAlias?: string | undefined;
    readonly properties?: { readonly displayName?: unknown } | undefined;
}

/** A name that is listed as server and as PC comes once. */
export function listedConnections(connections: readonly Connection[]): readonly ListedConnection[] {
    const byKey = new Map<string, ListedConnection>();
    for (const { name, type, activeAlias, properties } of connections) {
        const isCluster = clusterTypes.includes(type);
        if (!isCluster && !computerTypes.includes(type)) continue;
        // An alias is the name that was last seen to work. A cluster may bear the name of a computer and is not it.
        const call = (activeAlias || name).toLowerCase();
        const key = isCluster ? `cluster:${call}` : call;
        const { displayName } = properties ?? {};
        const label = typeof displayName === 'string' && displayName ? displayName : name;
        if (!byKey.has(key)) byKey.set(key, { key, call, label: cut(label, LONGEST_NAME), name, type, isCluster });
    }
    return [...byKey.values()];
}
