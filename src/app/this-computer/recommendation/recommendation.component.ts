// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import { Router } from '@angular/router';
import { BehaviorSubject, combineLatest, from, map, Observable, of, switchMap } from 'rxjs';
import { History } from '../../change/history/history';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { recommendation } from '../../domain/recommendation/recommendation';
import { auditedSince } from '../../domain/settings/audit-since';
import { EvidenceReadings } from '../../readings/evidence-readings';
import { KnownPeers } from '../../readings/known-elsewhere';
import { lastRead } from '../../readings/reading';
import { STRINGS, Strings } from '../../strings/strings';
import { Connections } from '../connections/connections';
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

    readonly view: Observable<RecommendationView>;
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
            switchMap(shown => (shown ? [shown] : [])),
            switchMap(shown => {
                const { computer, configuration } = shown;
                const evidence = evidences.of(computer).pipe(map(state => state && lastRead(state)));
                // Records tell since when it is audited: asked for only where there is evidence to judge.
                const judged = evidence.pipe(
                    switchMap(read => (read ? this.recordsOf(shown) : of([])).pipe(map(records => ({ read, records }))))
                );
                return combineLatest([judged, known.of(computer), connections.state]).pipe(
                    map(([{ read, records }, { suspects }, state]) => {
                        const own = state.computer === computer ? lastRead(state) : null; // never another computer's
                        const found = recommendation({
                            configuration,
                            connections: own?.value.facts ?? null,
                            suspects,
                            evidence: read && { reading: read.value, readAt: read.at.toISOString() },
                            auditingSince: auditedSince(records, computer, configuration)
                        });
                        return recommendationView(found, read?.at.toLocaleString() ?? null, strings);
                    })
                );
            })
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

    private recordsOf({ computer, configuration }: Shown): ReturnType<History['allOf']> {
        return from(this.history.allOf(computer, configuration));
    }
}
