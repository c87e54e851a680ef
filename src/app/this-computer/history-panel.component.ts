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
import { TOOL_VERSION } from '../change/changes';
import { History } from '../change/history';
import type { SigningConfiguration } from '../domain/facts';
import type { ChangeRecord } from '../domain/record';
import { STRINGS, Strings } from '../strings/strings';
import { openChosenFile } from '../ui/open-file';
import { saveFile } from '../ui/save-file';
import { HistoryView, historyView, importText, RecordView } from './history-view';

/** In bytes: ten times what the most records that a file may hold take. */
const largestFile = 100_000_000;

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
    /** What is announced of the reading under way, or of the last one. */
    @Input() status = '';
    /** The computer as it is now; null where that is not known, or about to change. */
    @Input() configuration: SigningConfiguration | null = null;
    @Output() readonly undo = new EventEmitter<ChangeRecord>();
    /** The computer shall be read again, for this record. */
    @Output() readonly recheck = new EventEmitter<ChangeRecord>();
    @Output() readonly closed = new EventEmitter<void>();

    /** What became of the last import; empty: nothing yet. */
    message = '';

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        readonly history: History,
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

    get canExport(): boolean {
        const known = this.history.state.value;
        return known !== null && known !== 'unavailable' && known.records.length > 0;
    }

    view(state: NonNullable<typeof this.history.state.value>): HistoryView {
        return historyView(state, this.computer, this.configuration, this.strings);
    }

    /** Hands the whole history to the browser as a file. */
    export(): void {
        const name = `smb-signing-history-${new Date().toISOString().slice(0, 10)}.json`;
        saveFile(name, 'application/json', this.history.export(this.toolVersion));
    }

    async import(event: Event): Promise<void> {
        const file = await openChosenFile(event, largestFile);
        if (file.kind === 'read') this.message = importText(await this.history.import(file.text), this.strings);
        else if (file.kind === 'tooLarge') this.message = this.strings.History.TooLarge;
        else if (file.kind === 'unreadable') this.message = this.strings.History.FileUnreadable;
        this.detector.markForCheck();
    }
}
