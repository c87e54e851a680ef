// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { PowerShell, PowerShellSession } from '@microsoft/windows-admin-center-sdk/core';
import {
    catchError,
    connect,
    defer,
    finalize,
    map,
    merge,
    Observable,
    of,
    retry,
    takeUntil,
    tap,
    throwError,
    timeout,
    timer,
    toArray
} from 'rxjs';
import { powershellCommands } from '../../generated/powershell-commands';
import type { FailureKind, Outcome } from '../domain/outcome';
import { Operations } from './operations';
import { failure, failureOfThrown, GatewayAnswer, isPromptCancelled, outcomeOfAnswer } from './outcomes';

export type BundledCommand = keyof typeof powershellCommands;

/** How a call is made. */
export interface CallOptions<T> {
    /** Whether Windows Admin Center writes the command's name into the computer's event log: every write. */
    readonly logAudit: boolean;
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
        private readonly operations: Operations
    ) {}

    /**
     * Runs a bundled command. Never errors. Emits one outcome; a write that was given up may emit a second one, should
     * its answer come after all. Unsubscribing stops a read on the computer as soon as the gateway lets it; a write goes
     * on.
     */
    run<T>(
        computer: string,
        command: BundledCommand,
        parameters: Readonly<Record<string, string>>,
        options: CallOptions<T>
    ): Observable<Outcome<T>> {
        return defer(() => {
            const note = this.operations.begin(computer, command);
            const session = this.appContext.powerShell.createAutomaticSession(computer, { noAuth: options.unattended ?? false });
            const call = PowerShell.createCommand(powershellCommands[command], { ...parameters });
            let answered = false;
            // partial: without it the SDK drops the errors of every part of an answer but the first.
            return this.appContext.powerShell.run(session, call, { logAudit: options.logAudit, partial: true }).pipe(
                toArray<GatewayAnswer>(),
                // While a prompt for another computer is open, calls wait for it, and fail with it when it is cancelled.
                retry({ delay: thrown => (options.unattended && isPromptCancelled(thrown) ? of(null) : throwError(() => thrown)) }),
                map(parts => outcomeOfAnswer(parts, command)),
                catchError((thrown: unknown) => of(failureOfThrown(thrown, command))),
                tap(() => (answered = true)),
                map(outcome => (outcome.kind === 'ok' ? options.accept(outcome.value) : outcome)),
                source => givingUp(source, options),
                tap(outcome => note(outcome)),
                finalize(() => {
                    note({ kind: 'cancelled' });
                    this.close(session, answered || options.logAudit);
                })
            );
        });
    }

    private close(session: PowerShellSession, leaveRunning: boolean): void {
        if (!leaveRunning) this.appContext.powerShell.cancel(session);
        session.dispose();
    }
}

/** A read that was given up is over; a write goes on, and its late answer is still worth knowing. */
function givingUp<T>(source: Observable<Outcome<T>>, { giveUpAfter, onGivingUp, logAudit }: CallOptions<T>): Observable<Outcome<T>> {
    if (!logAudit) return source.pipe(timeout({ first: giveUpAfter, with: () => of(failure(onGivingUp)) }));
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
