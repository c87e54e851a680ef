// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { PowerShell, PowerShellSession } from '@microsoft/windows-admin-center-sdk/core/data/powershell';
import type { AuthorizationToken } from '@microsoft/windows-admin-center-sdk/core/security/authorization-manager';
import {
    asyncScheduler,
    catchError,
    connect,
    defer,
    finalize,
    map,
    merge,
    type MonoTypeOperatorFunction,
    Observable,
    observeOn,
    of,
    retry,
    switchMap,
    take,
    takeUntil,
    tap,
    throwError,
    timeout,
    timer,
    toArray
} from 'rxjs';
import type { Failure, FailureKind, Outcome } from '../domain/outcome';
import { type BundledCommand, CommandTexts } from './command-texts';
import { accepting } from './answers/accepting';
import { CallableComputers } from './callable';
import { Operations } from './operations';
import { failure, failureOfThrown, GatewayAnswer, isPromptCancelled, outcomeOfAnswer } from './outcomes';
import { ReadStream } from './stream/read-stream';
import { isReading, type ReadingCommand } from './stream/reading-command';

/** How a call is made. */
export interface CallOptions<T> {
    /** Whether Windows Admin Center writes the command's name into the computer's event log: every write and every test of a device. */
    readonly logAudit: boolean;
    /** Whether it changes the computer: it is not stopped half-way, and its answer is worth knowing however late. */
    readonly isWrite: boolean;
    /** How long to wait for the whole answer, in milliseconds: the SDK itself never gives up. */
    readonly giveUpAfter: number;
    /** What giving up means. */
    readonly onGivingUp: FailureKind;
    /** Whether a computer that needs other credentials is left alone, in place of a prompt for it. */
    readonly unattended?: boolean;
    /** See ReadOptions. */
    readonly answered?: () => void;
    /** Lets the answer's value in or refuses it. */
    readonly accept: (value: unknown) => Outcome<T>;
}

/** The one place that calls a managed computer. Each call is cold: it is sent on subscription, once per subscriber. */
@Injectable({ providedIn: 'root' })
export class PowerShellClient {
    constructor(
        private readonly appContext: AppContextService,
        private readonly operations: Operations,
        private readonly callable: CallableComputers,
        private readonly texts: CommandTexts,
        private readonly stream: ReadStream
    ) {}

    /**
     * Emits once no prompt for credentials is open, at once where none is. While one is, the SDK holds every call back, and
     * sends all of them when it is closed.
     */
    promptsClosed(): Observable<unknown> {
        return defer(() => {
            const { authAwaiter } = this.appContext.authorizationManager;
            let isOpen = true;
            authAwaiter.subscribe({ next: () => (isOpen = false), error: () => undefined }).unsubscribe();
            if (!isOpen) return of(null);
            const closed = authAwaiter.pipe(catchError(() => of(null))); // a prompt that is cancelled is closed as well
            return closed.pipe(
                take(1),
                switchMap(() => this.promptsClosed())
            );
        });
    }

    /**
     * Runs a bundled command. Never errors. Emits one outcome; a write that was given up may emit a second one, should
     * its answer come after all. Unsubscribing stops a read on the computer as soon as the gateway lets it; a write goes
     * on. A name that is none of the administrator's connections is not called. By post, an unattended call waits until no
     * prompt is open; that time does not count as the computer's.
     */
    run<T>(
        computer: string,
        command: BundledCommand,
        parameters: Readonly<Record<string, string>>,
        options: CallOptions<T>
    ): Observable<Outcome<T>> {
        const call = this.post(computer, command, parameters, options);
        const post = options.unattended ? this.promptsClosed().pipe(switchMap(() => call)) : call;
        // Of many computers, and asked by nobody in particular: a write never, nor what is logged, because it is not known
        // whether the stream logs it, nor what may open a prompt.
        const { isWrite, logAudit, unattended } = options;
        if (isWrite || logAudit || !unattended || !isReading(command)) return post;
        return this.stream.prepared().pipe(
            switchMap(() => {
                const before = this.access(computer);
                return this.byStream(computer, command, parameters, options).pipe(
                    switchMap(answer => (isByStream(answer) ? of(answer) : this.afterStream(computer, answer, before, post)))
                );
            })
        );
    }

    /** A reading by the stream. Where that gives no answer, why: then a post tells what is the matter. */
    private byStream<T>(
        computer: string,
        command: ReadingCommand,
        parameters: Readonly<Record<string, string>>,
        { accept, giveUpAfter, onGivingUp, answered }: CallOptions<T>
    ): Observable<Outcome<T> | 'refused' | 'lost'> {
        const name = this.callable.check(computer);
        if (name === null || this.stream.state.value !== 'open') return of('lost');
        const note = this.operations.begin(name, command);
        return this.texts.of(command).pipe(
            map(text => PowerShell.createCommand(text, { ...parameters })),
            switchMap(call => this.stream.read(name, command, call)),
            switchMap(answer => (typeof answer === 'string' ? of(answer) : of(answer).pipe(behindOthers(answered)))),
            switchMap(answer => {
                if (typeof answer === 'string') return of(answer);
                const outcome = outcomeOfAnswer(answer, command);
                // Parts that are missing or too many: the stream's fault, or the computer's. A post tells.
                if (outcome.kind === 'badAnswer') this.stream.turnOff();
                return outcome.kind === 'badAnswer' ? of('lost' as const) : accepting(outcome, accept);
            }),
            catchError((thrown: unknown) => of(failureOfThrown(thrown, command))),
            timeout({ first: giveUpAfter, with: () => of(failure(onGivingUp)) }),
            tap(outcome => isByStream(outcome) && note(outcome)),
            finalize(() => note({ kind: 'cancelled' }))
        );
    }

    /**
     * Reads once by post what the stream gave no answer to. Where that is read, and the stream said that it cannot be, the
     * stream is not believed again.
     * @param before as what the stream asked, see `access`
     */
    private afterStream<T>(
        computer: string,
        why: 'refused' | 'lost',
        before: string,
        post: Observable<Outcome<T>>
    ): Observable<Outcome<T>> {
        if (why === 'lost') return post;
        return post.pipe(tap(({ kind }) => kind === 'ok' && this.access(computer) === before && this.stream.turnOff()));
    }

    /** The account and the endpoint by which a computer is asked: where one came meanwhile, the stream was right to refuse. */
    private access(computer: string): string {
        const { authorizationManager } = this.appContext;
        const token = authorizationManager.getSavedNodeToken(computer) as AuthorizationToken | undefined;
        return JSON.stringify([authorizationManager.getJeaEndpoint(computer), token?.value, token?.useLaps, token?.lapsLocalAdminName]);
    }

    private post<T>(
        computer: string,
        command: BundledCommand,
        parameters: Readonly<Record<string, string>>,
        options: CallOptions<T>
    ): Observable<Outcome<T>> {
        return defer(() => {
            const name = this.callable.check(computer);
            if (name === null) return of(failure('notInList'));
            const note = this.operations.begin(name, command);
            const session = this.appContext.powerShell.createAutomaticSession(name, { noAuth: options.unattended ?? false });
            let answered = false;
            let taken = false;
            const parts = this.texts.of(command).pipe(
                map(text => PowerShell.createCommand(text, { ...parameters })),
                // partial: without it the SDK drops the errors of every part of an answer but the first.
                switchMap(call => this.appContext.powerShell.run(session, call, { logAudit: options.logAudit, partial: true }))
            );
            return parts.pipe(
                tap(() => (taken = true)),
                toArray<GatewayAnswer>(),
                // A call that waits for a prompt for another computer fails with it when it is cancelled. A write that was taken
                // is not sent again: what became of it is read.
                retry({
                    delay: thrown =>
                        options.unattended && isPromptCancelled(thrown) && !(taken && options.isWrite) ? of(null) : throwError(() => thrown)
                }),
                map(all => outcomeOfAnswer(all, command)),
                catchError((thrown: unknown) => of(thrownAt(failureOfThrown(thrown, command), taken && options.isWrite))),
                switchMap(outcome => {
                    answered = true;
                    return accepting(outcome, options.accept);
                }),
                source => givingUp(source, options),
                tap(outcome => note(outcome)),
                finalize(() => {
                    note({ kind: 'cancelled' });
                    this.close(session, answered || options.isWrite);
                    this.texts.prepare();
                })
            );
        });
    }

    private close(session: PowerShellSession, leaveRunning: boolean): void {
        if (!leaveRunning) this.appContext.powerShell.cancel(session);
        session.dispose();
    }
}

/**
 * Hands an answer on once what came in with it was taken, too. Of many that come in at once, the next computers are asked for
 * first, and don't wait until each answer was looked at.
 */
function behindOthers<T>(answered: (() => void) | undefined): MonoTypeOperatorFunction<T> {
    return source => (answered ? source.pipe(tap(answered), observeOn(asyncScheduler)) : source);
}

function isByStream<T>(answer: Outcome<T> | 'refused' | 'lost'): answer is Outcome<T> {
    return typeof answer !== 'string';
}

/** Who is refused the answer to a write that the computer has taken does not know what became of it. */
function thrownAt(thrown: Failure, taken: boolean): Failure {
    const isRefusal = ['needsCredentials', 'accessDenied', 'notAllowed'].includes(thrown.kind);
    return taken && isRefusal ? { ...thrown, kind: 'outcomeUnknown' } : thrown;
}

/** A read that was given up is over; a write goes on, and its late answer is still worth knowing. */
function givingUp<T>(source: Observable<Outcome<T>>, { giveUpAfter, onGivingUp, isWrite }: CallOptions<T>): Observable<Outcome<T>> {
    if (!isWrite) return source.pipe(timeout({ first: giveUpAfter, with: () => of(failure(onGivingUp)) }));
    return source.pipe(
        connect(answer =>
            merge(
                answer,
                timer(giveUpAfter).pipe(
                    map(() => failure(onGivingUp)),
                    takeUntil(answer)
                )
            )
        )
    );
}
