// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Input, OnChanges, OnDestroy } from '@angular/core';
import { BehaviorSubject, combineLatest, map, of, startWith, Subscription, switchMap } from 'rxjs';
import { Acceptances } from '../../change/history/acceptances';
import { nothingAccepted } from '../../domain/readiness/accepted';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ClusterNode } from '../../domain/findings/cluster-nodes';
import type { KnownElsewhere } from '../../domain/peers/impact-sources';
import type { Plan } from '../../domain/change/plan';
import { ClusterNodes } from '../../remote/cluster-nodes';
import { KnownPeers } from '../../readings/known-elsewhere';
import { loading } from '../../readings/reading';
import { STRINGS, Strings } from '../../strings/strings';
import { Connections, ConnectionsState } from './connections';
import { GroupView, ImpactView, impactView, PeerLine } from './impact-view';
import { Pane } from '../pane';
import { shownReading } from '../shown-reading';
import { UndoneHere } from '../undone-here';
import { planNoteTexts } from './plan-notes-view';

/** How many lines are added at a time where a group is opened: each costs. */
const step = 50;

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
    /** Of the groups that are open, the lines behind the first. */
    readonly rest = new Map<string, readonly PeerLine[]>();

    private growing: ReturnType<typeof setTimeout> | undefined;
    private readonly kept: Subscription;
    private readonly asked = new BehaviorSubject('');
    private state!: ConnectionsState;
    private nodes: readonly ClusterNode[] = [];
    private accepted = nothingAccepted;
    private elsewhere: KnownElsewhere = { suspects: [], evidence: null };

    constructor(
        connections: Connections,
        known: KnownPeers,
        clusterNodes: ClusterNodes,
        acceptances: Acceptances,
        undone: UndoneHere,
        pane: Pane,
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const refused = shownReading(pane.state).pipe(switchMap(({ computer, read }) => (read ? undone.refused(computer, read) : of([]))));
        const elsewhere = combineLatest([this.asked.pipe(switchMap(computer => known.of(computer))), refused]).pipe(
            map(([found, signs]): KnownElsewhere => {
                const left = signs.filter(sign => found.isContradicted?.(sign) !== true);
                return left.length === 0 ? found : { ...found, suspects: [...left, ...found.suspects] };
            })
        );
        // Peers are shown without waiting for the storage.
        const accepted = acceptances.accepted.pipe(startWith(nothingAccepted));
        this.kept = combineLatest([connections.state, elsewhere, clusterNodes.known, accepted]).subscribe(([state, found, nodes, by]) => {
            this.accepted = by;
            this.state = state;
            this.nodes = nodes;
            this.elsewhere = found;
            this.show();
            detector.markForCheck();
        });
    }

    ngOnChanges(): void {
        const before = this.view;
        if (this.computer !== this.asked.value) this.asked.next(this.computer);
        if (this.view === before) this.show(); // else it was shown just now
    }

    ngOnDestroy(): void {
        clearTimeout(this.growing);
        this.kept.unsubscribe();
    }

    byId(_index: number, { id }: GroupView): string {
        return id;
    }

    /** A group was opened or closed. */
    toggled({ id }: GroupView, { target }: Event): void {
        if ((target as HTMLDetailsElement).open) this.rest.set(id, []);
        else this.rest.delete(id);
        this.grow();
    }

    /** Adds lines to the groups that are open, some at a time: the page stays at hand. */
    private grow(): void {
        clearTimeout(this.growing);
        for (const { id, first, length, lines } of this.view?.groups ?? []) {
            const told = this.rest.get(id);
            const count = first.length + (told?.length ?? 0);
            if (!told || count >= length) continue;
            this.rest.set(id, [...told, ...lines(count, count + step)]);
            this.growing = setTimeout(() => this.grow());
        }
        this.detector.markForCheck();
    }

    private show(): void {
        if (!this.plan || !this.configuration) return;
        // Never another computer's connections.
        const { state, computer } = this;
        const own = state.computer === computer ? state : { ...loading, computer };
        this.notes = planNoteTexts(this.plan, this.configuration, this.nodes, this.strings);
        this.view = impactView(this.plan, this.configuration, own, this.elsewhere, this.strings, this.accepted);
        for (const id of this.rest.keys()) this.rest.set(id, []);
        this.grow();
    }
}
