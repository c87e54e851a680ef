// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy } from '@angular/core';
import { Subscription } from 'rxjs';
import { STRINGS, Strings } from '../../strings/strings';
import { Pane } from '../pane';
import { SinceLastScan } from './since';
import { sinceFindings } from './since-findings';

/** Hands up what became weaker since the last scan. It shows nothing itself: the findings do. */
@Component({ selector: 'app-since', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class SinceComponent implements OnDestroy {
    private readonly following: Subscription;

    constructor(pane: Pane, since: SinceLastScan, @Inject(STRINGS) strings: Strings) {
        this.following = since.follow(pane.state).subscribe(weaker => pane.since.next(sinceFindings(weaker, strings)));
        this.following.add(() => pane.since.next([]));
    }

    ngOnDestroy(): void {
        this.following.unsubscribe();
    }
}
