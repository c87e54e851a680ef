// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    Output,
    SimpleChanges
} from '@angular/core';
import { Changes, TOOL_VERSION } from '../change/changes';
import { History } from '../change/history';
import type { SigningConfiguration } from '../domain/facts';
import type { ChangeRecord } from '../domain/record';
import { STRINGS, Strings } from '../strings/strings';
import { HistoryView, historyView, importText, RecordView } from './history-view';

/** What was done to the computer from this browser, and the way back. */
@Component({
    selector: 'app-history-panel',
    templateUrl: './history-panel.component.html',
    styleUrls: ['./history-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HistoryPanelComponent implements OnChanges {
    @Input() open = false;
    @Input() computer = '';
    /** The computer as it is now; null where that is not known, or about to change. */
    @Input() configuration: SigningConfiguration | null = null;
    @Output() readonly undo = new EventEmitter<ChangeRecord>();
    /** What was read when a record was rechecked. */
    @Output() readonly rechecked = new EventEmitter<SigningConfiguration>();
    @Output() readonly closed = new EventEmitter<void>();

    /** What became of the last import or recheck; empty: nothing yet. */
    message = '';

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        readonly history: History,
        private readonly changes: Changes,
        private readonly detector: ChangeDetectorRef
    ) {}

    ngOnChanges(changes: SimpleChanges): void {
        if (!changes['open']) return;
        this.message = '';
        if (this.open) void this.history.load();
    }

    byIdentity(_index: number, { record }: RecordView): string {
        return record.id;
    }

    view(state: NonNullable<typeof this.history.state.value>): HistoryView {
        return historyView(state, this.computer, this.configuration, this.strings);
    }

    async recheck(record: ChangeRecord): Promise<void> {
        const outcome = await this.changes.recheck(record);
        this.message = outcome.kind === 'ok' ? this.strings.History.Rechecked : this.strings.Failure[outcome.kind].Title;
        if (outcome.kind === 'ok') this.rechecked.emit(outcome.value);
        this.detector.markForCheck();
    }

    /** Hands the whole history to the browser as a file. */
    export(): void {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([this.history.export(this.toolVersion)], { type: 'application/json' }));
        link.download = `smb-signing-history-${new Date().toISOString().slice(0, 10)}.json`;
        link.click();
        URL.revokeObjectURL(link.href);
    }

    async import(event: Event): Promise<void> {
        const input = event.target as HTMLInputElement;
        const [file] = Array.from(input.files ?? []);
        if (!file) return;
        this.message = importText(await this.history.import(await file.text()), this.strings);
        input.value = ''; // the same file can be chosen again
        this.detector.markForCheck();
    }
}
