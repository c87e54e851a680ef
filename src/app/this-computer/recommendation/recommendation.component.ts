// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { Router } from '@angular/router';
import { combineLatest, map, Observable, of, switchMap } from 'rxjs';
import { KeptOfComputer, notAudited } from '../../change/history/kept-of-computer';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { recommendation } from '../../domain/recommendation/recommendation';
import { EvidenceReadings, type EvidenceState } from '../../readings/evidence-readings';
import { KnownPeers } from '../../readings/known-elsewhere';
import { asKept, lastRead, type WasRead } from '../../readings/reading';
import { STRINGS, Strings } from '../../strings/strings';
import { partParameter } from '../../ui/navigation/addresses';
import { Connections, type ConnectionsState } from '../connections/connections';
import { Pane } from '../pane';
import { shownReading } from '../shown-reading';
import { UndoneHere } from '../undone-here';
import { type Action, type RecommendationView, recommendationView, type TriedBefore } from './recommendation-view';
import { regionalTime } from '../../strings/language';

interface Shown {
    readonly computer: string;
    readonly read: WasRead<SigningConfiguration>;
}

/** What to do next, by all that this window has read; it reads nothing itself. */
@Component({
    selector: 'app-recommendation',
    templateUrl: './recommendation.component.html',
    styleUrls: ['./recommendation.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RecommendationComponent {
    @Input() isBusy = false;

    readonly view: Observable<RecommendationView | null>;

    constructor(
        private readonly pane: Pane,
        evidences: EvidenceReadings,
        known: KnownPeers,
        connections: Connections,
        private readonly kept: KeptOfComputer,
        private readonly undone: UndoneHere,
        private readonly router: Router,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.view = shownReading(pane.state).pipe(
            switchMap(({ computer, read }) => (read ? this.judged({ computer, read }, evidences, known, connections) : of(null)))
        );
    }

    follow({ panel, part }: Action): void {
        if (panel) this.pane.open(panel);
        else void this.router.navigate(['/compatibility'], { queryParams: { [partParameter]: part } });
    }

    /** What the history tells. */
    private beside(computer: string, read: WasRead<SigningConfiguration>): Observable<TriedBefore> {
        return combineLatest({
            refused: this.undone.refused(computer, read),
            roleRefusedAt: this.undone.refusedByRole(computer, read)
        });
    }

    private judged(shown: Shown, evidences: EvidenceReadings, known: KnownPeers, connections: Connections): Observable<RecommendationView> {
        const { computer, read } = shown;
        const configuration = read.value;
        // Since when it is audited is asked for only where there is evidence to judge.
        const since = this.kept.auditedSince(computer, of(asKept(read)));
        const evidence = evidences
            .of(computer)
            .pipe(
                switchMap(state =>
                    (state && lastRead(state) ? since : of(notAudited)).pipe(map(auditingSince => ({ state, auditingSince })))
                )
            );
        return combineLatest([evidence, known.of(computer), connections.state, this.beside(computer, read)]).pipe(
            map(([{ state, auditingSince }, { suspects, isContradicted }, connected, { refused, roleRefusedAt }]) => {
                const logs = state && lastRead(state);
                const found = recommendation({
                    configuration,
                    connections: connectionsOf(computer, connected),
                    suspects: [...refused, ...suspects],
                    evidence: logs ? { reading: logs.value, readAt: logs.at.toISOString() } : underWay(state),
                    auditingSince,
                    ...(isContradicted && { isDiscounted: isContradicted })
                });
                return recommendationView(found, logs ? regionalTime(logs.at) : null, this.strings, { refused, roleRefusedAt });
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
