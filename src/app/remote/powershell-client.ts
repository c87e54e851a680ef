// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { PowerShell, PowerShellSession } from '@microsoft/windows-admin-center-sdk/core/data/powershell';
import {
    catchError,
    connect,
    defer,
    delay,
    finalize,
    map,
    merge,
    Observable,
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
import { CallableComputers } from './callable';
import { Operations } from './operations';
import { failure, failureOfThrown, GatewayAnswer, isPromptCancelled, outcomeOfAnswer } from './outcomes';

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
        private readonly texts: CommandTexts
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
     * on. A name that is none of the administrator's connections is not called. An unattended call waits until no prompt is
     * open; that time does not count as the computer's.
     */
    run<T>(
        computer: string,
        command: BundledCommand,
        parameters: Readonly<Record<string, string>>,
        options: CallOptions<T>
    ): Observable<Outcome<T>> {
        const call = this.call(computer, command, parameters, options);
        return options.unattended ? this.promptsClosed().pipe(switchMap(() => call)) : call;
    }

    private call<T>(
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
                // A call that waits for a prompt for another computer fails with it when it is cancelled.
                retry({ delay: thrown => (options.unattended && isPromptCancelled(thrown) ? of(null) : throwError(() => thrown)) }),
                map(all => outcomeOfAnswer(all, command)),
                catchError((thrown: unknown) => of(thrownAt(failureOfThrown(thrown, command), taken && options.isWrite))),
                switchMap(outcome => {
                    answered = true;
                    const accept = (one: Outcome<unknown>): Outcome<T> => (one.kind === 'ok' ? options.accept(one.value) : one);
                    // Of a large one each step is a task of its own: its text was just taken apart, and much is made of it.
                    return isLarge(outcome) ? of(outcome).pipe(delay(0), map(accept), delay(0)) : of(accept(outcome));
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

/** So many entries in one list of an answer are many. */
const many = 200;

/** Whether an answer holds a long list, at its top or just below. */
function isLarge(outcome: Outcome<unknown>): boolean {
    const parts = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);
    const isLong = (value: unknown): boolean => Array.isArray(value) && value.length >= many;
    return outcome.kind === 'ok' && parts(outcome.value).some(part => isLong(part) || (!Array.isArray(part) && parts(part).some(isLong)));
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
