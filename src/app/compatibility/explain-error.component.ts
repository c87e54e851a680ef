// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import type { SigningConfiguration } from '../domain/facts';
import { format, STRINGS, Strings } from '../strings/strings';
import { Drafts } from './drafts';
import { ErrorView, explainView, ExplainView } from './explain-view';

/** Takes a message or code and says what it means, why it happens on this computer, and what to do. */
@Component({
    selector: 'app-explain-error',
    templateUrl: './explain-error.component.html',
    styleUrls: ['./section.css', './explain-error.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ExplainErrorComponent implements OnChanges {
    @Input() computer = '';
    @Input() configuration: SigningConfiguration | null = null;
    /** A device that the message names shall be tested. */
    @Output() readonly deviceChosen = new EventEmitter<string>();

    view!: ExplainView;

    constructor(
        readonly drafts: Drafts,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    get onComputer(): string {
        return format(this.strings.Explain.On, this.computer);
    }

    ngOnChanges(): void {
        this.explain();
    }

    explain(): void {
        this.view = explainView(this.drafts.message, this.configuration, this.strings);
    }

    testText(device: string): string {
        return format(this.strings.Explain.TestDevice, device);
    }

    byKey(_index: number, { key }: ErrorView): string {
        return key;
    }

    itself(_index: number, device: string): string {
        return device;
    }
}
