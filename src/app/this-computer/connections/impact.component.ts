// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Input, OnChanges, OnDestroy } from '@angular/core';
import { BehaviorSubject, combineLatest, Subscription, switchMap } from 'rxjs';
import type { SigningConfiguration } from '../../domain/facts';
import type { ClusterNode } from '../../domain/findings/cluster-nodes';
import type { KnownElsewhere } from '../../domain/impact-sources';
import type { Plan } from '../../domain/plan';
import { ClusterNodes } from '../../remote/cluster-nodes';
import { KnownPeers } from '../../remote/known-elsewhere';
import { STRINGS, Strings } from '../../strings/strings';
import { Connections, ConnectionsState } from './connections';
import { GroupView, ImpactView, impactView } from './impact-view';
import { planNoteTexts } from './plan-notes-view';

/** What a plan does to whom. It informs, and never stands in the way of Apply. */
@Component({
    selector: 'app-impact',
    templateUrl: './impact.component.html',
    styleUrls: ['./impact.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ImpactComponent implements OnChanges, OnDestroy {
    @Input() plan: Plan | null = null;
    @Input() configuration: SigningConfiguration | null = null;
    @Input() computer = '';

    view: ImpactView | null = null;
    /** What else is to be known of the plan. */
    notes: readonly string[] = [];

    private readonly kept: Subscription;
    private readonly asked = new BehaviorSubject('');
    private state!: ConnectionsState;
    private nodes: readonly ClusterNode[] = [];
    private elsewhere: KnownElsewhere = { suspects: [], evidence: null };

    constructor(
        connections: Connections,
        known: KnownPeers,
        clusterNodes: ClusterNodes,
        detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const elsewhere = this.asked.pipe(switchMap(computer => known.of(computer)));
        this.kept = combineLatest([connections.state, elsewhere, clusterNodes.known]).subscribe(([state, found, nodes]) => {
            this.state = state;
            this.nodes = nodes;
            this.elsewhere = found;
            this.show();
            detector.markForCheck();
        });
    }

    ngOnChanges(): void {
        if (this.computer !== this.asked.value) this.asked.next(this.computer);
        this.show();
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }

    byId(_index: number, { id }: GroupView): string {
        return id;
    }

    private show(): void {
        if (!this.plan || !this.configuration) return;
        // Never another computer's connections.
        const { state, computer } = this;
        const own = state.computer === computer ? state : ({ kind: 'reading', computer, slow: false, previous: null } as const);
        this.notes = planNoteTexts(this.plan, this.configuration, this.nodes, this.strings);
        this.view = impactView(this.plan, this.configuration, own, this.elsewhere, this.strings);
    }
}
