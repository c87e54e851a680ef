// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { asyncScheduler, distinctUntilChanged, filter, map, takeWhile, throttleTime } from 'rxjs';
import { Runs, RunState, KnownRun } from '../../change/runs/runs';
import { STRINGS, Strings } from '../../strings/strings';
import { outcomeTexts, RunModel, runModel, runPageView } from './run-view';

type ClientNotification = ReturnType<AppContextService['notification']['create']>;

/** How often a run says how far it is, in milliseconds. */
const every = 5_000;

/** Tells the shell's notifications how a run goes, one for each run, so that it is seen from any tool; it leads back to it. */
@Injectable({ providedIn: 'root' })
export class RunNotifications {
    constructor(
        private readonly appContext: AppContextService,
        private readonly runs: Runs,
        @Inject(STRINGS) private readonly strings: Strings
    ) {}

    /** Tells of a run that this window has started. */
    follow(id: string): void {
        const notification = this.appContext.notification.create(this.appContext.activeConnection.validNodeName);
        this.runs
            .stateOf(id)
            .pipe(
                filter((state): state is KnownRun & RunState => state !== null && typeof state !== 'string'),
                takeWhile(view => view.driven, true),
                throttleTime(every, asyncScheduler, { leading: true, trailing: true }),
                map(view => runModel(view, null)),
                distinctUntilChanged((a, b) => this.message(a) === this.message(b))
            )
            .subscribe(model => this.show(notification, model));
    }

    private show(notification: ClientNotification, model: RunModel): void {
        const { run } = model.view;
        const { Notification, Runs: texts } = this.strings;
        const link = { link: `all-computers/runs/${run.id}`, linkText: texts.Title };
        const message = this.message(model);
        if (run.phase === 'waiting' || run.phase === 'paused') notification.showInformation(Notification.RunWaits, message, link);
        else if (run.phase !== 'ended') notification.showInProgress(Notification.RunGoesOn, message, link);
        else if (isAsPlanned(model)) notification.showSuccess(Notification.RunEnded, message, link);
        else notification.showWarning(Notification.RunEnded, message, link);
    }

    private message(model: RunModel): string {
        const page = runPageView(model, this.strings);
        const far = page.progress ? [page.progress.text] : outcomeTexts(model.counts, this.strings);
        return [page.phase, ...far].join(' · ');
    }
}

/** Whether nothing is left that a person should look at. */
function isAsPlanned({ view, counts }: RunModel): boolean {
    const fine = ['changed', 'alreadySo', 'skipped'];
    return view.run.ending === 'finished' && [...counts.keys()].every(state => fine.includes(state));
}
