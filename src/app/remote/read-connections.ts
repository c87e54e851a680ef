// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ConnectionFacts } from '../domain/peers/connections';
import type { Outcome } from '../domain/outcome';
import { connectionSchema } from './answers/connection-schema';
import { type ReadOptions, Reads } from './reads';
import { parseAnswer, tellParts } from './answers/schema';

/** Reads the connections and sessions that a computer has now. */
export interface ConnectionReader {
    /** Cold; emits one outcome, never errors, and never prompts. Unsubscribing gives it up. */
    read(computer: string, options?: ReadOptions): Observable<Outcome<ConnectionFacts>>;
}

/** Provided here, not by the module: only parts that are loaded later read connections. */
export const CONNECTION_READER = new InjectionToken<ConnectionReader>('CONNECTION_READER', {
    providedIn: 'root',
    factory: () => inject(PowerShellConnectionReader)
});

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellConnectionReader implements ConnectionReader {
    private readonly schema = connectionSchema();

    constructor(private readonly reads: Reads) {}

    read(computer: string, options: ReadOptions = { unattended: true }): Observable<Outcome<ConnectionFacts>> {
        const accept = (answer: unknown): Outcome<ConnectionFacts> => parseAnswer(this.schema, answer, tellParts);
        return this.reads.call(computer, 'Get-SmbSigningConnection', accept, options);
    }
}
