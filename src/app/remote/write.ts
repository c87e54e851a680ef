// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import { map, Observable } from 'rxjs';
import type { RecordedComputer } from '../domain/computer/identity';
import type { PlannedChange } from '../domain/change/plan';
import type { FailureKind, Outcome } from '../domain/outcome';
import { catalogue } from '../domain/settings/catalogue';
import { storedNumber } from '../domain/settings/setting';
import type { BundledCommand } from './command-texts';
import { PowerShellClient } from './powershell-client';
import { parseAnswer, writeAnswerSchema } from './answers/schema';

/** How long a write may take before its outcome counts as unknown, in milliseconds. */
export const WRITE_LIMIT = new InjectionToken<number>('WRITE_LIMIT', { providedIn: 'root', factory: () => 120_000 });

/** What a write answers. `written` false: it was as wanted already. Never the proof of the result: read back for that. */
export interface WriteAnswer {
    readonly written: boolean;
}

/** How a write is made. */
export interface WriteOptions {
    /** A computer that needs other credentials is left alone, in place of a prompt for it. */
    readonly unattended: boolean;
}

/** Changes computers. Only src/app/change may use it. */
export interface SigningWriter {
    /** Emits once an unattended write would be sent at once: until then a prompt for credentials holds every call back. */
    ready(): Observable<unknown>;
    /**
     * Carries out one planned change if the computer is the one that the plan saw, and still as it saw it. Cold; never errors. Emits one
     * outcome; after `outcomeUnknown` a second one may follow, should the answer come after all. Unsubscribing does not
     * stop the write.
     */
    write(computer: RecordedComputer, change: PlannedChange, options?: WriteOptions): Observable<Outcome<WriteAnswer>>;
}

export const SIGNING_WRITER = new InjectionToken<SigningWriter>('SIGNING_WRITER');

/**
 * Failures that are an answer, or came before anything was sent: the command is over. Whether it wrote before it failed, reading
 * back tells. After any other one it may even be under way.
 */
const answered: ReadonlySet<FailureKind> = new Set([
    'needsCredentials',
    'accessDenied',
    'notAllowed',
    'commandMissing',
    'notInRole',
    'moduleOutdated',
    'stateChanged',
    'changedWhileWriting',
    'wrongComputer',
    'notInList',
    'notLoaded',
    'scriptFailed'
]);

/** Writes through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellWriter implements SigningWriter {
    private readonly giveUpAfter = inject(WRITE_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    ready(): Observable<unknown> {
        return this.client.promptsClosed();
    }

    write(
        computer: RecordedComputer,
        change: PlannedChange,
        { unattended }: WriteOptions = { unattended: false }
    ): Observable<Outcome<WriteAnswer>> {
        return this.client
            .run(computer.name, commandOf(change), parametersOf(computer, change), {
                logAudit: true,
                isWrite: true,
                unattended,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'outcomeUnknown',
                accept: answer => parseAnswer(writeAnswerSchema, answer)
            })
            .pipe(
                map(answer => (answer.kind === 'ok' || answered.has(answer.kind) ? answer : { ...answer, kind: 'outcomeUnknown' as const }))
            );
    }
}

/** One command per setting, or kind of settings, and target: the computer's event log, which keeps names only, then says what was done. */
function commandOf({ setting, after }: PlannedChange): BundledCommand {
    return `${verbs[after.stored.kind]}-Smb${catalogue[setting].command}`;
}

function parametersOf({ id, fqdn }: RecordedComputer, { setting, before, after }: PlannedChange): Readonly<Record<string, string>> {
    const { parameter, isFlag } = catalogue[setting];
    const isLevel = !isFlag && verbs[after.stored.kind] === 'Enable';
    return {
        ...(parameter === null ? {} : { Name: parameter }),
        ...(isLevel ? { Level: named(after.inForce) } : {}),
        ...(after.stored.kind === 'notStored' ? { Default: named(after.inForce) } : {}),
        ExpectedInForce: named(before.inForce),
        ExpectedStored: String(storedNumber(before.stored) ?? 'NotStored'),
        ExpectedComputerId: id ?? '',
        ExpectedComputerName: fqdn ?? ''
    };
}

const verbs = { zero: 'Disable', one: 'Enable', two: 'Enable', notStored: 'Reset' } as const;

/** A word as the commands take it: Required for required. */
function named(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}
