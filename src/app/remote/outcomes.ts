// SPDX-License-Identifier: MIT
import { contractVersion } from '../domain/facts';

/** What a call to a computer ended in. Nothing else comes out of this folder: no exception, no raw answer. */
export type Outcome<T> = { readonly kind: 'ok'; readonly value: T } | Failure;

/**
 * The ways a call fails.
 * `unreachable`: no session with the computer, or none with the gateway. `needsCredentials`: refused, or the prompt was
 * cancelled. `accessDenied`: the account may not do this. `commandMissing`: the endpoint lacks our command (JEA).
 * `moduleOutdated`: the endpoint's module speaks another contract. `stateChanged`: a write found the computer
 * otherwise than planned and wrote nothing. `scriptFailed`: the computer's own error. `badAnswer`: the answer did not
 * fit the schema, first at `path`. `timedOut`: a read without an answer. `outcomeUnknown`: a write without a complete
 * answer: only reading back can tell.
 */
export interface Failure {
    readonly kind:
        | 'unreachable'
        | 'needsCredentials'
        | 'accessDenied'
        | 'commandMissing'
        | 'moduleOutdated'
        | 'stateChanged'
        | 'scriptFailed'
        | 'badAnswer'
        | 'timedOut'
        | 'outcomeUnknown';
    /** The computer's or the gateway's own words; null where there are none. */
    readonly words: string | null;
    /** PowerShell's error id without the command's name, or the gateway's error code; null where there is none. */
    readonly errorId: string | null;
    /** Where a bad answer went wrong, such as `inbound.required`. */
    readonly path?: string;
}

/** One answer of the gateway, as the SDK hands it on. All fields are untrusted. */
export interface GatewayAnswer {
    readonly completed?: unknown;
    readonly results?: unknown;
    readonly errors?: unknown;
}

export function failure(kind: Failure['kind'], words: string | null = null, errorId: string | null = null): Failure {
    return { kind, words, errorId };
}

/** Puts the parts of an answer together. PowerShell errors come as values in a 200 answer, so they are looked for here. */
export function outcomeOfAnswer(parts: readonly GatewayAnswer[], command: string): Outcome<unknown> {
    const errors = parts.flatMap(part => asList(part?.errors));
    if (errors.length > 0) return failureOfErrors(errors, command);
    const last = parts[parts.length - 1];
    if (String(last?.completed).toLowerCase() !== 'true') return badAnswer('completed');
    const results = parts.flatMap(part => asList(part?.results));
    return results.length === 1 ? { kind: 'ok', value: results[0] } : badAnswer('results');
}

/** What the SDK throws: an AjaxError, a TypeError for an empty or broken body, or a bare object after a cancelled prompt. */
export function failureOfThrown(thrown: unknown, command: string): Failure {
    const error = asRecord(thrown);
    const body = asRecord(error['response']);
    const gatewayError = asRecord(body['error']);
    const words = text(gatewayError['message']);
    const code = text(gatewayError['code']);
    if (error['code'] === 'ManageAsDialogCancel' || asRecord(error['handlerError'])['code'] === 'ManageAsDialogCancel')
        return failure('needsCredentials');
    if (error['name'] !== 'AjaxError') return badAnswer('answer', text(error['message']));
    if (error['status'] === 401) return failure('needsCredentials', words, code);
    if (error['status'] === 403) return failure('accessDenied', words, code);
    const errors = [...asList(body['errors']), ...asList(asRecord(body['properties'])['errors'])];
    return errors.length > 0 ? failureOfErrors(errors, command) : failure('unreachable', words, code);
}

export function badAnswer(path: string, words: string | null = null): Failure {
    return { kind: 'badAnswer', words, errorId: null, path };
}

/** The contract's version in an answer, checked before its schema: an endpoint may hold an older or newer module. */
export function outdatedModule(answer: unknown): Failure | null {
    const contract = asRecord(answer)['contract'];
    return typeof contract === 'number' && contract !== contractVersion ? failure('moduleOutdated', null, `contract ${contract}`) : null;
}

function failureOfErrors(errors: readonly unknown[], command: string): Failure {
    const error = asRecord(errors[0]);
    const message = text(error['message']) ?? '';
    // Our commands end a message with its error id in brackets: the gateway may hand on nothing but the message.
    const marked = /^([\s\S]*?)\s*\[([^[\]]+)\]\s*$/.exec(message);
    const errorId = text(error['fullyQualifiedErrorId'])?.split(',')[0] ?? marked?.[2] ?? text(error['errorType']);
    const words = marked?.[1] ?? message;
    if (errorId === 'StateChanged') return failure('stateChanged', words, errorId);
    if (errorId?.startsWith('CommandNotFound') || message.includes(command)) return failure('commandMissing', words, errorId);
    if (errorId === 'NamedParameterNotFound') return failure('moduleOutdated', words, errorId);
    return failure(isAccessDenied(errorId, error) ? 'accessDenied' : 'scriptFailed', words, errorId);
}

/** Win32 error 5 and its HRESULT, as the SMB cmdlets, CIM and the registry provider give them. */
function isAccessDenied(errorId: string | null, error: Readonly<Record<string, unknown>>): boolean {
    const hResult = asRecord(error['detailRecord'])['hResult'];
    return (
        hResult === -2147024891 ||
        /^(Windows System Error 5|HRESULT 0x80070005|.*UnauthorizedAccess.*|.*SecurityException.*)$/.test(errorId ?? '')
    );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The SDK hands on an array, a single value, or nothing. */
function asList(value: unknown): readonly unknown[] {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string | null {
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
