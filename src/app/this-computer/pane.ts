// SPDX-License-Identifier: MIT
import { Inject, Injectable, OnDestroy } from '@angular/core';
import { BehaviorSubject, map, Observable, of, pairwise, scan, shareReplay, startWith, Subject, Subscription, switchMap, tap } from 'rxjs';
import { ChangeState } from '../change/change-state';
import { Changes } from '../change/changes';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Finding, Findings } from '../domain/findings/finding';
import type { Failure, Outcome } from '../domain/outcome';
import type { Plan, Wanted } from '../domain/change/plan';
import { ChangeRecord, isInForce, isVerified } from '../domain/change/record';
import type { Goal } from '../equivalents/goal';
import { forgettingAtFailure, type Reading, readingFrom, type ReadingOf, readingOf } from '../readings/reading';
import { SIGNING_READER, SigningReader } from '../remote/read-configuration';
import { ActiveComputer } from '../ui/navigation/active-computer';

/** What the pane shows. */
export type PaneState = ReadingOf<SigningConfiguration>;

/** Which panel is open beside the pane. An undo is a change whose target is a record. */
export type OpenPanel =
    | { readonly kind: 'none' | 'history' }
    /** `wanted`: with this chosen in place of what is in force. */
    | { readonly kind: 'otherWays'; readonly wanted?: Goal }
    /** `auditing`: with everything chosen that turns auditing on. `wanted`: with this chosen. */
    | { readonly kind: 'change'; readonly auditing?: true; readonly wanted?: Wanted }
    | { readonly kind: 'undo'; readonly record: ChangeRecord };

/** What the section of connections hands up to the page. */
export interface FromConnections {
    /** What they say and leave open; null: they are not known. */
    readonly findings: Findings | null;
    /** Makes the section of the report; null: they are not known yet. */
    readonly report: (() => object) | null;
}

export const connectionsNotKnown: FromConnections = { findings: null, report: null };

/** Without refCount a shared stream would outlive the pane, and go on reading computers for nobody. */
const whileUsed = { bufferSize: 1, refCount: true };

/** Reads the computer that is shown, and follows it: a late answer of a former computer is dropped. */
@Injectable()
export class Pane implements OnDestroy {
    readonly state: Observable<PaneState>;
    /** The last change of the computer shown, whenever it was begun. */
    readonly change: Observable<ChangeState>;
    readonly panel = new BehaviorSubject<OpenPanel>({ kind: 'none' });
    readonly connections = new BehaviorSubject<FromConnections>(connectionsNotKnown);
    /** What became weaker since the last scan that found the computer. */
    readonly since = new BehaviorSubject<readonly Finding[]>([]);

    /** What to show next: an outcome known already, or null for a new reading. */
    private readonly outcomes = new Subject<Outcome<SigningConfiguration> | null>();
    private readonly kept = new Subscription();
    private computer = '';
    private lastChange: ChangeState = { kind: 'none' };
    /** A failure to read back that the open panel tells; the pane shows it when the panel is closed. */
    private untold: Failure | null = null;
    /** The record that the next reading is for. */
    private rechecked: ChangeRecord | null = null;

    constructor(
        activeComputer: ActiveComputer,
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        private readonly changes: Changes
    ) {
        const computer = activeComputer.name.pipe(
            tap(name => {
                this.computer = name;
                this.untold = null;
                this.rechecked = null;
                this.panel.next({ kind: 'none' });
            }),
            shareReplay(whileUsed)
        );
        this.state = computer.pipe(
            switchMap(name =>
                this.outcomes.pipe(
                    startWith(null),
                    switchMap(outcome => (outcome ? of(readingFrom(outcome)) : this.read(name))),
                    map((reading): PaneState => ({ ...reading, computer: name })),
                    // A change may have failed to read back: what was read before it is no longer so.
                    scan(forgettingAtFailure)
                )
            ),
            shareReplay(whileUsed)
        );
        this.change = computer.pipe(
            switchMap(name => changes.stateOf(name)),
            tap(change => (this.lastChange = change)),
            shareReplay(whileUsed)
        );
        // The pane lives as long as its component: subscribed here, so that parts of the template may come and go.
        this.kept.add(this.state.subscribe());
        this.kept.add(this.change.pipe(pairwise()).subscribe(([before, now]) => this.takeResult(before, now)));
    }

    /** Reads the computer again. What is still to be said of the last change stays in sight, brought up to date. */
    refresh(): void {
        const { lastChange } = this;
        if (lastChange.kind === 'ended' && isVerified(lastChange.record.ending)) this.dismiss();
        this.outcomes.next(null);
    }

    /** Takes what became of the last change out of sight; the history keeps it. */
    dismiss(): void {
        this.changes.dismiss(this.computer);
    }

    /** Reads the computer again, and notes in the record what is found. */
    recheck(record: ChangeRecord): void {
        this.rechecked = record;
        this.outcomes.next(null);
    }

    open(panel: OpenPanel): void {
        if (panel.kind === 'change' || panel.kind === 'undo') this.dismiss();
        this.panel.next(panel);
    }

    closePanel(): void {
        this.panel.next({ kind: 'none' });
        if (this.untold) this.outcomes.next(this.untold);
        this.untold = null;
    }

    /** Carries out a plan for the computer shown. Leaving the pane does not stop it. */
    apply(configuration: SigningConfiguration, plan: Plan): void {
        const panel = this.panel.value;
        void this.changes.apply(this.computer, configuration, plan, panel.kind === 'undo' ? panel.record.id : null);
    }

    /** Sends nothing more; what is in flight is finished and told. */
    cancelChange(): void {
        this.changes.cancel(this.computer);
        this.closePanel();
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }

    /**
     * Shows what was read back at the end of a change. A panel closes by itself once the change came about as planned;
     * until it is closed, what was read before stays in place, for another try.
     */
    private takeResult(before: ChangeState, now: ChangeState): void {
        if (now.kind !== 'ended' || before.kind === 'none' || before.kind === 'notStarted' || before.record.id !== now.record.id) return;
        this.untold = null;
        if (now.readBack.kind === 'ok') this.outcomes.next(now.readBack);
        else if (this.panel.value.kind === 'none') this.outcomes.next(now.readBack);
        else this.untold = now.readBack;
        const { kind } = this.panel.value;
        if (isInForce(now.record) && (kind === 'change' || kind === 'undo')) this.closePanel();
    }

    private async takeReading(computer: string, configuration: SigningConfiguration): Promise<void> {
        const record = this.rechecked;
        this.rechecked = null;
        if (!record) return;
        await this.changes.settled(computer);
        await this.changes.note(record, computer, configuration);
    }

    private read(computer: string): Observable<Reading<SigningConfiguration>> {
        const answer = this.reader.read(computer).pipe(
            tap(outcome => {
                if (outcome.kind === 'ok') void this.takeReading(computer, outcome.value);
            })
        );
        return readingOf(answer);
    }
}
