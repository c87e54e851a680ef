// SPDX-License-Identifier: MIT
import { BehaviorSubject, defer, filter, Observable, of, startWith, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { RecordedComputer } from '../../domain/computer/identity';
import type { PlannedChange } from '../../domain/change/plan';
import { withState } from '../../domain/testing/with-state';
import type { Outcome } from '../../domain/outcome';
import type { SigningReader } from '../read-configuration';
import type { SigningWriter, WriteAnswer } from '../write';
import { telling } from './telling';

/**
 * Computers in memory, in place of the gateway: what a write sets, a reading reports. Where calls take part: FakeGateway.
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

    /** Whether a computer cannot be reached any more once a write was accepted. */
    failAfterWrite = false;

    /** Called when a write arrives, before it is carried out. */
    onWrite: () => void = () => undefined;

    /** Emits false while a prompt for credentials holds unattended calls back. */
    readonly promptClosed = new BehaviorSubject(true);

    private readonly reader = telling(computer => this.answerOf(computer));
    readonly answered = this.reader.answered;
    readonly read = this.reader.read;

    private late: Subject<Outcome<WriteAnswer>> | null = null;
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

    /** Has the next write answered twice: at once as given, and by the function that this returns. */
    answerTwice(first: Outcome<WriteAnswer>): () => void {
        const late = (this.late = new Subject());
        this.nextWrite = first;
        return () => late.next({ kind: 'ok', value: { written: true } });
    }

    private answerOf(computer: string): Observable<Outcome<SigningConfiguration>> {
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

    ready(): Observable<unknown> {
        return this.promptClosed.pipe(filter(closed => closed));
    }

    write({ name: computer }: RecordedComputer, change: PlannedChange): Observable<Outcome<WriteAnswer>> {
        return defer(() => {
            this.calls.push(`write ${computer} ${change.setting} ${change.after.inForce} ${change.after.stored.kind}`);
            this.onWrite();
            const failure = this.nextWrite;
            this.nextWrite = null;
            if (failure) return this.late ? this.late.pipe(startWith(failure)) : of(failure);
            if (!this.discardWrites) this.apply(computer, change);
            if (this.failAfterWrite) this.set(computer, { kind: 'unreachable', words: null, errorId: null });
            return of<Outcome<WriteAnswer>>({ kind: 'ok', value: { written: true } });
        });
    }

    private known(computer: string): Outcome<SigningConfiguration> {
        return this.configurations.get(computer) ?? { kind: 'unreachable', words: null, errorId: null };
    }

    private apply(computer: string, change: PlannedChange): void {
        const known = this.known(computer);
        if (known.kind === 'ok') this.set(computer, withState(known.value, change, change.after));
    }
}
