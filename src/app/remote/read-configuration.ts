// SPDX-License-Identifier: MIT
import { Injectable, InjectionToken } from '@angular/core';
import { Observable, Subject, tap } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Outcome } from '../domain/outcome';
import { ClusterNodes } from './cluster-nodes';
import { Identities } from './identities';
import { type ReadOptions, Reads } from './reads';
import { parseAnswer, signingConfigurationSchema, tellParts } from './answers/schema';

/** Reads computers. */
export interface SigningReader {
    /** Every reading that was answered, whoever asked for it. */
    readonly answered: Observable<AnsweredReading>;
    /** Reads the whole configuration in one call. Cold; emits one outcome, never errors. Unsubscribing gives it up. */
    read(computer: string, options?: ReadOptions): Observable<Outcome<SigningConfiguration>>;
}

export const SIGNING_READER = new InjectionToken<SigningReader>('SIGNING_READER');

/** A computer by its name in the list, as it was just read. */
export interface AnsweredReading {
    readonly computer: string;
    readonly configuration: SigningConfiguration;
}

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellSigningReader implements SigningReader {
    readonly answered = new Subject<AnsweredReading>();
    private readonly schema = signingConfigurationSchema();

    constructor(
        private readonly reads: Reads,
        private readonly clusterNodes: ClusterNodes,
        private readonly identities: Identities
    ) {}

    read(computer: string, options?: ReadOptions): Observable<Outcome<SigningConfiguration>> {
        const accept = (answer: unknown): Outcome<SigningConfiguration> => parseAnswer(this.schema, answer, tellParts);
        return this.reads.call(computer, 'Get-SmbSigningConfiguration', accept, options).pipe(
            tap(outcome => {
                if (outcome.kind !== 'ok') return;
                this.clusterNodes.note(outcome.value);
                this.identities.note(computer, outcome.value);
                this.answered.next({ computer, configuration: outcome.value });
            })
        );
    }
}
