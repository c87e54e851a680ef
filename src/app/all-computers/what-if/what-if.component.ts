// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { BehaviorSubject, combineLatest, Observable, startWith, switchMap } from 'rxjs';
import { type Direction, directions } from '../../domain/computer/facts';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { type WhatIf, whatIf } from '../../domain/readiness/what-if';
import { forEachInSteps, type Steps } from '../../domain/steps';
import { format, STRINGS, Strings } from '../../strings/strings';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices } from '../evidence/in-slices';
import { judgedText, makingWhatIfView, type WhatIfView } from './what-if-view';

/** What can be tried. */
const choices = ['inbound', 'outbound', 'both'] as const;
type Choice = (typeof choices)[number];

/** A computer that is asked about. */
export interface Asked {
    /** The names by which calls go. */
    readonly calls: readonly string[];
    readonly label: string;
}

/** Tries out what requiring signing on some computers would do, beside the table. Nothing is read, and nothing is changed. */
@Component({
    selector: 'app-what-if',
    templateUrl: './what-if.component.html',
    styleUrls: ['./what-if.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class WhatIfComponent implements OnChanges {
    /** Null: closed. */
    @Input() asked: readonly Asked[] | null = null;
    @Input() direction: Direction = 'inbound';
    @Output() readonly closed = new EventEmitter<void>();

    readonly choices = choices;
    readonly choice = new BehaviorSubject<Choice>('inbound');
    /** Null: it is being judged. */
    readonly view: Observable<WhatIfView | null>;
    /** How far that is. Shown, and not announced: it changes all the time. */
    readonly progress = new BehaviorSubject('');
    private readonly computers = new BehaviorSubject<readonly Asked[]>([]);

    constructor(
        { known, accepted }: FleetKnown,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.view = combineLatest([this.computers, this.choice, known, accepted]).pipe(
            switchMap(([asked, choice, all, of]) => this.judged({ asked, choice, all, accepted: of }))
        );
    }

    ngOnChanges(): void {
        if (this.asked === null || this.asked === this.computers.value) return;
        this.choice.next(this.direction);
        this.computers.next(this.asked);
    }

    private judged(given: ToTry): Observable<WhatIfView | null> {
        const tell = (judged: number): void => this.progress.next(judgedText(judged, given.asked.length, this.strings));
        return inSlices(() => judging(given, this.strings, tell)).pipe(startWith(null));
    }

    get intro(): string {
        return this.asked ? format(this.strings.WhatIf.Intro, this.asked.length) : '';
    }
}

/** Everything that it takes to judge some computers. */
interface ToTry {
    readonly asked: readonly Asked[];
    readonly choice: Choice;
    readonly all: readonly KnownOfComputer[];
    readonly accepted: Accepted;
}

/** In steps, because it may be asked about fifty thousand. @param tell is told now and then how many were judged */
function* judging({ asked, choice, all, accepted }: ToTry, strings: Strings, tell: (judged: number) => void): Steps<WhatIfView> {
    const byName = new Map<string, KnownOfComputer>();
    yield* forEachInSteps(all, one => void byName.set(one.kept.computer, one));
    const labels = new Map<string, string>();
    const found: WhatIf[] = [];
    const of = { directions: choice === 'both' ? directions : [choice], to: 'required' } as const;
    for (const [index, { calls, label }] of asked.entries()) {
        for (const call of calls) labels.set(call, label);
        const known = calls.map(call => byName.get(call)).find(one => one);
        if (known) found.push(...whatIf([known], of, accepted));
        else found.push(neverRead);
        if (index % tellEvery === 0) tell(index);
        yield;
    }
    return yield* makingWhatIfView(found, labels, strings);
}

/** After how many it is told how far that is. */
const tellEvery = 500;

/** One of which nothing is known at all. */
const neverRead: WhatIf = {
    ...{ computer: '', state: 'notRead', directions: [], blockers: [], impacts: [], unread: [] },
    notReported: { outbound: 0, inbound: 0 },
    brought: null
};
