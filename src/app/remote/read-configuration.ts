// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import { Observable, Subject, tap } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Outcome } from '../domain/outcome';
import { ClusterNodes } from './cluster-nodes';
import { Identities } from './identities';
import { PowerShellClient } from './powershell-client';
import { parseAnswer, signingConfigurationSchema, tellParts } from './answers/schema';

/** How long a reading may take before it is given up, in milliseconds. */
export const READ_LIMIT = new InjectionToken<number>('READ_LIMIT', { providedIn: 'root', factory: () => 90_000 });

/** How a reading is made when nobody waits for just this computer. */
export interface ReadOptions {
    /** A computer that needs other credentials is left alone, in place of a prompt for it. */
    readonly unattended: true;
    /** In place of READ_LIMIT. */
    readonly giveUpAfter?: number;
}

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
export class PowerShellReader implements SigningReader {
    readonly answered = new Subject<AnsweredReading>();
    private readonly schema = signingConfigurationSchema();
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(
        private readonly client: PowerShellClient,
        private readonly clusterNodes: ClusterNodes,
        private readonly identities: Identities
    ) {}

    read(computer: string, options?: ReadOptions): Observable<Outcome<SigningConfiguration>> {
        const request = {
            logAudit: false,
            isWrite: false,
            giveUpAfter: this.giveUpAfter,
            onGivingUp: 'timedOut' as const,
            accept: (answer: unknown) => parseAnswer(this.schema, answer, tellParts),
            ...options
        };
        return this.client.run(computer, 'Get-SmbSigningConfiguration', {}, request).pipe(
            tap(outcome => {
                if (outcome.kind !== 'ok') return;
                this.clusterNodes.note(outcome.value);
                this.identities.note(computer, outcome.value);
                this.answered.next({ computer, configuration: outcome.value });
            })
        );
    }
}
