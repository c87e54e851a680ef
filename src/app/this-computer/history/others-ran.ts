// SPDX-License-Identifier: MIT
import { Inject, Injectable, OnDestroy } from '@angular/core';
import { BehaviorSubject, Subscription, take } from 'rxjs';
import { History } from '../../change/history/history';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Outcome } from '../../domain/outcome';
import { runsOfOthers } from '../../domain/snapshots/explain/own-and-others';
import type { ToolActivity, ToolRun } from '../../domain/snapshots/explain/tool-activity';
import { Identities } from '../../remote/identities';
import { ACTIVITY_READER, type ActivityReader } from '../../remote/read-activity';

export type OthersRanState =
    | { readonly kind: 'none' | 'reading' }
    /** `runs`: what no record of this browser has, the newest first. Empty where the log could not be read. */
    | { readonly kind: 'read'; readonly outcome: Outcome<ToolActivity>; readonly runs: readonly ToolRun[] };

/** How long the log may take, in milliseconds. */
const patience = 60_000;

/** Reads, on request, what others ran by this tool on the computer that is shown. Provided by the part that shows it. */
@Injectable()
export class OthersRan implements OnDestroy {
    readonly state = new BehaviorSubject<OthersRanState>({ kind: 'none' });
    private reading = Subscription.EMPTY;
    /** Readings that were begun or given up: only the last one counts. */
    private asked = 0;
    private computer = '';
    private readonly kept: Subscription;

    constructor(
        @Inject(ACTIVITY_READER) private readonly reader: ActivityReader,
        private readonly history: History,
        identities: Identities
    ) {
        // What was read is of the computer that had the name before.
        this.kept = identities.moved.subscribe(computer => {
            if (computer.toLowerCase() === this.computer) this.forget();
        });
    }

    /** Reads it once, in place of a reading in progress. A computer that needs other credentials isn't asked for them here. */
    read(computer: string, configuration: SigningConfiguration | null): void {
        this.forget();
        this.computer = computer.toLowerCase();
        this.state.next({ kind: 'reading' });
        this.reading = this.reader
            .read(computer, '', { unattended: true, giveUpAfter: patience })
            .pipe(take(1))
            .subscribe(outcome => {
                const readAt = new Date().toISOString();
                if (outcome.kind === 'ok') void this.take(computer, configuration, outcome, readAt);
                else this.state.next({ kind: 'read', outcome, runs: [] });
            });
    }

    /** Nothing is known any more, and no answer is waited for. */
    forget(): void {
        this.asked++;
        this.reading.unsubscribe();
        if (this.state.value.kind !== 'none') this.state.next({ kind: 'none' });
    }

    ngOnDestroy(): void {
        this.forget();
        this.kept.unsubscribe();
    }

    /** What was done from here is in the records. Where these can't be read, all counts as from elsewhere. */
    private async take(
        computer: string,
        configuration: SigningConfiguration | null,
        outcome: Extract<Outcome<ToolActivity>, { kind: 'ok' }>,
        readAt: string
    ): Promise<void> {
        const { asked } = this;
        const known = this.history.of(computer, configuration);
        await known.load(Infinity);
        known.close();
        const { value: state } = known.state;
        const records = state && typeof state !== 'string' ? state.records : [];
        if (asked === this.asked) this.state.next({ kind: 'read', outcome, runs: runsOfOthers(outcome.value, records, readAt) });
    }
}
