// SPDX-License-Identifier: MIT
import { BehaviorSubject, of } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { Acceptances } from '../../change/history/acceptances';
import { MemoryAcceptances } from '../../change/testing/memory-evidence';
import { until } from '../../domain/testing/time';
import { makePlan } from '../../domain/change/plan';
import { facts } from '../../domain/testing/list-entries';
import type { Suspect } from '../../domain/peers/impact';
import type { KnownPeers } from '../../readings/known-elsewhere';
import { loading } from '../../readings/reading';
import { ClusterNodes } from '../../remote/cluster-nodes';
import type { Strings } from '../../strings/strings';
import type { Pane } from '../pane';
import type { UndoneHere } from '../undone-here';
import type { Connections, ConnectionsState } from './connections';
import './connections.module'; // knows what the template is made of
import { ImpactComponent } from './impact.component';

describe('what a plan does', () => {
    let acceptances: MemoryAcceptances;

    const pane = { state: of({ kind: 'ready', computer: 'n1', read: { value: facts('n1'), at: new Date() } }) } as unknown as Pane;
    const undone = (signs: readonly Suspect[]): UndoneHere => ({ refused: () => of(signs) }) as unknown as UndoneHere;

    beforeEach(() => (acceptances = new MemoryAcceptances()));

    it('names the nodes that would differ by what a scan reads, also while the panel is open', () => {
        const state = new BehaviorSubject<ConnectionsState>({ ...loading, computer: 'n1' });
        const nodes = new ClusterNodes();
        const known = { of: () => of({ suspects: [], evidence: null }) } as unknown as KnownPeers;
        const detector = { markForCheck: () => undefined } as never;
        const impact = new ImpactComponent(
            { state } as unknown as Connections,
            known,
            nodes,
            new Acceptances(acceptances),
            undone([]),
            pane,
            detector,
            texts.Strings.SmbSigning as Strings
        );
        const configuration = facts('n1', { cluster: 'CLU' });
        Object.assign(impact, { computer: 'n1', configuration, plan: makePlan(configuration, { inbound: 'required' }) });
        impact.ngOnChanges();
        expect(impact.notes).toEqual([jasmine.stringContaining('Scan them in All computers')]);
        nodes.note(facts('n2', { cluster: 'clu' }));
        expect(impact.notes).toEqual([jasmine.stringContaining('would differ: n2.lab.example.')]);
        impact.ngOnDestroy();
    });

    it('names who was refused while signing was undone here', () => {
        const impact = new ImpactComponent(
            { state: new BehaviorSubject<ConnectionsState>({ ...loading, computer: 'n1' }) } as unknown as Connections,
            { of: () => of({ suspects: [], evidence: null }) } as unknown as KnownPeers,
            new ClusterNodes(),
            new Acceptances(acceptances),
            undone([{ direction: 'inbound', peer: 'nas', why: 'refusedBefore', lastSeen: '2026-11-20T12:00:00.000Z' }]),
            pane,
            { markForCheck: () => undefined } as never,
            texts.Strings.SmbSigning as Strings
        );
        Object.assign(impact, { computer: 'n1', configuration: facts('n1'), plan: makePlan(facts('n1'), { inbound: 'required' }) });
        impact.ngOnChanges();
        expect(impact.view?.groups.map(({ title, first }) => [title, first[0]?.text])).toEqual([
            ['Inbound: Would be cut off (1)', jasmine.stringContaining('nas')]
        ]);
        impact.ngOnDestroy();
    });

    it('follows whom somebody accepts meanwhile', async () => {
        const suspect = { direction: 'inbound', peer: 'nas', why: 'noSigning', lastSeen: null } as const;
        const impact = new ImpactComponent(
            { state: new BehaviorSubject<ConnectionsState>({ ...loading, computer: 'n1' }) } as unknown as Connections,
            { of: () => of({ suspects: [suspect], evidence: null }) } as unknown as KnownPeers,
            new ClusterNodes(),
            new Acceptances(acceptances),
            undone([]),
            pane,
            { markForCheck: () => undefined } as never,
            texts.Strings.SmbSigning as Strings
        );
        Object.assign(impact, { computer: 'n1', configuration: facts('n1'), plan: makePlan(facts('n1'), { inbound: 'required' }) });
        impact.ngOnChanges();
        expect(impact.view?.groups.map(({ title }) => title)).toEqual(['Inbound: Would be cut off (1)']);
        await acceptances.accept({ peer: 'nas', direction: 'inbound', by: 'Ada', note: '', at: '2026-11-20T12:00:00.000Z' });
        await until(() => impact.view?.groups[0]?.title === 'Inbound: Accepted to be cut off (1)');
        expect(impact.view?.groups[0]?.first[0]?.notes).toEqual([jasmine.stringMatching(/^Accepted by Ada on ./)]);
        impact.ngOnDestroy();
    });
});
