// SPDX-License-Identifier: MIT
import {
    AfterViewChecked,
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    Output,
    ViewChild
} from '@angular/core';
import type { Acceptance } from '../../domain/readiness/acceptance';
import type { DeviceTest } from '../../readings/device-tests';
import { format, STRINGS, Strings } from '../../strings/strings';
import { openToAccept, type PeerRow } from './peers-model';
import { type DeviceFrom, deviceTestText } from './device-test-text';
import { type PeerDetailsView, peerDetailsView } from './peers-view';

/** Who met a peer, who would lose it, and what can be done about it. */
@Component({
    selector: 'app-peer-details',
    templateUrl: './peer-details.component.html',
    styleUrls: ['../list/computer-facts.component.css', './peer-details.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PeerDetailsComponent implements AfterViewChecked, OnChanges {
    /** Null: closed. */
    @Input() row: PeerRow | null = null;
    @Input() label: (call: string) => string | null = () => null;
    /** The last test from each computer, by its name. */
    @Input() tests: ReadonlyMap<string, DeviceTest> | null = null;
    /** What became of the last decision; empty: nothing to say. */
    @Input() message = '';
    @Input() isRefused = false;
    @Output() readonly closed = new EventEmitter<void>();
    @Output() readonly accepted = new EventEmitter<{ readonly decisions: readonly Acceptance[]; readonly row: PeerRow }>();
    @Output() readonly takenBack = new EventEmitter<Acceptance>();
    @Output() readonly tested = new EventEmitter<DeviceFrom>();
    @Output() readonly testOpened = new EventEmitter<DeviceFrom>();

    view: PeerDetailsView | null = null;

    @ViewChild('body') private readonly body?: ElementRef<HTMLElement>;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    /** Whether somebody would lose it, which nobody accepted, or no longer. */
    get isAcceptable(): boolean {
        return this.row !== null && openToAccept(this.row).length > 0;
    }

    ngOnChanges(): void {
        this.view = this.row && peerDetailsView(this.row, this.label, this.strings);
    }

    ngAfterViewChecked(): void {
        // The button that took a decision back is gone with it.
        if (this.message && document.activeElement === document.body) this.body?.nativeElement.focus();
    }

    /** What became of a test; empty: there was none. */
    testedText({ device, from }: DeviceFrom): string {
        return deviceTestText(this.tests?.get(from) ?? null, device, this.strings);
    }

    testText(from: string): string {
        return format(this.strings.Peers.Test, this.label(from) ?? from);
    }
}
