// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { combineLatest, distinctUntilChanged, map, type Observable, startWith } from 'rxjs';
import { History } from '../change/history/history';
import { KeptOfComputer } from '../change/history/kept-of-computer';
import { isRefusedByRole } from '../domain/change/refused-by-role';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { EvidenceReading } from '../domain/evidence/reading';
import type { KeptReading } from '../domain/readiness/computer-evidence';
import { refusedBefore, undoneIn } from '../domain/readiness/refused/undone';
import { EvidenceReadings } from '../readings/evidence-readings';
import { asKept, lastRead, type WasRead } from '../readings/reading';

/** What the history and the event logs tell of the computer that is shown. It reads nothing itself. */
@Injectable({ providedIn: 'root' })
export class UndoneHere {
    constructor(
        private readonly evidences: EvidenceReadings,
        private readonly kept: KeptOfComputer,
        private readonly history: History
    ) {}

    /** The event logs as they were read last, in this window or before. Null: nobody has read them. */
    logsOf(computer: string, read: WasRead<SigningConfiguration>): Observable<KeptReading<EvidenceReading> | null> {
        const before = this.kept.with(computer, asKept(read));
        return combineLatest([this.evidences.of(computer), before]).pipe(
            map(([state, { evidence }]) => {
                const last = state && lastRead(state);
                const here = last && asKept(last);
                return here && here.readAt >= (evidence?.readAt ?? '') ? here : evidence;
            })
        );
    }

    /** When the last change was refused because this account can only read there: ISO 8601; null: it wasn't, or that isn't known. */
    refusedByRole(computer: string, { value }: WasRead<SigningConfiguration>): Observable<string | null> {
        return this.history.latestOf(computer, value).pipe(
            map(([last]) => (last && isRefusedByRole(last, value.actingUser) ? last.startedAt : null)),
            startWith(null),
            distinctUntilChanged()
        );
    }

    /**
     * Whom it refused before that was undone, as signs against them. Nobody, until what is kept was looked through: nothing waits for
     * the storage.
     */
    refused(computer: string, read: WasRead<SigningConfiguration>): Observable<ReturnType<typeof refusedBefore>> {
        return combineLatest([this.logsOf(computer, read), this.history.loadedOf(computer, read.value)]).pipe(
            map(([logs, records]) => refusedBefore(undoneIn(records), logs, read.value)),
            startWith([])
        );
    }
}
