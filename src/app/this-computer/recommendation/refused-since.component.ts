// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { combineLatest, map, type Observable, of, switchMap } from 'rxjs';
import { Acceptances } from '../../change/history/acceptances';
import { History } from '../../change/history/history';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { refusedByChanges } from '../../domain/readiness/refused/refused-since';
import type { WasRead } from '../../readings/reading';
import { STRINGS, Strings } from '../../strings/strings';
import { Pane } from '../pane';
import { shownReading } from '../shown-reading';
import { UndoneHere } from '../undone-here';
import { type RefusedView, refusedView } from './refused-since-view';

/** Who was refused since a change that was made from here, by the event logs that were read last. It reads nothing itself. */
@Component({
    selector: 'app-refused-since',
    templateUrl: './refused-since.component.html',
    styleUrls: ['./refused-since.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RefusedSinceComponent {
    @Input() isBusy = false;

    readonly views: Observable<readonly RefusedView[]>;

    constructor(
        readonly pane: Pane,
        private readonly undone: UndoneHere,
        private readonly history: History,
        private readonly acceptances: Acceptances,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.views = shownReading(pane.state).pipe(switchMap(({ computer, read }) => (read ? this.viewsOf(computer, read) : of([]))));
    }

    private viewsOf(computer: string, read: WasRead<SigningConfiguration>): Observable<readonly RefusedView[]> {
        return this.undone.logsOf(computer, read).pipe(
            switchMap(logs => {
                if (!logs) return of([]);
                const records = this.history.latestOf(computer, read.value);
                return combineLatest([records, this.acceptances.accepted]).pipe(
                    map(([known, accepted]) =>
                        refusedByChanges(known, read.value, logs).map(one => refusedView(one, logs.readAt, accepted, this.strings))
                    )
                );
            })
        );
    }
}
