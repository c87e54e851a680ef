// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { asyncScheduler, BehaviorSubject, combineLatest, map, Observable, of, shareReplay, switchMap, throttleTime } from 'rxjs';
import { Runs, RunState } from '../../change/runs';
import type { Run } from '../../domain/run/run';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { importText, runsView, RunsView } from './runs-view';

/** In bytes: more than the largest run takes. */
const largestFile = 200_000_000;

/** How many runs are shown at first, and how many more with each wish. */
const atATime = 20;

/** The runs that this browser knows. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-runs',
    templateUrl: './runs.component.html',
    styleUrls: ['../page.css', './runs.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RunsComponent {
    readonly view: Observable<RunsView | null>;
    readonly text = format;
    /** What became of the last import; empty: nothing yet. */
    message = '';

    private readonly most = new BehaviorSubject(atATime);

    constructor(
        private readonly runs: Runs,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        void runs.loadAll();
        this.view = combineLatest([runs.all, this.most]).pipe(
            switchMap(([all, most]) => {
                if (all === null || all === 'unavailable') return of(runsView(all, [], 0, strings));
                return this.states(all.runs.slice(0, most)).pipe(map(shown => runsView(all, shown, all.runs.length, strings)));
            }),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }

    showMore(): void {
        this.most.next(this.most.value + atATime);
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    async import(event: Event): Promise<void> {
        const input = event.target as HTMLInputElement;
        const [file] = Array.from(input.files ?? []);
        if (!file) return;
        this.message = await this.importFile(file);
        input.value = ''; // the same file can be chosen again
        this.changes.markForCheck();
    }

    private async importFile(file: File): Promise<string> {
        if (file.size > largestFile) return this.strings.Runs.TooLarge;
        try {
            return importText(await this.runs.import(await file.text()), this.strings);
        } catch {
            return this.strings.History.FileUnreadable; // it is gone, or its share is
        }
    }

    private states(runs: readonly Run[]): Observable<readonly (readonly [Run, RunState])[]> {
        if (runs.length === 0) return of([]);
        return combineLatest(runs.map(run => this.runs.stateOf(run.id).pipe(map(state => [run, state] as const)))).pipe(
            throttleTime(250, asyncScheduler, { leading: true, trailing: true })
        );
    }
}
