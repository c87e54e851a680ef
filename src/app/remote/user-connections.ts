// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { map, merge, Observable, of } from 'rxjs';
import type { ListedConnection } from '../domain/listed';

/** Windows Admin Center's types of connections that a scan has to do with; the others are no Windows computers. */
const computerTypes: readonly string[] = ['msft.sme.connection-type.server', 'msft.sme.connection-type.windows-client'];
const clusterTypes: readonly string[] = ['msft.sme.connection-type.cluster', 'msft.sme.connection-type.hyper-converged-cluster'];

/** The administrator's list of connections in Windows Admin Center. */
@Injectable({ providedIn: 'root' })
export class UserConnections {
    /** Emits at once, and again when the list changes. A name that is listed as server and as PC comes once. */
    readonly all: Observable<readonly ListedConnection[]>;

    constructor(appContext: AppContextService) {
        const { connectionManager } = appContext;
        this.all = merge(of(null), connectionManager.connectionsChanged).pipe(map(() => listed(connectionManager.connections)));
    }
}

/** The part of the SDK's Connection that is looked at. */
interface Connection {
    readonly name: string;
    readonly type: string;
    readonly activeAlias?: string | undefined;
    readonly properties?: { readonly displayName?: unknown } | undefined;
}

/** What of the list is scanned. */
function listed(connections: readonly Connection[]): readonly ListedConnection[] {
    const byKey = new Map<string, ListedConnection>();
    for (const { name, type, activeAlias, properties } of connections) {
        const isCluster = clusterTypes.includes(type);
        if (!isCluster && !computerTypes.includes(type)) continue;
        // An alias is the name that was last seen to work. A cluster may bear the name of a computer and is not it.
        const call = (activeAlias || name).toLowerCase();
        const key = isCluster ? `cluster:${call}` : call;
        const { displayName } = properties ?? {};
        if (!byKey.has(key))
            byKey.set(key, {
                key,
                call,
                label: typeof displayName === 'string' && displayName ? displayName : name,
                name,
                type,
                isCluster
            });
    }
    return [...byKey.values()];
}
