// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { EvidenceReading } from '../domain/evidence/reading';
import type { Outcome } from '../domain/outcome';
import { evidenceSchema, tellLeftOut } from './answers/evidence-schema';
import { type ReadOptions, Reads } from './reads';
import { parseAnswer } from './answers/schema';

/** Reads what a computer's event logs hold on peers that cannot sign. */
export interface EvidenceReader {
    /** Cold; emits one outcome, never errors. Unsubscribing gives it up. */
    read(computer: string, options?: ReadOptions): Observable<Outcome<EvidenceReading>>;
}

/** Provided here, and so in the part that is loaded with its tab. */
export const EVIDENCE_READER = new InjectionToken<EvidenceReader>('EVIDENCE_READER', {
    providedIn: 'root',
    factory: () => inject(PowerShellEvidenceReader)
});

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellEvidenceReader implements EvidenceReader {
    private readonly schema = evidenceSchema();

    constructor(private readonly reads: Reads) {}

    read(computer: string, options?: ReadOptions): Observable<Outcome<EvidenceReading>> {
        const accept = (answer: unknown): Outcome<EvidenceReading> => parseAnswer(this.schema, answer, tellLeftOut);
        return this.reads.call(computer, 'Get-SmbSigningEvidence', accept, options);
    }
}
