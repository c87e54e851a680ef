// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Input, OnChanges, OnDestroy, SimpleChanges } from '@angular/core';
import { Subscription } from 'rxjs';
import { inSlices } from '../evidence/in-slices';
import { type AskedToHandOver, type ReadyOnes, readyOnesInSteps } from './ready-ones';

/** The panel of a hand-over, for computers of the page Readiness. */
@Component({
    selector: 'app-ready-hand-over',
    template: `<app-hand-over-panel
        [open]="open"
        [groups]="found && found.groups"
        [ready]="found"
        [withOthers]="withOthers"
        [close]="close"
        (othersChosen)="choose($event)"
    ></app-hand-over-panel>`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ReadyHandOverComponent implements OnChanges, OnDestroy {
    @Input() open = false;
    @Input() asked!: AskedToHandOver;
    @Input() close!: () => void;

    /** Null: they are being judged. */
    found: ReadyOnes | null = null;
    withOthers = false;
    private judging = Subscription.EMPTY;

    constructor(private readonly changes: ChangeDetectorRef) {}

    ngOnChanges({ asked }: SimpleChanges): void {
        if (!this.open) return this.judging.unsubscribe();
        if (!asked) return;
        this.found = null;
        this.choose(false);
    }

    ngOnDestroy(): void {
        this.judging.unsubscribe();
    }

    choose(withOthers: boolean): void {
        this.judging.unsubscribe();
        this.withOthers = withOthers;
        this.judging = inSlices(() => readyOnesInSteps(this.asked, withOthers)).subscribe(found => {
            this.found = found;
            this.changes.markForCheck();
        });
    }
}
