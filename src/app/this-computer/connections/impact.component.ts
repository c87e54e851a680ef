// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Input, OnChanges, OnDestroy } from '@angular/core';
import { BehaviorSubject, combineLatest, Subscription, switchMap } from 'rxjs';
import { EvidenceSuspect, sortEvidence, suspectsOf } from '../../domain/evidence/groups';
import type { SigningConfiguration } from '../../domain/facts';
import type { Suspect } from '../../domain/impact';
import type { Plan } from '../../domain/plan';
import { EvidenceReadings, EvidenceState } from '../../remote/evidence-readings';
import { STRINGS, Strings } from '../../strings/strings';
import { Connections, ConnectionsState } from './connections';
import { GroupView, ImpactView, impactView } from './impact-view';

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

    private readonly kept: Subscription;
    private readonly asked = new BehaviorSubject('');
    private state!: ConnectionsState;
    private suspects: readonly Suspect[] = [];

    constructor(
        connections: Connections,
        evidences: EvidenceReadings,
        detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const evidence = this.asked.pipe(switchMap(computer => evidences.of(computer)));
        this.kept = combineLatest([connections.state, evidence]).subscribe(([state, known]) => {
            this.state = state;
            this.suspects = suspectsIn(known);
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
        this.view = impactView(this.plan, this.configuration, own, this.suspects, this.strings);
    }
}

/** What the event logs say against peers, as far as they were read in this window. */
function suspectsIn({ found }: EvidenceState): readonly Suspect[] {
    return found ? suspectsOf(sortEvidence(found.reading)).flatMap(suspectFrom) : [];
}

function suspectFrom({ direction, peer, why, lastSeen }: EvidenceSuspect): readonly Suspect[] {
    switch (why) {
        case 'noSigning':
            return [{ direction, peer, why: 'cannotSign', lastSeen }];
        case 'noEncryption':
            return []; // says nothing about signing
        default:
            return [{ direction, peer, why, lastSeen }];
    }
}
