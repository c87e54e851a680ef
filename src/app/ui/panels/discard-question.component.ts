// SPDX-License-Identifier: MIT
import { AfterViewInit, ChangeDetectionStrategy, Component, ElementRef, Inject, ViewChild } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import { Leaving } from '../navigation/leaving';
import { tabRound } from './tab-round';

/** Asks, above the open panel, whether what was chosen in it is to be lost. Escape stays. */
@Component({
    selector: 'app-discard-question',
    template: `<dialog
        #dialog
        class="sme-scheme-dialog"
        role="alertdialog"
        aria-labelledby="discard-title"
        aria-describedby="discard-text"
        (cancel)="stay($event)"
        (keydown.tab)="tabRound(dialog, $event, false)"
        (keydown.shift.tab)="tabRound(dialog, $event, true)"
    >
        <h2 id="discard-title">{{ strings.Discard.Title }}</h2>
        <p id="discard-text">{{ strings.Discard.Text }}</p>
        <div class="buttons">
            <button type="button" class="sme-button sme-button-primary" autofocus (click)="stay($event)">{{ strings.Discard.Stay }}</button>
            <button type="button" class="sme-button" (click)="leaving.leave()">{{ strings.Discard.Leave }}</button>
        </div>
    </dialog>`,
    styleUrls: ['./question.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DiscardQuestionComponent implements AfterViewInit {
    readonly tabRound = tabRound;

    @ViewChild('dialog') private readonly dialog!: ElementRef<HTMLDialogElement>;

    constructor(
        readonly leaving: Leaving,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    ngAfterViewInit(): void {
        this.dialog.nativeElement.showModal();
    }

    /** Closed before it goes, so that the focus is back where it was. */
    stay(event: Event): void {
        event.preventDefault();
        this.dialog.nativeElement.close();
        this.leaving.stay();
    }
}
