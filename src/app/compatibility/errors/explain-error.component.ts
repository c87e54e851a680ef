// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output, SimpleChanges } from '@angular/core';
import type { EvidenceReading } from '../../domain/evidence/reading';
import { type Direction, directions, type SigningConfiguration } from '../../domain/computer/facts';
import { format, STRINGS, Strings } from '../../strings/strings';
import { Drafts } from '../drafts';
import { clientsIn } from './explain-clients';
import { Clients, ErrorView, explainView, ExplainView } from './explain-view';

/** Takes a message or code and says what it means, why it happens on this computer, and what to do. */
@Component({
    selector: 'app-explain-error',
    templateUrl: './explain-error.component.html',
    styleUrls: ['../section.css', './explain-error.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ExplainErrorComponent implements OnChanges {
    @Input() computer = '';
    @Input() configuration: SigningConfiguration | null = null;
    /** What the computer's logs hold; null: they were not read. */
    @Input() evidence: EvidenceReading | null = null;
    /** A device that the message names shall be tested. */
    @Output() readonly deviceChosen = new EventEmitter<string>();

    view!: ExplainView;
    readonly ends = directions;
    private clients: Clients = { cannotSign: [], badSignature: [] };

    constructor(
        readonly drafts: Drafts,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    get onComputer(): string {
        return format(this.strings.Explain.On, this.computer);
    }

    ngOnChanges({ evidence }: SimpleChanges): void {
        if (evidence) this.clients = clientsIn(this.evidence);
        this.explain();
    }

    /** Another text has an end of its own; one that is written on keeps the end that was chosen. */
    read(message: string): void {
        const { message: before } = this.drafts;
        if (message.trim() === '' || !(message.startsWith(before) || before.startsWith(message))) this.drafts.end = null;
        this.drafts.message = message;
        this.explain();
    }

    choose(end: Direction): void {
        this.drafts.end = end;
        this.explain();
    }

    testText(device: string): string {
        return format(this.strings.Explain.TestDevice, device);
    }

    byKey(_index: number, { key }: ErrorView): string {
        return key;
    }

    itself(_index: number, item: string): string {
        return item;
    }

    private explain(): void {
        this.view = explainView(
            this.drafts.message,
            this.drafts.end,
            { configuration: this.configuration, computer: this.computer, clients: this.clients },
            this.strings
        );
    }
}
