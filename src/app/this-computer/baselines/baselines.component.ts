// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, ElementRef, Inject, Input, OnChanges, ViewChild } from '@angular/core';
import { readOwnBaseline } from '../../change/baselines/own-baseline';
import { TOOL_VERSION } from '../../change/changes';
import { type Baseline, isStig } from '../../domain/baselines/baseline';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { JudgedComputer } from '../../domain/baselines/exports/judged';
import { STRINGS, Strings } from '../../strings/strings';
import { openChosenFile } from '../../ui/files/open-file';
import { inFileName, saveFile } from '../../ui/files/save-file';
import { Pane } from '../pane';
import { BaselineView, baselineView, Choices, choicesOf, fileTexts } from './baselines-view';

/** In bytes: twenty times the largest that the tool comes with. */
const largestFile = 500_000;

type ExportKind = 'csv' | 'json' | 'cklb' | 'ckl';

/** The section Baselines. The baselines themselves load once somebody wants to see one. */
@Component({
    selector: 'app-baselines',
    templateUrl: './baselines.component.html',
    styleUrls: ['../section.css', '../connections/connection-table.component.css', './baselines.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class BaselinesComponent implements OnChanges {
    @Input() computer = '';
    @Input() configuration!: SigningConfiguration;
    @Input() readAt!: Date;
    @Input() isBusy = false;

    choices: Choices | null = null;
    view: BaselineView | null = null;
    /** What became of the last file; empty: none was opened. */
    messages: readonly string[] = [];
    isNotLoaded = false;

    @ViewChild('choice') private readonly choice?: ElementRef<HTMLSelectElement>;
    private published: readonly Baseline[] = [];
    private own: Baseline | null = null;
    /** The id of what was chosen; null: nothing was. */
    private chosen: string | null = null;

    constructor(
        private readonly pane: Pane,
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {}

    ngOnChanges(): void {
        if (this.published.length > 0) this.judge();
    }

    /** Loads the baselines, and leads to the choice of one. */
    async begin(): Promise<void> {
        try {
            this.published = (await import('../../domain/baselines/published')).baselines;
            this.isNotLoaded = false;
            this.judge();
        } catch {
            this.isNotLoaded = true;
        }
        this.detector.detectChanges();
        this.choice?.nativeElement.focus();
    }

    isStig({ baseline }: BaselineView): boolean {
        return isStig(baseline);
    }

    choose(id: string): void {
        this.chosen = id;
        this.messages = [];
        this.judge();
    }

    review({ proposal }: BaselineView): void {
        if (proposal) this.pane.open({ kind: 'change', wanted: proposal });
    }

    async open(event: Event): Promise<void> {
        const file = await openChosenFile(event, largestFile);
        const { Baseline: texts, History } = this.strings;
        if (file.kind === 'read') {
            const read = readOwnBaseline(file.text);
            this.messages = fileTexts(read, this.strings);
            if (read !== 'noJson' && 'baseline' in read) this.take(read.baseline);
        } else if (file.kind !== 'none') {
            this.messages = [file.kind === 'tooLarge' ? texts.FileTooLarge : History.FileUnreadable];
        }
        this.detector.markForCheck();
    }

    /** The writers load when they are needed. */
    async export(kind: ExportKind, { baseline, judgements }: BaselineView): Promise<void> {
        const { BaselineExports } = await import('./baseline-exports');
        const exportedAt = new Date().toISOString();
        const judged: JudgedComputer = {
            label: this.computer,
            computer: this.configuration.computer,
            readAt: this.readAt.toISOString(),
            judgements
        };
        const { type, text } = BaselineExports[kind](baseline, judged, {
            toolVersion: this.toolVersion,
            exportedAt,
            exportedFrom: location.origin
        });
        saveFile(`smb-baseline-${this.computer}-${inFileName(exportedAt)}.${kind}`, type, text);
    }

    private take(own: Baseline): void {
        this.own = own;
        this.chosen = own.id;
        this.judge();
    }

    /** The first for this Windows, if there is one, until one is chosen. */
    private judge(): void {
        this.choices = choicesOf(this.published, this.own, this.configuration);
        const all = [...this.choices.fitting, ...this.choices.others];
        const shown = all.find(({ id }) => id === this.chosen) ?? this.choices.fitting[0];
        this.view = shown ? baselineView(shown, this.configuration, this.strings) : null;
    }
}
