// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { format, STRINGS, Strings } from '../strings/strings';
import type { SelfTest } from './compatibility';
import { SelfView, selfView } from './self-view';

/** What the computer's own SMB server says on the wire, beside what is in force. */
@Component({
    selector: 'app-self-test',
    templateUrl: './self-test.component.html',
    styleUrls: ['./section.css', './self-test.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class SelfTestComponent implements OnChanges {
    @Input() computer = '';
    @Input() self: SelfTest = { kind: 'none' };
    @Output() readonly asked = new EventEmitter<void>();

    view!: SelfView;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get hint(): string {
        return format(this.strings.Self.Hint, this.computer);
    }

    ngOnChanges(): void {
        this.view = selfView(this.self, this.computer, this.strings);
    }
}
