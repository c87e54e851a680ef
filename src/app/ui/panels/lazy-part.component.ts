// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    ComponentRef,
    ElementRef,
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
        <div *ngIf="failed && isToTell" class="boxed" role="alert">
            <!-- Gone meanwhile, so that it is announced again. -->
            <p *ngIf="!isTrying">{{ strings.Lazy.NotLoaded }}</p>
            <button type="button" class="sme-button" (click)="tryAgain()">{{ strings.Page.TryAgain }}</button>
        </div>
    `,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class LazyPartComponent implements OnChanges, OnDestroy {
    /** Loaded with the page, and not because somebody chose something: one of these says it for all that couldn't be loaded. */
    @Input() byItself = false;
    /** Loads the component's class. Only the first one given counts. */
    @Input() load!: () => Promise<Type<unknown>>;
    /** The component's inputs by name. */
    @Input() inputs: Readonly<Record<string, unknown>> = {};

    failed = false;
    isTrying = false;

    @ViewChild('place', { read: ViewContainerRef, static: true }) private readonly place!: ViewContainerRef;
    private part: ComponentRef<unknown> | null = null;
    private readonly given = new Map<string, unknown>();
    /** Those that came by themselves and couldn't be loaded, as they stand on the page. */
    private static missing: readonly LazyPartComponent[] = [];
    private begun = false;
    private gone = false;

    constructor(
        private readonly detector: ChangeDetectorRef,
        private readonly host: ElementRef<HTMLElement>,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    get isToTell(): boolean {
        return !this.byItself || LazyPartComponent.missing[0] === this;
    }

    ngOnChanges(): void {
        if (this.begun) this.giveInputs();
        else void this.start();
    }

    async start(): Promise<void> {
        this.begun = true;
        this.isTrying = true;
        try {
            const type = await this.load();
            if (this.gone) return;
            this.endFailure();
            this.part = this.place.createComponent(type);
            this.giveInputs();
        } catch {
            this.failed = true;
            if (this.byItself && !this.gone) this.setMissing([...this.otherMissing, this]);
        }
        this.isTrying = false;
        this.detector.markForCheck();
    }

    ngOnDestroy(): void {
        this.gone = true;
        this.setMissing(this.otherMissing);
    }

    tryAgain(): void {
        for (const part of this.byItself ? LazyPartComponent.missing : [this]) void part.start();
    }

    private get otherMissing(): readonly LazyPartComponent[] {
        return LazyPartComponent.missing.filter(one => one !== this);
    }

    /** The button that was chosen goes, and the focus with it. */
    private endFailure(): void {
        if (this.host.nativeElement.contains(document.activeElement)) document.querySelector('h1')?.focus();
        this.failed = false;
        this.setMissing(this.otherMissing);
    }

    private setMissing(parts: readonly LazyPartComponent[]): void {
        const follows = Node.DOCUMENT_POSITION_FOLLOWING;
        const place = (one: LazyPartComponent, other: LazyPartComponent): number =>
            one.host.nativeElement.compareDocumentPosition(other.host.nativeElement) & follows ? -1 : 1;
        LazyPartComponent.missing = [...parts].sort(place);
        for (const one of LazyPartComponent.missing) one.detector.markForCheck();
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
