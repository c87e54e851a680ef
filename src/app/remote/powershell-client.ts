// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { PowerShell, PowerShellSession } from '@microsoft/windows-admin-center-sdk/core';
import { catchError, defer, finalize, map, Observable, of, tap, timeout, toArray } from 'rxjs';
import { powershellCommands } from '../../generated/powershell-commands';
import { Failure, failure, failureOfThrown, GatewayAnswer, Outcome, outcomeOfAnswer } from './outcomes';

export type BundledCommand = keyof typeof powershellCommands;

/** How a call is made. */
export interface CallOptions {
    /** Whether Windows Admin Center writes the command's name into the computer's event log: every write. */
    readonly logAudit: boolean;
    /** How long to wait for the whole answer, in milliseconds: the SDK itself never gives up. */
    readonly giveUpAfter: number;
    /** What giving up means. */
    readonly onGivingUp: Failure['kind'];
}

/** The one place that calls a managed computer. Each call is cold: it is sent on subscription, once per subscriber. */
@Injectable({ providedIn: 'root' })
export class PowerShellClient {
    constructor(private readonly appContext: AppContextService) {}

    /**
     * Runs a bundled command. Emits one outcome and never errors. Unsubscribing stops a read on the computer as soon
     * as the gateway lets it; a write goes on.
     */
    run(
        computer: string,
        command: BundledCommand,
        parameters: Readonly<Record<string, string>>,
        options: CallOptions
    ): Observable<Outcome<unknown>> {
        return defer(() => {
            const session = this.appContext.powerShell.createAutomaticSession(computer);
            const call = PowerShell.createCommand(powershellCommands[command], { ...parameters });
            let answered = false;
            // partial: without it the SDK drops the errors of every part of an answer but the first.
            return this.appContext.powerShell.run(session, call, { logAudit: options.logAudit, partial: true }).pipe(
                toArray<GatewayAnswer>(),
                tap(() => (answered = true)),
                map(parts => outcomeOfAnswer(parts, command)),
                timeout({ first: options.giveUpAfter, with: () => of(failure(options.onGivingUp)) }),
                catchError((thrown: unknown) => of(failureOfThrown(thrown, command))),
                finalize(() => this.close(session, answered || options.logAudit))
            );
        });
    }

    private close(session: PowerShellSession, leaveRunning: boolean): void {
        if (!leaveRunning) this.appContext.powerShell.cancel(session);
        session.dispose();
    }
}
