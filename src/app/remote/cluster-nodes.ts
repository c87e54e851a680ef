// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import { ClusterNode, nodeOf } from '../domain/findings/cluster-nodes';

/** What was last read of nodes of clusters in this window, by whichever tab: one node alone cannot say whether they are alike. */
@Injectable({ providedIn: 'root' })
export class ClusterNodes {
    readonly known = new BehaviorSubject<readonly ClusterNode[]>([]);

    note(configuration: SigningConfiguration): void {
        const node = nodeOf(configuration);
        if (!node) return;
        const others = this.known.value.filter(({ name }) => name.toLowerCase() !== node.name.toLowerCase());
        this.known.next([...others, node]);
    }
}
