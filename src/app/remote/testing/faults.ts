// SPDX-License-Identifier: MIT
// What goes wrong with a call, as data: what the SDK gives for it, and what the one who called is told. Named as docs/faults.md
// names it.
import { concat, NEVER, Observable, of, throwError } from 'rxjs';
import type { FailureKind } from '../../domain/outcome';
import type { GatewayAnswer } from '../outcomes';

/** A call to a computer, as it arrives at the gateway. */
export interface GatewayCall {
    readonly computer: string;
    readonly command: string;
    readonly parameters: Readonly<Record<string, string>>;
    /** Whether nobody is to be prompted for credentials. */
    readonly unattended: boolean;
}

export interface Fault {
    /** What a reading is told; null: it is waited for, and answers in the end. */
    readonly told: FailureKind | null;
    /** What a write is told. */
    readonly toldOfWrite: FailureKind;
    /** Whether the call may have reached the computer all the same. */
    readonly mayArrive: boolean;
    /** In place of the computer's answer. */
    readonly gives: (call: GatewayCall) => Observable<GatewayAnswer>;
}

function thrown(status: number, response: unknown): () => Observable<never> {
    return () => throwError(() => ({ name: 'AjaxError', message: `ajax error ${status}`, status, response }));
}

function error(code: string, message: string): object {
    return { error: { code, message } };
}

/** An error of the computer: a value in a 200 answer. */
function scriptError(message: string, fullyQualifiedErrorId?: string): Observable<GatewayAnswer> {
    const known = fullyQualifiedErrorId === undefined ? {} : { fullyQualifiedErrorId };
    return of({ completed: 'True', results: [], errors: [{ message, ...known }] });
}

function result(value: unknown): Observable<GatewayAnswer> {
    return of({ completed: 'True', results: [value] });
}

const unauthorized = thrown(401, error('Unauthorized', 'The account was refused.'));

/** Keeps the names as they are. */
function named<Name extends string>(all: Readonly<Record<Name, Fault>>): Readonly<Record<Name, Fault>> {
    return all;
}

/** Nobody told what became of a write. */
const unknown = { toldOfWrite: 'outcomeUnknown', mayArrive: true } as const;

export const faults = named({
    unreachable: { ...unknown, told: 'unreachable', gives: thrown(400, error('PSRemotingTransportException', 'WinRM cannot.')) },
    refused: {
        told: 'accessDenied',
        toldOfWrite: 'accessDenied',
        mayArrive: false,
        gives: () => scriptError('Access is denied. [SmbSigning:Windows System Error 5]')
    },
    'credentials wanted': { told: 'needsCredentials', toldOfWrite: 'needsCredentials', mayArrive: false, gives: unauthorized },
    'credentials cancelled or expired': {
        told: 'needsCredentials',
        toldOfWrite: 'needsCredentials',
        mayArrive: false,
        // Nobody was prompted for an unattended call: there they can only have expired.
        gives: call => (call.unattended ? unauthorized() : throwError(() => ({ code: 'ManageAsDialogCancel' })))
    },
    'credentials expire meanwhile': {
        ...unknown,
        told: 'needsCredentials',
        // The call was taken, and then refused to him who asks what became of it.
        gives: call =>
            concat(
                of({ completed: 'False', results: [] }),
                call.unattended ? unauthorized() : throwError(() => ({ code: 'ManageAsDialogCancel' }))
            )
    },
    hangs: { ...unknown, told: 'timedOut', gives: () => NEVER },
    // It arrives with its answer, see FakeGateway.release.
    late: { told: null, toldOfWrite: 'outcomeUnknown', mayArrive: false, gives: () => NEVER },
    cut: { ...unknown, told: 'gatewayFailed', gives: thrown(0, null) },
    'not JSON': { ...unknown, told: 'badAnswer', gives: () => throwError(() => new SyntaxError('Unexpected token <')) },
    'wrong schema': { ...unknown, told: 'badAnswer', gives: () => result({ contract: 2, written: 'yes' }) },
    'script error': {
        told: 'scriptFailed',
        toldOfWrite: 'scriptFailed',
        mayArrive: true,
        gives: () => scriptError('The disk is full. [SmbSigning:DiskFull]')
    },
    'JEA lacks the command': {
        told: 'commandMissing',
        toldOfWrite: 'notInRole',
        mayArrive: false,
        gives: ({ command }) => scriptError(`The term '${command}' is not recognized.`, 'CommandNotFoundException')
    },
    'module outdated': {
        told: 'moduleOutdated',
        toldOfWrite: 'moduleOutdated',
        mayArrive: false,
        gives: ({ command }) =>
            command.startsWith('Get-') ? result({ contract: 0 }) : scriptError('No such parameter.', 'NamedParameterNotFound')
    },
    // The new gateway knows nothing of the call that the old one began.
    'gateway restarted': { ...unknown, told: 'gatewayFailed', gives: thrown(404, null) }
});

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly FaultName[];
