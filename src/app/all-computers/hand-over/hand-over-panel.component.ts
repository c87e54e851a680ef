// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    OnDestroy,
    Output,
    SimpleChanges
} from '@angular/core';
import { Subscription } from 'rxjs';
import { TOOL_VERSION } from '../../change/changes';
import { handOverFormats, ListedFormat, rolloutFormats } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { STRINGS, Strings } from '../../strings/strings';
import { saveFile } from '../../ui/files/save-file';
import type { HandOverName } from '../../ui/hand-over/hand-over-text';
import { HandOverMaker, handOverMaker } from './hand-over-maker';
import type { ReadyOnes } from './ready-ones';
import { HandOverPanelView, handOverPanelView, type ReadyOnesView, readyOnesView } from './hand-over-view';

/** A target as files for what enforces it, a folder for the computers of each target: of a dry run, or of the page Readiness. */
@Component({
    selector: 'app-hand-over-panel',
    templateUrl: './hand-over-panel.component.html',
    styleUrls: ['./hand-over-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HandOverPanelComponent implements OnChanges, OnDestroy {
    @Input() open = false;
    /** Null: who is handed over is still being judged. */
    @Input() groups: readonly HandOverGroup[] | null = [];
    @Input() others = 0;
    /** Of the page Readiness: who of it isn't handed over, and why. Null: it is a dry run. */
    @Input() ready: ReadyOnes | null = null;
    /** Whether the ones that aren't ready are handed over, too. */
    @Input() withOthers = false;
    @Input() close!: () => void;
    @Output() readonly othersChosen = new EventEmitter<boolean>();

    /** Null: it is being worked out. */
    view: HandOverPanelView | null = null;
    readyView: ReadyOnesView | null = null;
    isMaking = false;
    format: ListedFormat = handOverFormats[0];

    private maker: HandOverMaker | null = null;
    private outlining = Subscription.EMPTY;
    private making = Subscription.EMPTY;

    constructor(
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {}

    get formatNames(): readonly HandOverName[] {
        return (this.ready ? rolloutFormats : handOverFormats).map(({ name }) => name);
    }

    /** Whether nobody of the page Readiness is handed over. */
    get isNobody(): boolean {
        return this.ready !== null && this.groups?.length === 0;
    }

    ngOnChanges({ groups, open }: SimpleChanges): void {
        this.readyView = this.ready && readyOnesView(this.ready, this.strings);
        if (open && !this.open) return this.stop();
        if ((groups || open) && this.open) this.begin();
    }

    ngOnDestroy(): void {
        this.stop();
    }

    choose(name: HandOverName): void {
        this.format = rolloutFormats.find(one => one.name === name) ?? this.format;
        this.outline();
    }

    save(): void {
        if (this.isMaking || !this.maker) return;
        const { fileName, name } = this.format;
        const origin = { toolVersion: this.toolVersion, exportedAt: new Date().toISOString(), exportedFrom: location.origin };
        this.isMaking = true;
        this.making = this.maker.zip(name, origin).subscribe(zip => {
            saveFile(fileName, 'application/zip', zip);
            this.isMaking = false;
            this.changes.markForCheck();
        });
    }

    private begin(): void {
        this.stop();
        this.view = null;
        if (!this.groups) return;
        this.maker = handOverMaker(this.groups);
        this.outline();
    }

    private outline(): void {
        const { groups, maker, format, others } = this;
        if (!groups || !maker) return;
        this.outlining.unsubscribe();
        this.outlining = maker.outline(format.name).subscribe(outline => {
            this.view = handOverPanelView({ groups, others }, format, this.strings, outline);
            this.changes.markForCheck();
        });
    }

    private stop(): void {
        this.outlining.unsubscribe();
        this.making.unsubscribe();
        this.isMaking = false;
        this.maker?.close();
        this.maker = null;
    }
}
