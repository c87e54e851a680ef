// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, distinctUntilChanged, map, Observable, Subscription } from 'rxjs';
import type { EvidenceReading } from '../domain/evidence/reading';
import { Identities } from '../remote/identities';
import { EVIDENCE_READER, EvidenceReader } from '../remote/read-evidence';
import { keepingBefore, type Reading, readingOf } from './reading';

/** What was read of a computer's event logs in this window; null: nothing was asked for yet, or that was stopped. */
export type EvidenceState = Reading<EvidenceReading> | null;

/**
 * Reads evidence on request. Belongs to no screen: it speaks in the plan of a change, too.
 * It stays while another tab or computer is shown.
 */
@Injectable({ providedIn: 'root' })
export class EvidenceReadings {
    private readonly states = new BehaviorSubject<ReadonlyMap<string, EvidenceState>>(new Map());
    /** Of all computers, by their names. */
    readonly every: Observable<ReadonlyMap<string, EvidenceState>> = this.states;
    private readonly running = new Map<string, Subscription>();

    constructor(
        @Inject(EVIDENCE_READER) private readonly reader: EvidenceReader,
        identities: Identities
    ) {
        identities.moved.subscribe(computer => this.forget(computer));
    }

    of(computer: string): Observable<EvidenceState> {
        return this.states.pipe(
            map(states => states.get(computer) ?? null),
            distinctUntilChanged()
        );
    }

    /** Reads a computer's logs; does nothing while that is under way. */
    read(computer: string): void {
        if (this.isReading(computer)) return;
        const subscription = readingOf(this.reader.read(computer)).subscribe(next => {
            const last = this.stateOf(computer);
            this.set(computer, last ? keepingBefore(last, next) : next);
        });
        this.running.set(computer, subscription);
    }

    /** Waits no longer. What was read before stays. */
    stop(computer: string): void {
        this.running.get(computer)?.unsubscribe();
        this.running.delete(computer);
        const state = this.stateOf(computer);
        if (state?.kind === 'loading') this.set(computer, state.before && { kind: 'ready', read: state.before });
    }

    /** What was read is of another computer; what is being read may be, and is read again. */
    private forget(computer: string): void {
        if (!this.states.value.has(computer)) return;
        const isReading = this.isReading(computer);
        this.stop(computer);
        this.set(computer, null);
        if (isReading) this.read(computer);
    }

    private isReading(computer: string): boolean {
        return this.stateOf(computer)?.kind === 'loading';
    }

    private stateOf(computer: string): EvidenceState {
        return this.states.value.get(computer) ?? null;
    }

    private set(computer: string, state: EvidenceState): void {
        this.states.next(new Map(this.states.value).set(computer, state));
    }
}
