// SPDX-License-Identifier: MIT
import { Inject, Injectable, OnDestroy } from '@angular/core';
import {
    BehaviorSubject,
    map,
    merge,
    Observable,
    of,
    scan,
    shareReplay,
    startWith,
    Subject,
    Subscription,
    switchMap,
    takeWhile,
    tap,
    timer
} from 'rxjs';
import { ChangeResult, isComplete, SigningChanger } from '../change/signing-changer';
import type { SigningConfiguration } from '../domain/facts';
import type { Plan } from '../domain/plan';
import { Failure, Outcome, SIGNING_READER, SigningReader } from '../remote/read';
import { ActiveComputer } from '../ui/active-computer';

/** What the pane shows. Every state names its computer: values never stand under another computer's name. */
export type PaneState =
    | { readonly kind: 'reading'; readonly computer: string; readonly slow: boolean; readonly previous: Reading | null }
    | { readonly kind: 'read'; readonly computer: string; readonly reading: Reading }
    | { readonly kind: 'failed'; readonly computer: string; readonly failure: Failure };

/** What a computer answered, and when, by the browser's clock. */
export interface Reading {
    readonly configuration: SigningConfiguration;
    readonly readAt: Date;
}

/** A change of the computer shown: under way, or the last one's result. */
export type ChangeState =
    { readonly kind: 'none' } | { readonly kind: 'applying' } | { readonly kind: 'done'; readonly result: ChangeResult };

/** Without refCount a shared stream would outlive the pane, and go on reading computers for nobody. */
const whileUsed = { bufferSize: 1, refCount: true };

/** After how many milliseconds without an answer the pane says that it is still waiting. */
const SLOW_AFTER = 10_000;

/** Reads the computer that is shown, and follows it: a late answer of a former computer is dropped. */
@Injectable()
export class Pane implements OnDestroy {
    readonly state: Observable<PaneState>;
    readonly change: Observable<ChangeState>;
    /** Whether the panel is open that plans a change. It closes by itself once the change is read back as planned. */
    readonly panelOpen = new BehaviorSubject(false);

    /** What to show next: an outcome known already, or null for a new reading. */
    private readonly outcomes = new Subject<Outcome<SigningConfiguration> | null>();
    private readonly changes = new Subject<Observable<ChangeState>>();
    private readonly kept = new Subscription();
    private computer = '';

    constructor(
        activeComputer: ActiveComputer,
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        private readonly changer: SigningChanger
    ) {
        const computer = activeComputer.name.pipe(
            tap(name => {
                this.computer = name;
                this.panelOpen.next(false);
            }),
            shareReplay(whileUsed)
        );
        this.state = computer.pipe(
            switchMap(name =>
                this.outcomes.pipe(
                    startWith(null),
                    switchMap(outcome => (outcome ? of(stateOf(name, outcome)) : this.read(name))),
                    scan(keepPrevious)
                )
            ),
            shareReplay(whileUsed)
        );
        this.change = computer.pipe(
            switchMap(() =>
                this.changes.pipe(
                    switchMap(change => change),
                    startWith<ChangeState>({ kind: 'none' })
                )
            ),
            shareReplay(whileUsed)
        );
        // The pane lives as long as its component: subscribed here, so that parts of the template may come and go.
        this.kept.add(this.state.subscribe());
        this.kept.add(this.change.subscribe());
    }

    refresh(): void {
        this.dismissResult();
        this.outcomes.next(null);
    }

    /** Carries out a plan for the computer shown. Leaving the pane does not stop it. */
    apply(plan: Plan): void {
        const result = this.changer.apply(this.computer, plan).pipe(
            tap(done => {
                this.outcomes.next(done.readBack);
                if (isComplete(done)) this.panelOpen.next(false);
            }),
            map((done): ChangeState => ({ kind: 'done', result: done }))
        );
        this.changes.next(result.pipe(startWith<ChangeState>({ kind: 'applying' })));
    }

    openPanel(): void {
        this.dismissResult();
        this.panelOpen.next(true);
    }

    /** Closing the panel does not stop a change under way: its result then appears on the page. */
    closePanel(): void {
        this.panelOpen.next(false);
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }

    private dismissResult(): void {
        this.changes.next(of({ kind: 'none' }));
    }

    private read(computer: string): Observable<PaneState> {
        const answer = this.reader.read(computer).pipe(map(outcome => stateOf(computer, outcome)));
        const waiting = timer(SLOW_AFTER).pipe(map((): PaneState => ({ kind: 'reading', computer, slow: true, previous: null })));
        return merge(answer, waiting).pipe(
            startWith<PaneState>({ kind: 'reading', computer, slow: false, previous: null }),
            takeWhile(state => state.kind === 'reading', true)
        );
    }
}

function stateOf(computer: string, outcome: Outcome<SigningConfiguration>): PaneState {
    return outcome.kind === 'ok'
        ? { kind: 'read', computer, reading: { configuration: outcome.value, readAt: new Date() } }
        : { kind: 'failed', computer, failure: outcome };
}

/** While the same computer is read again, its last values stay in sight. */
function keepPrevious(last: PaneState, next: PaneState): PaneState {
    if (next.kind !== 'reading' || last.kind === 'failed') return next;
    return { ...next, previous: last.kind === 'read' ? last.reading : last.previous };
}
