// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Input, OnChanges, OnDestroy } from '@angular/core';
import { Subscription } from 'rxjs';
import type { SigningConfiguration } from '../../domain/facts';
import type { Plan } from '../../domain/plan';
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
    private state!: ConnectionsState;

    constructor(
        connections: Connections,
        detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.kept = connections.state.subscribe(state => {
            this.state = state;
            this.show();
            detector.markForCheck();
        });
    }

    ngOnChanges(): void {
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
        this.view = impactView(this.plan, this.configuration, own, [], this.strings);
    }
}
