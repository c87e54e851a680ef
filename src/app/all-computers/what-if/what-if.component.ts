// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, OnChanges, Output } from '@angular/core';
import { BehaviorSubject, combineLatest, map, Observable, startWith, switchMap } from 'rxjs';
import { type Direction, directions } from '../../domain/computer/facts';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { type WhatIf, whatIf } from '../../domain/readiness/what-if';
import { format, STRINGS, Strings } from '../../strings/strings';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices } from '../evidence/in-slices';
import { whatIfView, type WhatIfView } from './what-if-view';

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
    private readonly computers = new BehaviorSubject<readonly Asked[]>([]);

    constructor(
        { known, accepted }: FleetKnown,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.view = combineLatest([this.computers, this.choice, known, accepted]).pipe(
            switchMap(([asked, choice, all, of]) => judged(asked, choice, all, of, strings))
        );
    }

    ngOnChanges(): void {
        if (this.asked === null || this.asked === this.computers.value) return;
        this.choice.next(this.direction);
        this.computers.next(this.asked);
    }

    get intro(): string {
        return this.asked ? format(this.strings.WhatIf.Intro, this.asked.length) : '';
    }
}

function judged(
    asked: readonly Asked[],
    choice: Choice,
    all: readonly KnownOfComputer[],
    accepted: Accepted,
    strings: Strings
): Observable<WhatIfView | null> {
    const byName = new Map(all.map(one => [one.kept.computer, one]));
    const known = asked.flatMap(({ calls }) => calls.map(call => byName.get(call)).find(one => one) ?? []);
    const labels = new Map(asked.flatMap(({ calls, label }) => calls.map(call => [call, label] as const)));
    const of = { directions: choice === 'both' ? directions : [choice], to: 'required' } as const;
    return inSlices(() => each(known, one => whatIf([one], of, accepted))).pipe(
        map(found => whatIfView([...found, ...neverRead(asked.length - known.length)], labels, strings)),
        startWith(null)
    );
}

/** Those of which nothing is known at all. */
function neverRead(count: number): readonly WhatIf[] {
    const nothing = { computer: '', directions: [], blockers: [], impacts: [], unread: [], notReported: { outbound: 0, inbound: 0 } };
    return Array.from({ length: count }, () => ({ ...nothing, state: 'notRead' as const, brought: null }));
}

function* each(all: readonly KnownOfComputer[], judge: (one: KnownOfComputer) => readonly WhatIf[]): Generator<void, readonly WhatIf[]> {
    const found: WhatIf[] = [];
    for (const one of all) {
        found.push(...judge(one));
        yield;
    }
    return found;
}
