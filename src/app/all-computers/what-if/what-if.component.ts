// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { BehaviorSubject, combineLatest, map, Observable, shareReplay, startWith, switchMap } from 'rxjs';
import { type Direction, directions } from '../../domain/computer/facts';
import { forEachInSteps, type Steps } from '../../domain/steps';
import { format, STRINGS, Strings } from '../../strings/strings';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices } from '../evidence/in-slices';
import { type Asked, type ToTry, tryingOut } from './trying-out';
import { judgedText, makingWhatIfView, type WhatIfView } from './what-if-view';

/** What can be tried. */
const choices = ['inbound', 'outbound', 'both'] as const;
type Choice = (typeof choices)[number];

const nobody: readonly Asked[] = [];

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
    private readonly computers = new BehaviorSubject(nobody);

    constructor(
        { known, accepted }: FleetKnown,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const toTry = combineLatest([this.computers, known, accepted]).pipe(
            map(([asked, all, of]): ToTry => ({ asked, all, accepted: of, before: new Map() }))
        );
        this.view = combineLatest([toTry, this.choice]).pipe(
            switchMap(([given, choice]) => this.judged(given, choice)),
            // Several places of the page wait for it, and one judgement is for all.
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }

    ngOnChanges(): void {
        // Closed, it holds on to nobody.
        const asked = this.asked ?? nobody;
        if (asked === this.computers.value) return;
        if (this.asked) this.choice.next(this.direction);
        this.computers.next(asked);
    }

    private judged(given: ToTry, choice: Choice): Observable<WhatIfView | null> {
        const tell = (judged: number): void => this.progress.next(judgedText(judged, given.asked.length, this.strings));
        const chosen = choice === 'both' ? directions : [choice];
        return inSlices(() => viewing(given, chosen, this.strings, tell)).pipe(startWith(null));
    }

    get intro(): string {
        return this.asked ? format(this.strings.WhatIf.Intro, this.asked.length) : '';
    }
}

function* viewing(given: ToTry, chosen: readonly Direction[], strings: Strings, tell: (judged: number) => void): Steps<WhatIfView> {
    const found = yield* tryingOut(given, chosen, tell);
    const labels = new Map<string, string>();
    yield* forEachInSteps(given.asked, ({ calls, label }) => {
        for (const call of calls) labels.set(call, label);
    });
    return yield* makingWhatIfView(found, labels, strings);
}
