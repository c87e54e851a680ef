// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { EvidenceReading } from '../domain/evidence/reading';
import type { Outcome } from '../domain/outcome';
import { evidenceSchema, tellLeftOut } from './answers/evidence-schema';
import { PowerShellClient } from './powershell-client';
import { READ_LIMIT } from './read-configuration';
import { parseAnswer } from './answers/schema';

/** Reads what a computer's event logs hold on peers that cannot sign. */
export interface EvidenceReader {
    /** Cold; emits one outcome, never errors. Unsubscribing gives it up. */
    read(computer: string): Observable<Outcome<EvidenceReading>>;
}

export const EVIDENCE_READER = new InjectionToken<EvidenceReader>('EVIDENCE_READER', {
    providedIn: 'root', // here, and so in the part that is loaded with its tab
    factory: () => inject(PowerShellEvidenceReader)
});

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellEvidenceReader implements EvidenceReader {
    private readonly schema = evidenceSchema();
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    read(computer: string): Observable<Outcome<EvidenceReading>> {
        return this.client.run(
            computer,
            'Get-SmbSigningEvidence',
            {},
            {
                logAudit: false,
                isWrite: false,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'timedOut',
                accept: answer => parseAnswer(this.schema, answer, tellLeftOut)
            }
        );
    }
}
