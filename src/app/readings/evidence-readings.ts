// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, distinctUntilChanged, map, Observable, Subscription } from 'rxjs';
import type { EvidenceReading } from '../domain/evidence/reading';
import type { Failure } from '../domain/outcome';
import { Identities } from '../remote/identities';
import { EVIDENCE_READER, EvidenceReader } from '../remote/read-evidence';

/** What was read of a computer's event logs in this window. */
export interface EvidenceState {
    readonly reading: boolean;
    /** What was read last; it stays while it is read again, and where that fails. */
    readonly found: FoundEvidence | null;
    readonly failure: Failure | null;
}

export interface FoundEvidence {
    readonly reading: EvidenceReading;
    /** When the answer came: ISO 8601, UTC, by the browser's clock. */
    readonly readAt: string;
}

const nothing: EvidenceState = { reading: false, found: null, failure: null };

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
            map(states => states.get(computer) ?? nothing),
            distinctUntilChanged()
        );
    }

    /** Reads a computer's logs; does nothing while that is under way. */
    read(computer: string): void {
        if (this.stateOf(computer).reading) return;
        this.set(computer, { ...this.stateOf(computer), reading: true, failure: null });
        const subscription = this.reader.read(computer).subscribe(outcome => {
            const state = { ...this.stateOf(computer), reading: false };
            if (outcome.kind === 'ok')
                this.set(computer, { ...state, found: { reading: outcome.value, readAt: new Date().toISOString() } });
            else this.set(computer, { ...state, failure: outcome });
        });
        this.running.set(computer, subscription);
    }

    /** Waits no longer. What was read before stays. */
    stop(computer: string): void {
        this.running.get(computer)?.unsubscribe();
        this.running.delete(computer);
        this.set(computer, { ...this.stateOf(computer), reading: false });
    }

    /** What was read is of another computer; what is being read may be, and is read again. */
    private forget(computer: string): void {
        if (!this.states.value.has(computer)) return;
        const { reading } = this.stateOf(computer);
        this.stop(computer);
        this.set(computer, nothing);
        if (reading) this.read(computer);
    }

    private stateOf(computer: string): EvidenceState {
        return this.states.value.get(computer) ?? nothing;
    }

    private set(computer: string, state: EvidenceState): void {
        this.states.next(new Map(this.states.value).set(computer, state));
    }
}
