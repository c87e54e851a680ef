// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import { map, Observable } from 'rxjs';
import type { Direction } from '../domain/facts';
import type { PlannedChange, SettableState } from '../domain/plan';
import type { FailureKind, Outcome } from '../domain/outcome';
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
     * Carries out one planned change if the computer still is as the plan saw it. Cold; never errors. Emits one
     * outcome; after `outcomeUnknown` a second one may follow, should the answer come after all. Unsubscribing does not
     * stop the write.
     */
    write(computer: string, change: PlannedChange): Observable<Outcome<WriteAnswer>>;
}

export const SIGNING_WRITER = new InjectionToken<SigningWriter>('SIGNING_WRITER');

/** One command per direction and target, so that the computer's event log, which keeps names only, says what was done. */
const commands: Readonly<Record<Direction, Record<SettableState['stored']['kind'], BundledCommand>>> = {
    outbound: {
        one: 'Enable-SmbOutboundSigningRequirement',
        zero: 'Disable-SmbOutboundSigningRequirement',
        notStored: 'Reset-SmbOutboundSigningRequirement'
    },
    inbound: {
        one: 'Enable-SmbInboundSigningRequirement',
        zero: 'Disable-SmbInboundSigningRequirement',
        notStored: 'Reset-SmbInboundSigningRequirement'
    }
};

/**
 * Failures that are an answer: the command is over. Whether it wrote before it failed, reading back tells. After any
 * other one it may even be under way.
 */
const answered: ReadonlySet<FailureKind> = new Set([
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
        const { direction, before, after } = change;
        const parameters = {
            ...(after.stored.kind === 'notStored' ? { Default: inForceNames[after.inForce] } : {}),
            ExpectedInForce: inForceNames[before.inForce],
            ExpectedStored: storedNames[before.stored.kind]
        };
        const command = commands[direction][after.stored.kind];
        return this.client
            .run(computer, command, parameters, {
                logAudit: true,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'outcomeUnknown',
                accept: answer => parseAnswer(writeAnswerSchema, answer)
            })
            .pipe(
                map(answer => (answer.kind === 'ok' || answered.has(answer.kind) ? answer : { ...answer, kind: 'outcomeUnknown' as const }))
            );
    }
}

const inForceNames: Readonly<Record<SettableState['inForce'], string>> = { required: 'Required', notRequired: 'NotRequired' };

const storedNames: Readonly<Record<SettableState['stored']['kind'], string>> = { one: '1', zero: '0', notStored: 'NotStored' };
