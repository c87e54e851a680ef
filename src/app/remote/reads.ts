// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Outcome } from '../domain/outcome';
import { type CallOptions, PowerShellClient } from './powershell-client';

/** How long a reading may take before it is given up, in milliseconds. */
export const READ_LIMIT = new InjectionToken<number>('READ_LIMIT', { providedIn: 'root', factory: () => 90_000 });

/** How a reading is made when nobody waits for just this computer. */
export interface ReadOptions {
    /** A computer that needs other credentials is left alone, in place of a prompt for it. */
    readonly unattended: true;
    /** In place of READ_LIMIT. */
    readonly giveUpAfter?: number;
    /** Is told once the whole answer is there by the stream, before it is looked at: another computer may be asked meanwhile. */
    readonly answered?: () => void;
}

/** What all readings have in common: one call that changes nothing and leaves no entry in the computer's event log. */
@Injectable({ providedIn: 'root' })
export class Reads {
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    /** Cold; emits one outcome, never errors. Unsubscribing gives it up. @param accept lets the answer in or refuses it */
    call<T>(
        computer: string,
        command: Parameters<PowerShellClient['run']>[1],
        accept: CallOptions<T>['accept'],
        options?: ReadOptions,
        parameters: Readonly<Record<string, string>> = {}
    ): Observable<Outcome<T>> {
        const { giveUpAfter } = this;
        const call: CallOptions<T> = { logAudit: false, isWrite: false, giveUpAfter, onGivingUp: 'timedOut', accept, ...options };
        return this.client.run(computer, command, parameters, call);
    }
}
