// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { concatMap, defer, from, map, Observable, ReplaySubject, reduce, takeWhile } from 'rxjs';
import type { SigningConfiguration } from '../domain/facts';
import { directionState, DirectionState, isAsWanted, Plan, PlannedChange } from '../domain/plan';
import { Outcome, SIGNING_READER, SigningReader } from '../remote/read';
import { SIGNING_WRITER, SigningWriter, WriteAnswer } from '../remote/write';

/** What became of a plan. Success is claimed of nothing that was not read back. */
export interface ChangeResult {
    /** The computer after the last write, or why it could not be read. */
    readonly readBack: Outcome<SigningConfiguration>;
    /** The writes that were sent, in order. After a failed one no further one is sent. */
    readonly writes: readonly SentWrite[];
    /** The planned changes that were read back otherwise. Empty where nothing could be read back. */
    readonly differing: readonly Difference[];
}

export interface SentWrite {
    readonly change: PlannedChange;
    readonly outcome: Outcome<WriteAnswer>;
}

export interface Difference {
    readonly change: PlannedChange;
    readonly found: DirectionState;
}

/** Whether everything that was planned was read back as planned. */
export function isComplete({ writes, differing, readBack }: ChangeResult): boolean {
    return readBack.kind === 'ok' && differing.length === 0 && writes.every(write => write.outcome.kind === 'ok');
}

/** Carries plans out: the one place that changes computers. */
@Injectable({ providedIn: 'root' })
export class SigningChanger {
    constructor(
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        @Inject(SIGNING_WRITER) private readonly writer: SigningWriter
    ) {}

    /**
     * Writes what the plan says, direction by direction, and reads the computer back. Starts at once and goes on
     * whether or not anyone listens: a screen may be left in mid-change. Emits one result and completes.
     */
    apply(computer: string, plan: Plan): Observable<ChangeResult> {
        const result = new ReplaySubject<ChangeResult>(1);
        this.writeAll(computer, plan)
            .pipe(
                concatMap(writes =>
                    this.reader.read(computer).pipe(map(readBack => ({ writes, readBack, differing: compare(plan, readBack) })))
                )
            )
            .subscribe(result);
        return result;
    }

    private writeAll(computer: string, plan: Plan): Observable<readonly SentWrite[]> {
        return from(plan.changes).pipe(
            concatMap(change => defer(() => this.writer.write(computer, change)).pipe(map(outcome => ({ change, outcome })))),
            takeWhile(write => write.outcome.kind === 'ok', true),
            reduce((writes: SentWrite[], write) => [...writes, write], [])
        );
    }
}

function compare(plan: Plan, readBack: Outcome<SigningConfiguration>): Difference[] {
    if (readBack.kind !== 'ok') return [];
    return plan.changes
        .map(change => ({ change, found: directionState(readBack.value, change.direction) }))
        .filter(({ change, found }) => !isAsWanted(found, change.target));
}
