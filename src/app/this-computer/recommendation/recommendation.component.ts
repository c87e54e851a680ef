// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import { Router } from '@angular/router';
import { BehaviorSubject, combineLatest, distinctUntilChanged, map, Observable, of, switchMap } from 'rxjs';
import { History } from '../../change/history/history';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { recommendation } from '../../domain/recommendation/recommendation';
import { auditedSince } from '../../domain/settings/audit-since';
import { EvidenceReadings, type EvidenceState } from '../../readings/evidence-readings';
import { KnownPeers } from '../../readings/known-elsewhere';
import { lastRead } from '../../readings/reading';
import { STRINGS, Strings } from '../../strings/strings';
import { Connections, type ConnectionsState } from '../connections/connections';
import { Pane } from '../pane';
import { type Action, type RecommendationView, recommendationView } from './recommendation-view';

interface Shown {
    readonly computer: string;
    readonly configuration: SigningConfiguration;
}

/** What to do next, by all that this window has read; it reads nothing itself. */
@Component({
    selector: 'app-recommendation',
    templateUrl: './recommendation.component.html',
    styleUrls: ['./recommendation.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RecommendationComponent implements OnChanges {
    @Input() computer = '';
    @Input() configuration!: SigningConfiguration;
    @Input() isBusy = false;

    readonly view: Observable<RecommendationView | null>;
    private readonly shown = new BehaviorSubject<Shown | null>(null);

    constructor(
        private readonly pane: Pane,
        evidences: EvidenceReadings,
        known: KnownPeers,
        connections: Connections,
        private readonly history: History,
        private readonly router: Router,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.view = this.shown.pipe(
            distinctUntilChanged((a, b) => a?.computer === b?.computer && a?.configuration === b?.configuration),
            switchMap(shown => (shown ? this.judged(shown, evidences, known, connections) : of(null)))
        );
    }

    ngOnChanges(): void {
        const { computer, configuration } = this;
        this.shown.next({ computer, configuration });
    }

    follow({ panel }: Action): void {
        if (panel) this.pane.open(panel);
        else void this.router.navigate(['/compatibility']);
    }

    private judged(shown: Shown, evidences: EvidenceReadings, known: KnownPeers, connections: Connections): Observable<RecommendationView> {
        const { computer, configuration } = shown;
        // Records tell since when it is audited: asked for only where there is evidence to judge.
        const evidence = evidences
            .of(computer)
            .pipe(
                switchMap(state =>
                    (state && lastRead(state) ? this.history.loadedOf(computer, configuration) : of([])).pipe(
                        map(records => ({ state, records }))
                    )
                )
            );
        return combineLatest([evidence, known.of(computer), connections.state]).pipe(
            map(([{ state, records }, { suspects, isContradicted }, connected]) => {
                const read = state && lastRead(state);
                const found = recommendation({
                    configuration,
                    connections: connectionsOf(computer, connected),
                    suspects,
                    evidence: read ? { reading: read.value, readAt: read.at.toISOString() } : underWay(state),
                    auditingSince: auditedSince(records, computer, configuration),
                    ...(isContradicted && { isDiscounted: isContradicted })
                });
                return recommendationView(found, read?.at.toLocaleString() ?? null, this.strings);
            })
        );
    }
}

/** Never another computer's. */
function connectionsOf(computer: string, state: ConnectionsState): ConnectionFacts | 'reading' | null {
    if (state.computer !== computer) return 'reading';
    return lastRead(state)?.value.facts ?? (state.kind === 'loading' ? 'reading' : null);
}

/** What an evidence reading without an answer comes to. */
function underWay(state: EvidenceState): 'reading' | 'failed' | null {
    return state === null ? null : state.kind === 'loading' ? 'reading' : 'failed';
}
