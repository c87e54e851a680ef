// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    ComponentRef,
    Inject,
    Input,
    OnChanges,
    OnDestroy,
    Type,
    ViewChild,
    ViewContainerRef
} from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';

/** A part of a screen that is loaded apart from the first screen, and says so where it cannot be. */
@Component({
    selector: 'app-lazy-part',
    template: `
        <ng-container #place></ng-container>
        <div *ngIf="failed" class="boxed" role="alert">
            <p>{{ strings.Lazy.NotLoaded }}</p>
            <button type="button" class="sme-button" (click)="start()">{{ strings.Page.TryAgain }}</button>
        </div>
    `,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class LazyPartComponent implements OnChanges, OnDestroy {
    /** Loads the component's class. Only the first one given counts. */
    @Input() load!: () => Promise<Type<unknown>>;
    /** The component's inputs by name. */
    @Input() inputs: Readonly<Record<string, unknown>> = {};

    failed = false;

    @ViewChild('place', { read: ViewContainerRef, static: true }) private readonly place!: ViewContainerRef;
    private part: ComponentRef<unknown> | null = null;
    private readonly given = new Map<string, unknown>();
    private begun = false;
    private gone = false;

    constructor(
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    ngOnChanges(): void {
        if (this.begun) this.giveInputs();
        else void this.start();
    }

    async start(): Promise<void> {
        this.begun = true;
        this.failed = false;
        try {
            const type = await this.load();
            if (this.gone) return;
            this.part = this.place.createComponent(type);
            this.giveInputs();
        } catch {
            this.failed = true;
        }
        this.detector.markForCheck();
    }

    ngOnDestroy(): void {
        this.gone = true;
    }

    /** Only those that changed: the component takes each one that it is given for a change. */
    private giveInputs(): void {
        for (const [name, value] of Object.entries(this.inputs)) {
            if (!this.part || (this.given.has(name) && Object.is(this.given.get(name), value))) continue;
            this.given.set(name, value);
            this.part.setInput(name, value);
        }
    }
}
