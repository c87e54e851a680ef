// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { asyncScheduler, combineLatest, map, Observable, of, shareReplay, switchMap, throttleTime } from 'rxjs';
import { Runs, RunState } from '../../change/runs/runs';
import type { Run } from '../../domain/run/run';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import { openChosenFile } from '../../ui/files/open-file';
import { runImportText, runsView, RunsView } from './runs-view';

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
    /** What became of the last import; empty: nothing yet. */
    message = '';

    private most = atATime;

    constructor(
        private readonly runs: Runs,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        void runs.loadLatest(this.most);
        this.view = runs.all.pipe(
            switchMap(all => {
                if (all === null || typeof all === 'string') return of(runsView(all, [], strings));
                return this.states(all.runs).pipe(map(shown => runsView(all, shown, strings)));
            }),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }

    showMore(): void {
        this.most += atATime;
        void this.runs.loadLatest(this.most);
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    async import(event: Event): Promise<void> {
        const file = await openChosenFile(event, largestFile);
        if (file.kind === 'read') this.message = runImportText(await this.runs.import(file.text), this.strings);
        else if (file.kind === 'tooLarge') this.message = this.strings.Runs.TooLarge;
        else if (file.kind === 'unreadable') this.message = this.strings.History.FileUnreadable;
        this.changes.markForCheck();
    }

    private states(runs: readonly Run[]): Observable<readonly (readonly [Run, RunState])[]> {
        if (runs.length === 0) return of([]);
        return combineLatest(runs.map(run => this.runs.stateOf(run.id).pipe(map(state => [run, state] as const)))).pipe(
            throttleTime(250, asyncScheduler, { leading: true, trailing: true })
        );
    }
}
