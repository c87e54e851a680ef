// SPDX-License-Identifier: MIT
// What calls have in common, whichever way they come: by posts (powershell.ts) or by the stream (powershell-stream.ts).
import { setTimeout } from 'node:timers/promises';
import type { EmulatedComputer, PowerShellCall, PowerShellResult } from '../computers/computer';
import { badRequest, computerUnknown, computerUnreachable, credentialsWanted, notAllowed } from '../errors';

/** The endpoint that Windows Admin Center deploys for role-based access control. */
export const endpointHeader = 'x-ms-sme-jea-endpoint';
const jeaEndpoint = 'http://schemas.microsoft.com/powershell/microsoft.sme.powershell';

export const accountHeader = 'x-ms-sme-authorization';

/** Gives a header of a call by its name in lower case. */
export type Headers = (name: string) => string | undefined;

/** What is answered in the computer's place. */
export interface Refusal {
    readonly status: 400 | 401 | 404;
    readonly body: object;
    /** The endpoint that the account may use in place of the default one: a post names it in a header. */
    readonly endpoint?: string;
}

/** Why no session with a computer can be opened; null: it can. */
export function refusalOf(name: string, computer: EmulatedComputer | undefined, headers: Headers): Refusal | null {
    if (!computer) return { status: 404, body: computerUnknown(name) };
    if (computer.faults.notAllowed) return { status: 400, body: notAllowed() };
    if (computer.faults.unreachable) return { status: 400, body: computerUnreachable(computer.name) };
    if (!computer.accepts(headers(accountHeader))) return { status: 401, body: credentialsWanted() };
    if (!computer.jeaOnly || isForJea(headers)) return null;
    return { status: 400, body: badRequest('Access is denied.'), endpoint: jeaEndpoint };
}

/** A call as the SDK writes it into a body or a packet. */
export interface GivenCall {
    readonly script?: unknown;
    readonly command?: string | null;
    readonly module?: string | null;
    readonly parameters?: Record<string, unknown>;
}

/** Null where it holds no script. */
export function callOf(given: GivenCall | undefined, headers: Headers): PowerShellCall | null {
    if (typeof given?.script !== 'string') return null;
    return {
        script: given.script,
        command: given.command ?? null,
        module: given.module ?? null,
        parameters: given.parameters ?? {},
        logAudit: headers('x-ms-sme-log-audit') === 'true',
        jea: isForJea(headers)
    };
}

/** A result as the gateway tells it. */
interface Completed {
    readonly sessionId: string;
    readonly completed: 'True';
    readonly results: readonly unknown[];
    readonly errors: readonly object[];
    readonly warnings: readonly string[];
}

export function completed(sessionId: string, result: PowerShellResult, { faults }: EmulatedComputer): Completed {
    const { dropField } = faults;
    return {
        sessionId,
        completed: 'True', // a text: the SDK fails on a boolean
        results: dropField ? result.results.map(item => without(item, dropField.split('.'))) : result.results,
        // Only what the SDK is known to read of an error: a real gateway may tell no more.
        errors: result.errors.map(error => ({
            errorType: 'RemoteException',
            message: error.message,
            detailRecord: { hResult: error.hResult }
        })),
        warnings: result.warnings
    };
}

/** The promise's value, or null where it takes longer. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
    const over = new AbortController();
    const late = setTimeout(milliseconds, null, { signal: over.signal }).catch(() => null);
    return Promise.race([promise, late]).finally(() => over.abort());
}

function isForJea(headers: Headers): boolean {
    return headers(endpointHeader) === jeaEndpoint;
}

/** A copy of a value without the member at the path. */
function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
    if (name === undefined || typeof value !== 'object' || value === null) return value;
    const { [name]: member, ...others } = value as Record<string, unknown>;
    return rest.length > 0 ? { ...others, [name]: without(member, rest) } : others;
}
