// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Input, OnChanges, OnDestroy, SimpleChanges } from '@angular/core';
import { TOOL_VERSION } from '../../change/changes';
import type { ComputerHistory, HistoryState } from '../../change/history/computer-history';
import { History } from '../../change/history/history';
import { type StorageProblem, storageProblem } from '../../change/storage/database';
import type { ImportProgress } from '../../change/history/history-file';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { STRINGS, Strings } from '../../strings/strings';
import { chosenFile } from '../../ui/files/open-file';
import { saveFile } from '../../ui/files/save-file';
import { HistoryView, historyView, importText, RecordView } from './history-view';
import { Pane } from '../pane';

/** How many records are shown at first, and how many more with each wish. */
const atATime = 50;

/** What was done to the computer from this browser, and the way back. */
@Component({
    selector: 'app-history-panel',
    templateUrl: './history-panel.component.html',
    styleUrls: ['./history-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HistoryPanelComponent implements OnChanges, OnDestroy {
    @Input() open = false;
    @Input() computer = '';
    /** What is announced of the reading under way, or of the last one. */
    @Input() status = '';
    /** The computer as it is now; null where that is not known, or about to change. */
    @Input() configuration: SigningConfiguration | null = null;

    /** What became of the last import or export; empty: nothing yet. */
    message = '';
    /** How far an import is; null: there is none under way. */
    progress: { readonly text: string; readonly share: number } | null = null;
    exporting = false;
    list: ComputerHistory | null = null;

    private importing: AbortController | null = null;
    /** The list that is being loaded. */
    private next: ComputerHistory | null = null;
    /** The computer as the list was asked for. */
    private listed: SigningConfiguration | null = null;

    constructor(
        readonly pane: Pane,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        private readonly history: History,
        private readonly detector: ChangeDetectorRef
    ) {}

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['open'] && !this.importing) this.message = '';
        if (changes['open'] || changes['computer']) {
            this.list?.close();
            this.list = null;
        }
        const { configuration } = this;
        // While it is read again the computer is not known; its records are.
        const isRead = configuration !== null && !isSameIdentity(this.listed, configuration);
        if (changes['open'] || changes['computer'] || isRead) void this.restart();
    }

    ngOnDestroy(): void {
        this.next?.close();
        this.list?.close();
    }

    byIdentity(_index: number, { record }: RecordView): string {
        return record.id;
    }

    view(state: HistoryState | StorageProblem): HistoryView {
        return historyView(state, this.computer, this.configuration, this.strings);
    }

    showMore(): void {
        void this.list?.load(atATime);
    }

    /** Looks at the records anew. Those that are shown stay until the others are there, and with them the focus. */
    async restart(): Promise<void> {
        this.listed = this.configuration;
        this.next?.close();
        const next = (this.next = this.open ? this.history.of(this.computer, this.configuration) : null);
        await next?.load(atATime);
        if (this.next !== next) return;
        this.list?.close();
        this.list = next;
        this.next = null;
        this.detector.markForCheck();
    }

    /** Hands the whole history to the browser as a file. */
    async export(): Promise<void> {
        this.exporting = true;
        const name = `smb-signing-history-${new Date().toISOString().slice(0, 10)}.json`;
        try {
            saveFile(name, 'application/json', await this.history.export(this.toolVersion));
        } catch (error) {
            // The storage cannot be read.
            const { NewerStorage, Unavailable } = this.strings.History;
            this.message = storageProblem(error) === 'newer' ? NewerStorage : Unavailable;
        }
        this.exporting = false;
        this.detector.markForCheck();
    }

    async import(event: Event): Promise<void> {
        const file = chosenFile(event);
        if (!file || this.importing) return;
        this.message = '';
        this.importing = new AbortController();
        const tell = (progress: ImportProgress): void => {
            this.progress = { share: progress.share, text: this.strings.History.Progress[progress.phase] };
            this.detector.markForCheck();
        };
        tell({ phase: 'checking', share: 0 });
        const result = await this.history.import(file, this.importing.signal, tell);
        this.message = importText(result, this.strings);
        this.progress = this.importing = null;
        if ('added' in result && result.added > 0) void this.restart();
        this.detector.markForCheck();
    }

    cancelImport(): void {
        this.importing?.abort();
    }
}

function isSameIdentity(a: SigningConfiguration | null, b: SigningConfiguration | null): boolean {
    return a?.computer.id === b?.computer.id && a?.computer.fqdn === b?.computer.fqdn;
}
