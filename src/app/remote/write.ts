// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import { map, Observable } from 'rxjs';
import type { Direction } from '../domain/facts';
import type { DirectionState, PlannedChange, Target } from '../domain/plan';
import type { Failure, Outcome } from './outcomes';
import { BundledCommand, PowerShellClient } from './powershell-client';
import { parseAnswer, writeAnswerSchema } from './schema';

/** How long a write may take before its outcome counts as unknown, in milliseconds. */
export const WRITE_LIMIT = new InjectionToken<number>('WRITE_LIMIT', { providedIn: 'root', factory: () => 120_000 });

/** What a write answers. `written` false: it was as wanted already. Never the proof of the result: read back for that. */
export interface WriteAnswer {
    readonly written: boolean;
}

/** Changes computers. Only src/app/change may use it. */
export interface SigningWriter {
    /**
     * Carries out one planned change if the computer still is as the plan saw it. Cold; emits one outcome, never
     * errors. Unsubscribing does not stop it.
     */
    write(computer: string, change: PlannedChange): Observable<Outcome<WriteAnswer>>;
}

export const SIGNING_WRITER = new InjectionToken<SigningWriter>('SIGNING_WRITER');

/** One command per direction and target, so that the computer's event log, which keeps names only, says what was done. */
const commands: Readonly<Record<Direction, Record<Target, BundledCommand>>> = {
    outbound: { required: 'Enable-SmbOutboundSigningRequirement', notRequired: 'Disable-SmbOutboundSigningRequirement' },
    inbound: { required: 'Enable-SmbInboundSigningRequirement', notRequired: 'Disable-SmbInboundSigningRequirement' }
};

/** Failures that prove that nothing was written; after any other one only reading back can tell. */
const provenUnwritten: ReadonlySet<Failure['kind']> = new Set([
    'needsCredentials',
    'accessDenied',
    'commandMissing',
    'moduleOutdated',
    'stateChanged',
    'scriptFailed'
]);

/** Writes through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellWriter implements SigningWriter {
    private readonly giveUpAfter = inject(WRITE_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    write(computer: string, change: PlannedChange): Observable<Outcome<WriteAnswer>> {
        const parameters = { ExpectedInForce: inForceNames[change.before.inForce], ExpectedStored: storedNames[change.before.stored.kind] };
        const command = commands[change.direction][change.target];
        return this.client
            .run(computer, command, parameters, { logAudit: true, giveUpAfter: this.giveUpAfter, onGivingUp: 'outcomeUnknown' })
            .pipe(
                map(outcome => {
                    const answer = outcome.kind === 'ok' ? parseAnswer(writeAnswerSchema, outcome.value) : outcome;
                    return answer.kind === 'ok' || provenUnwritten.has(answer.kind)
                        ? answer
                        : { ...answer, kind: 'outcomeUnknown' as const };
                })
            );
    }
}

const inForceNames: Readonly<Record<DirectionState['inForce'], string>> = {
    required: 'Required',
    notRequired: 'NotRequired',
    notReported: 'NotReported'
};

// A plan has no change where the stored value is not known; the command refuses such a name.
const storedNames: Readonly<Record<DirectionState['stored']['kind'], string>> = {
    one: '1',
    zero: '0',
    notStored: 'NotStored',
    notReported: 'NotReported',
    other: 'Other'
};
