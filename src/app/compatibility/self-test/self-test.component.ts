// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output, SimpleChanges } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';
import { SelfView, selfView } from './self-view';
import type { SelfTest } from '../devices/wire-proof';

/** What the computer's own SMB server says on the wire, beside what is in force. */
@Component({
    selector: 'app-self-test',
    templateUrl: './self-test.component.html',
    styleUrls: ['../section.css', './self-test.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class SelfTestComponent implements OnChanges {
    @Input() computer = '';
    @Input() self: SelfTest = { kind: 'none' };
    /** Who can ask, by their names in the list. */
    @Input() askers: readonly string[] = [];
    /** Who is to ask, in this order until one reaches the computer. */
    @Output() readonly asked = new EventEmitter<readonly string[]>();

    view!: SelfView;
    /** The one that was chosen; null: whichever reaches it. */
    chosen: string | null = null;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get hint(): string {
        return format(this.strings.Self.Hint, this.computer);
    }

    /** Asking itself proves little, so it is only what remains, or what was chosen. */
    get itself(): string {
        return format(this.strings.Self.Itself, this.computer);
    }

    choose(place: number): void {
        this.chosen = [...this.choices, this.computer][place] ?? null;
    }

    /** Null: whichever reaches it. */
    get choices(): readonly (string | null)[] {
        return this.askers.length > 0 ? [null, ...this.askers] : [];
    }

    ask(): void {
        const all = this.askers.length > 0 ? this.askers : [this.computer];
        this.asked.emit(this.chosen === null ? all : [this.chosen]);
    }

    ngOnChanges({ computer }: SimpleChanges): void {
        const isThere = this.chosen === this.computer || this.askers.includes(this.chosen ?? '');
        if (computer || !isThere) this.chosen = null;
        this.view = selfView(this.self, this.computer, this.strings);
    }
}
