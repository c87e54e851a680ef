// SPDX-License-Identifier: MIT
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ConnectionFacts } from '../domain/peers/connections';
import type { Outcome } from '../domain/outcome';
import { connectionSchema } from './answers/connection-schema';
import { PowerShellClient } from './powershell-client';
import { READ_LIMIT } from './read-configuration';
import { parseAnswer, tellParts } from './answers/schema';

/** Reads the connections and sessions that a computer has now. */
@Injectable({ providedIn: 'root' })
export class ConnectionReader {
    private readonly schema = connectionSchema();
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    /** One call. Cold; emits one outcome, never errors, and never prompts. Unsubscribing gives it up. */
    read(computer: string): Observable<Outcome<ConnectionFacts>> {
        return this.client.run(
            computer,
            'Get-SmbSigningConnection',
            {},
            {
                logAudit: false,
                isWrite: false,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'timedOut',
                unattended: true,
                accept: answer => parseAnswer(this.schema, answer, tellParts)
            }
        );
    }
}
