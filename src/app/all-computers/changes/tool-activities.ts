// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, finalize, from, map, mergeMap, type Observable, Subscription, switchMap, take, tap } from 'rxjs';
import type { Outcome } from '../../domain/outcome';
import type { ToolActivity } from '../../domain/snapshots/explain/tool-activity';
import { Identities } from '../../remote/identities';
import { ACTIVITY_READER, type ActivityReader } from '../../remote/read-activity';
import { ScanSettings } from '../scan/scan-settings';

/** What the logs of computers hold, by the names by which calls go, in lower case. */
export interface ToolActivitiesState {
    readonly outcomes: ReadonlyMap<string, Outcome<ToolActivity>>;
    readonly reading: ReadonlySet<string>;
    /** Of the reading in progress, or of the last one. */
    readonly asked: number;
    readonly ended: number;
    readonly running: boolean;
}

const patience = 60_000;

/** Reads what others ran by this tool, on request. What was read stays for as long as this window lives. */
@Injectable({ providedIn: 'root' })
export class ToolActivities {
    readonly state = new BehaviorSubject<ToolActivitiesState>({
        outcomes: new Map(),
        reading: new Set(),
        asked: 0,
        ended: 0,
        running: false
    });
    private work = Subscription.EMPTY;

    constructor(
        private readonly settings: ScanSettings,
        @Inject(ACTIVITY_READER) private readonly reader: ActivityReader,
        identities: Identities
    ) {
        // What was read is of the computer that had the name before.
        identities.moved.subscribe(computer => this.forget(computer.toLowerCase()));
    }

    /** Reads the logs of computers again, in place of a reading in progress. */
    read(computers: readonly string[]): void {
        const names = [...new Set(computers.map(name => name.toLowerCase()))];
        this.stop();
        if (names.length === 0) return;
        this.tell({ reading: new Set(names), asked: names.length, ended: 0, running: true });
        this.work = this.settings.effective
            .pipe(
                take(1),
                switchMap(atOnce => from(names).pipe(mergeMap(name => this.readOne(name), atOnce))),
                finalize(() => this.tell({ reading: new Set(), running: false }))
            )
            .subscribe();
    }

    /** Waits for no answer any more. What was answered stays. */
    stop(): void {
        this.work.unsubscribe();
    }

    /** What was read, by names. */
    known(): ReadonlyMap<string, ToolActivity> {
        const all = [...this.state.value.outcomes];
        return new Map(all.flatMap(([name, outcome]) => (outcome.kind === 'ok' ? [[name, outcome.value] as const] : [])));
    }

    private readOne(name: string): Observable<unknown> {
        return this.reader.read(name, '', { unattended: true, giveUpAfter: patience }).pipe(
            take(1),
            map(outcome => new Map([...this.state.value.outcomes, [name, outcome] as const])),
            tap(outcomes => {
                const reading = new Set(this.state.value.reading);
                reading.delete(name);
                this.tell({ outcomes, reading, ended: this.state.value.ended + 1 });
            })
        );
    }

    private forget(name: string): void {
        const outcomes = new Map(this.state.value.outcomes);
        if (outcomes.delete(name)) this.tell({ outcomes });
    }

    private tell(part: Partial<ToolActivitiesState>): void {
        this.state.next({ ...this.state.value, ...part });
    }
}
