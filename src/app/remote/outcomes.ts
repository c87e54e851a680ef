// SPDX-License-Identifier: MIT
import { readableContracts } from '../domain/computer/facts';
import { LONGEST_ID, LONGEST_NAME, LONGEST_WORDS } from '../domain/limits';
import type { Failure, FailureKind, Outcome } from '../domain/outcome';
import { cut } from '../domain/text';
import { CommandTextMissing } from './command-texts';

/** One answer of the gateway, as the SDK hands it on. All fields are untrusted. */
export interface GatewayAnswer {
    readonly completed?: unknown;
    readonly results?: unknown;
    readonly errors?: unknown;
}

export function failure(kind: FailureKind, words: string | null = null, errorId: string | null = null): Failure {
    return { kind, words: words && cut(words, LONGEST_WORDS), errorId: errorId && cut(errorId, LONGEST_ID) };
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

/**
 * What is thrown: by the SDK an AjaxError, a TypeError for an empty or broken body, or a bare object after a cancelled prompt; by
 * CommandTexts, before the SDK is asked, that there is no command to send.
 */
export function failureOfThrown(thrown: unknown, command: string): Failure {
    const error = asRecord(thrown);
    const body = asRecord(error['response']);
    const gatewayError = asRecord(body['error']);
    const words = text(gatewayError['message']);
    const code = text(gatewayError['code']);
    if (isPromptCancelled(thrown)) return failure('needsCredentials');
    if (thrown instanceof CommandTextMissing) return failure('notLoaded');
    // The SDK's own stumbling over an empty or broken body says nothing of the computer.
    if (thrown instanceof TypeError || thrown instanceof SyntaxError) return badAnswer('answer');
    if (error['name'] !== 'AjaxError') return badAnswer('answer', text(error['message']));
    // The gateway names by this whom it means: the account on the computer, or the person who uses Windows Admin Center.
    const { status } = error;
    const forbidden = gatewayError['forbidden'];
    if (status === 401 || (status === 403 && forbidden === 'Unauthorized')) return failure('needsCredentials', words, code);
    if (status === 403 || (status === 400 && forbidden === 'Forbidden')) return failure('notAllowed', words, code);
    const errors = [...asList(body['errors']), ...asList(asRecord(body['properties'])['errors'])];
    if (errors.length > 0) return failureOfErrors(errors, command);
    // A 400 is the gateway's word about the computer; anything else is about the gateway itself.
    if (status === 400) return failure('unreachable', words, code);
    return failure('gatewayFailed', words, status === 0 ? null : `HTTP ${String(status)}`);
}

/** Whether a call failed because a prompt for credentials was cancelled: its own, or another's that it waited for. */
export function isPromptCancelled(thrown: unknown): boolean {
    const error = asRecord(thrown);
    return error['code'] === 'ManageAsDialogCancel' || asRecord(error['handlerError'])['code'] === 'ManageAsDialogCancel';
}

export function badAnswer(path: string, words: string | null = null): Failure {
    return { ...failure('badAnswer', words), path: cut(path, LONGEST_NAME) };
}

/** The contract's version in an answer, checked before its schema: an endpoint may hold an older or newer module. */
export function outdatedModule(answer: unknown): Failure | null {
    const contract = asRecord(answer)['contract'];
    const isReadable = readableContracts.some(one => one === contract);
    return typeof contract === 'number' && !isReadable ? failure('moduleOutdated', null, `contract ${contract}`) : null;
}

function failureOfErrors(errors: readonly unknown[], command: string): Failure {
    const error = asRecord(errors[0]);
    const message = text(error['message']) ?? '';
    // Our commands end a message with its error id: the gateway may hand on nothing but the message.
    const marked = markedId(message);
    const errorId = text(error['fullyQualifiedErrorId'])?.split(',', 1)[0] ?? marked?.id ?? null;
    const words = marked?.words ?? message;
    if (errorId === 'StateChanged') return failure('stateChanged', words, errorId);
    if (errorId === 'ChangedWhileWriting') return failure('changedWhileWriting', words, errorId);
    if (errorId === 'WrongComputer') return failure('wrongComputer', words, errorId);
    if (!marked && isCommandMissing(errorId, message, command))
        return failure(isForReaders(command) ? 'commandMissing' : 'notInRole', words, errorId);
    if (errorId === 'NamedParameterNotFound') return failure('moduleOutdated', words, errorId);
    return failure(isAccessDenied(errorId, error) ? 'accessDenied' : 'scriptFailed', words, errorId);
}

/** Takes the error id in brackets off the end of a message. */
function markedId(message: string): { readonly words: string; readonly id: string } | null {
    const start = message.lastIndexOf('[SmbSigning:');
    if (start < 0) return null;
    const id = /^\[SmbSigning:([^[\]]+)\]$/.exec(message.slice(start))?.[1];
    return id === undefined ? null : { words: message.slice(0, start).trimEnd(), id };
}

/** PowerShell says it in the computer's language, with the command's name in quotes; its own error id may not arrive. */
function isCommandMissing(errorId: string | null, message: string, command: string): boolean {
    if (errorId !== null) return errorId.startsWith('CommandNotFound') && message.includes(command);
    return new RegExp(`\\p{Quotation_Mark}\\s?(SmbSigning\\\\)?${command}\\s?\\p{Quotation_Mark}`, 'u').test(message);
}

/** The commands whose help says Readers. The others are called only after one of these was found where the computer is. */
function isForReaders(command: string): boolean {
    return command.startsWith('Get-') || command === 'Test-SmbDevice';
}

/** Win32 error 5 and its HRESULT, as the SMB cmdlets, CIM and the registry provider give them. */
function isAccessDenied(errorId: string | null, error: Readonly<Record<string, unknown>>): boolean {
    const hResult = asRecord(error['detailRecord'])['hResult'];
    return (
        hResult === -2147024891 ||
        errorId === 'Windows System Error 5' ||
        errorId === 'HRESULT 0x80070005' ||
        /UnauthorizedAccess|SecurityException/.test(errorId ?? '')
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
