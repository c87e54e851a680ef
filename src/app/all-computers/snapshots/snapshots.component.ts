// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject } from '@angular/core';
import { BehaviorSubject, catchError, combineLatest, from, map, type Observable, of, startWith, switchMap } from 'rxjs';
import { keptCounts, keptDays, KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { TimePoint } from '../../domain/snapshots/over-time';
import { format, STRINGS, Strings } from '../../strings/strings';
import { chosenFile } from '../../ui/files/open-file';
import { inFileName, saveFile } from '../../ui/files/save-file';
import { loadChart } from '../over-time/load-chart';
import { snapshotImportText, type SnapshotRow, type SnapshotsView, snapshotsView } from './snapshots-view';

/** The kept snapshots: their numbers over time, and what can be done with them. */
@Component({
    selector: 'app-snapshots',
    templateUrl: './snapshots.component.html',
    styleUrls: ['../page.css', './snapshots.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class SnapshotsComponent {
    readonly view: Observable<SnapshotsView>;
    readonly counts = keptCounts;
    readonly days = keptDays;
    readonly loadChart = loadChart;
    /** What became of the last action; empty: nothing to say. */
    message = '';
    /** The snapshot that shall be deleted, if it is confirmed. */
    doomed: string | null = null;
    /** Whether the table is open: only then each snapshot is compared with the one before. */
    readonly isOpen = new BehaviorSubject(false);

    constructor(
        readonly kept: KeptSnapshots,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const points = combineLatest([kept.state, this.isOpen]).pipe(
            switchMap(([, isOpen]) => (isOpen ? this.overTime() : of(null))),
            startWith(null)
        );
        this.view = combineLatest([kept.state, points]).pipe(map(([state, known]) => snapshotsView(state, known, strings)));
    }

    text(text: string, ...values: readonly (string | number)[]): string {
        return format(text, ...values);
    }

    byId(_index: number, { id }: SnapshotRow): string {
        return id;
    }

    daysText(days: number | null): string {
        return days === null ? this.strings.Kept.Forever : format(this.strings.Kept.DaysChoice, days);
    }

    keepMost(index: number): void {
        const most = keptCounts[index];
        if (most !== undefined) this.kept.setLimits({ ...this.kept.limits.value, most });
    }

    keepDays(index: number): void {
        const days = keptDays[index];
        if (days !== undefined) this.kept.setLimits({ ...this.kept.limits.value, days });
    }

    async export({ id }: SnapshotRow): Promise<void> {
        const snapshot = await this.kept.load(id).catch(() => null);
        if (!snapshot) return this.tell(this.strings.Kept.NotExported);
        saveFile(`smb-signing-snapshot-${inFileName(snapshot.begun)}.json`, 'application/json', this.kept.export(snapshot));
    }

    async import(event: Event): Promise<void> {
        const file = chosenFile(event);
        if (file) this.tell(snapshotImportText(await this.kept.import(file), this.strings));
    }

    async remove({ id }: SnapshotRow, title: HTMLElement): Promise<void> {
        this.doomed = null;
        const { Deleted, NotDeleted } = this.strings.Kept;
        // The button that had the focus goes.
        title.focus();
        const done = this.kept.remove([id]).then(
            () => Deleted,
            () => NotDeleted
        );
        this.tell(await done);
    }

    private overTime(): Observable<readonly TimePoint[] | null> {
        return from(this.kept.overTime()).pipe(catchError(() => of(null)));
    }

    private tell(message: string): void {
        this.message = message;
        this.changes.markForCheck();
    }
}
