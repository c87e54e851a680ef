// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, EventEmitter, Inject, OnInit, Output } from '@angular/core';
import { Expired, Period, periods, Retention } from '../../change/storage/retention';
import { format, STRINGS, Strings } from '../../strings/strings';

/** How much history this browser keeps, for how long, and what is too old. */
@Component({
    selector: 'app-history-keeping',
    templateUrl: './history-keeping.component.html',
    styleUrls: ['./history-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HistoryKeepingComponent implements OnInit {
    /** The history is to be exported first. */
    @Output() readonly exported = new EventEmitter<void>();
    /** What became of a removal, in words. */
    @Output() readonly removed = new EventEmitter<string>();

    readonly periods = periods;
    /** How much is stored; empty: not known. */
    stored = '';
    /** What is too old; null: nothing, or not known yet. */
    expired: Expired | null = null;
    removing = false;
    /** Looks that were begun: only the last one counts. */
    private looks = 0;

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        readonly retention: Retention,
        private readonly detector: ChangeDetectorRef
    ) {}

    ngOnInit(): void {
        void this.look();
    }

    textOf(period: Period): string {
        return period === null ? this.strings.Keep.forever : format(this.strings.Keep.Days, period);
    }

    expiredText({ records, undoable }: Expired): string {
        return format(this.strings.Keep.Expired, records, undoable);
    }

    removeText({ records }: Expired): string {
        return format(this.strings.Keep.Remove, records);
    }

    choose(index: number): void {
        this.retention.setPeriod(this.periods[index] ?? null);
        void this.look();
    }

    async remove(): Promise<void> {
        this.removing = true;
        try {
            this.removed.emit(format(this.strings.Keep.Removed, await this.retention.removeExpired()));
        } catch {
            this.removed.emit(this.strings.Keep.NotRemoved); // the storage cannot be used
        }
        this.removing = false;
        await this.look();
    }

    private async look(): Promise<void> {
        const look = ++this.looks;
        this.expired = null;
        try {
            const [count, expired] = await Promise.all([this.retention.count(), this.retention.expired()]);
            if (look !== this.looks) return;
            this.stored = format(this.strings.Keep.Stored, count);
            this.expired = expired.records > 0 ? expired : null;
        } catch {
            this.stored = ''; // the storage cannot be read: the list says so
        }
        this.detector.markForCheck();
    }
}
