// SPDX-License-Identifier: MIT
import {
    AfterViewInit,
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    Output,
    ViewChild
} from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';
import { tabRound } from '../../ui/panels/tab-round';

/** Asks, before a list is exported of which little was read, whether to scan first. Escape does neither. */
@Component({
    selector: 'app-export-question',
    template: `<dialog
        #dialog
        class="sme-scheme-dialog"
        role="alertdialog"
        aria-labelledby="export-title"
        aria-describedby="export-text"
        (cancel)="close($event)"
        (keydown.tab)="tabRound(dialog, $event, false)"
        (keydown.shift.tab)="tabRound(dialog, $event, true)"
    >
        <h2 id="export-title">{{ running ? strings.ExportFirst.TitleRunning : strings.ExportFirst.Title }}</h2>
        <p id="export-text">{{ text }}</p>
        <div class="buttons">
            <button *ngIf="!running" type="button" class="sme-button sme-button-primary" (click)="close($event); scanned.emit()">
                {{ strings.ExportFirst.Scan }}
            </button>
            <button type="button" class="sme-button" (click)="close($event); exported.emit()">{{ strings.ExportFirst.Export }}</button>
            <button type="button" class="sme-button" (click)="close($event)">{{ strings.Change.Cancel }}</button>
        </div>
    </dialog>`,
    styleUrls: ['../../ui/panels/question.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ExportQuestionComponent implements AfterViewInit {
    /** How many computers weren't read. */
    @Input() unread = 0;
    @Input() of = 0;
    /** Whether they are being read. */
    @Input() running = false;
    @Output() readonly scanned = new EventEmitter<void>();
    @Output() readonly exported = new EventEmitter<void>();
    /** Whatever was chosen. */
    @Output() readonly closed = new EventEmitter<void>();
    readonly tabRound = tabRound;

    @ViewChild('dialog') private readonly dialog!: ElementRef<HTMLDialogElement>;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get text(): string {
        return format(this.strings.ExportFirst.Text, this.unread, this.of);
    }

    ngAfterViewInit(): void {
        this.dialog.nativeElement.showModal();
    }

    /** Closed before it goes, so that the focus is back where it was. */
    close(event: Event): void {
        event.preventDefault();
        this.dialog.nativeElement.close();
        this.closed.emit();
    }
}
