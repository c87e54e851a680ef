// SPDX-License-Identifier: MIT
import { defer, Observable, of, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/facts';
import type { PlannedChange } from '../../domain/plan';
import type { Outcome, SigningReader } from '../read';
import type { SigningWriter, WriteAnswer } from '../write';

/**
 * Computers in memory, in place of the gateway: what a write sets, a reading reports. Every spec uses this one fake.
 */
export class FakeComputers implements SigningReader, SigningWriter {
    /** What was asked for, in order: "read srv2025", "write srv2025 outbound required". */
    readonly calls: string[] = [];
    /** Computers that are asked but do not answer until `answer` is called. */
    readonly silent = new Set<string>();
    /** What the next write ends in, in place of writing. */
    nextWrite: Outcome<WriteAnswer> | null = null;
    /** Whether writes are answered with success and change nothing. */
    discardWrites = false;

    private readonly configurations = new Map<string, Outcome<SigningConfiguration>>();
    private readonly waiting = new Map<string, Subject<void>>();

    set(computer: string, configuration: Outcome<SigningConfiguration> | SigningConfiguration): void {
        this.configurations.set(computer, 'kind' in configuration ? configuration : { kind: 'ok', value: configuration });
    }

    /** Lets a silent computer answer. */
    answer(computer: string): void {
        this.silent.delete(computer);
        this.waiting.get(computer)?.next();
    }

    /** Whether somebody waits for the computer's answer. */
    isAwaited(computer: string): boolean {
        return this.waiting.get(computer)?.observed ?? false;
    }

    read(computer: string): Observable<Outcome<SigningConfiguration>> {
        return defer(() => {
            this.calls.push(`read ${computer}`);
            if (!this.silent.has(computer)) return of(this.known(computer));
            const answer = new Subject<void>();
            this.waiting.set(computer, answer);
            return new Observable<Outcome<SigningConfiguration>>(observer =>
                answer.subscribe(() => {
                    observer.next(this.known(computer));
                    observer.complete();
                })
            );
        });
    }

    write(computer: string, change: PlannedChange): Observable<Outcome<WriteAnswer>> {
        return defer(() => {
            this.calls.push(`write ${computer} ${change.direction} ${change.target}`);
            const failure = this.nextWrite;
            this.nextWrite = null;
            if (failure) return of(failure);
            if (!this.discardWrites) this.apply(computer, change);
            return of<Outcome<WriteAnswer>>({ kind: 'ok', value: { written: true } });
        });
    }

    private known(computer: string): Outcome<SigningConfiguration> {
        return this.configurations.get(computer) ?? { kind: 'unreachable', words: null, errorId: null };
    }

    private apply(computer: string, change: PlannedChange): void {
        const known = this.known(computer);
        if (known.kind !== 'ok') return;
        const required = change.target === 'required';
        this.set(computer, {
            ...known.value,
            [change.direction]: { ...known.value[change.direction], required, stored: { required: required ? 1 : 0 } }
        });
    }
}
