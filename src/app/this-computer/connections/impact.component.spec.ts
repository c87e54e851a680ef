// SPDX-License-Identifier: MIT
import { BehaviorSubject, of } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { makePlan } from '../../domain/change/plan';
import { facts } from '../../domain/testing/list-entries';
import type { KnownPeers } from '../../readings/known-elsewhere';
import { loading } from '../../readings/reading';
import { ClusterNodes } from '../../remote/cluster-nodes';
import type { Strings } from '../../strings/strings';
import type { Connections, ConnectionsState } from './connections';
import './connections.module'; // knows what the template is made of
import { ImpactComponent } from './impact.component';

describe('what a plan does', () => {
    it('names the nodes that would differ by what a scan reads, also while the panel is open', () => {
        const state = new BehaviorSubject<ConnectionsState>({ ...loading, computer: 'n1' });
        const nodes = new ClusterNodes();
        const known = { of: () => of({ suspects: [], evidence: null }) } as unknown as KnownPeers;
        const detector = { markForCheck: () => undefined } as never;
        const impact = new ImpactComponent(
            { state } as unknown as Connections,
            known,
            nodes,
            detector,
            texts.Strings.SmbSigning as Strings
        );
        const configuration = facts('n1', { cluster: 'CLU' });
        Object.assign(impact, { computer: 'n1', configuration, plan: makePlan(configuration, { inbound: 'required' }) });
        impact.ngOnChanges();
        expect(impact.notes).toEqual([jasmine.stringContaining('Scan All computers')]);
        nodes.note(facts('n2', { cluster: 'clu' }));
        expect(impact.notes).toEqual([jasmine.stringContaining('would differ: n2.lab.example.')]);
        impact.ngOnDestroy();
    });
});
