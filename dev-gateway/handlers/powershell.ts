// SPDX-License-Identifier: MIT
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import type { ComputerDirectory, EmulatedComputer, PowerShellCall, PowerShellResult } from '../computers/computer';
import { badRequest, computerUnknown, computerUnreachable, credentialsWanted, notAllowed } from '../errors';

/** The endpoint that Windows Admin Center deploys for role-based access control. */
const endpointHeader = 'x-ms-sme-jea-endpoint';
const jeaEndpoint = 'http://schemas.microsoft.com/powershell/microsoft.sme.powershell';

const nodes = '/api/services/WinREST/PowerShell/nodes/:node';

/** A call under way, or answered and not yet fetched. */
interface Session {
    readonly computer: EmulatedComputer;
    readonly result: Promise<PowerShellResult>;
    readonly cancel: AbortController;
}

interface InvokeBody {
    readonly properties?: {
        readonly script?: string;
        readonly command?: string | null;
        readonly module?: string | null;
        readonly parameters?: Record<string, unknown>;
    };
}

export interface PowerShellOptions {
    /** How long an answer is held before the caller is told to poll, in milliseconds. */
    readonly answerWithin: number;
    /** How much longer every call takes, in milliseconds. */
    readonly latency: number;
    /** Cuts the connection that a request came by. */
    readonly cutConnection: (context: Context) => void;
}

/**
 * PowerShell on a computer, as the gateway's version 2 offers it: one call answers at once with the result or, if it
 * takes longer, with a session to poll. Nothing but `completed: "True"` ends it; each poll is held for a while.
 */
export function powershell(app: Hono, computers: ComputerDirectory, { answerWithin, latency, cutConnection }: PowerShellOptions): void {
    const sessions = new Map<string, Session>();

    app.post(`${nodes}/invokeCommand`, async context => {
        if (latency > 0) await setTimeout(latency);
        const computer = reach(context, computers.answering(context.req.param('node')));
        if (computer instanceof Response) return computer;
        const call = await readCall(context);
        if (!call) return context.json(badRequest('properties.script is missing.'), 400);
        const { cutWrites, deliverWrites } = computer.faults;
        const cut = call.logAudit ? cutWrites : undefined;
        if (cut === 'before') return cutOff(context);
        const cancel = new AbortController();
        for (let i = 1; call.logAudit && i < (deliverWrites ?? 1); i++) void computer.run(call, cancel.signal);
        const id = randomUUID();
        sessions.set(id, { computer, result: computer.run(call, cancel.signal), cancel });
        if (cut === 'during') return cutOff(context);
        const response = await answer(context, id);
        return cut === 'after' ? cutOff(context) : response;
    });

    function cutOff(context: Context): Response {
        cutConnection(context);
        return context.body(null);
    }

    app.get(`${nodes}/pssessions/:id`, context => answer(context, context.req.param('id')));

    app.post(`${nodes}/pssessions/:id/cancel`, context => {
        sessions.get(context.req.param('id'))?.cancel.abort();
        return context.json({});
    });

    app.delete(`${nodes}/pssessions/:id`, context => {
        sessions.delete(context.req.param('id'));
        return context.body(null, 204);
    });

    async function answer(context: Context, id: string): Promise<Response> {
        const session = sessions.get(id);
        if (session && !session.computer.accepts(context.req.header('x-ms-sme-authorization')))
            return context.json(credentialsWanted(), 401);
        if (!session) return context.json(badRequest(`There is no session ${id}.`), 404);
        const result = await within(answerWithin, session.result);
        if (!result) return context.json({ properties: { sessionId: id, completed: 'False', results: [] } });
        sessions.delete(id);
        return session.computer.faults.emptyAnswer
            ? context.body('')
            : context.json({ properties: completed(id, result, session.computer) });
    }
}

/** The computer, if a session with it can be opened; else the answer that says why not. */
function reach(context: Context, computer: EmulatedComputer | undefined): EmulatedComputer | Response {
    if (!computer) return context.json(computerUnknown(context.req.param('node') ?? ''), 404);
    if (computer.faults.notAllowed) return context.json(notAllowed(), 400);
    if (computer.faults.unreachable) return context.json(computerUnreachable(computer.name), 400);
    if (!computer.accepts(context.req.header('x-ms-sme-authorization'))) return context.json(credentialsWanted(), 401);
    if (!computer.jeaOnly || isForJea(context)) return computer;
    context.header(endpointHeader, jeaEndpoint); // the SDK then repeats the call there
    return context.json(badRequest('Access is denied.'), 400);
}

async function readCall(context: Context): Promise<PowerShellCall | null> {
    const { properties } = await context.req.json<InvokeBody>().catch((): InvokeBody => ({}));
    if (typeof properties?.script !== 'string') return null;
    return {
        script: properties.script,
        command: properties.command ?? null,
        module: properties.module ?? null,
        parameters: properties.parameters ?? {},
        logAudit: context.req.header('x-ms-sme-log-audit') === 'true',
        jea: isForJea(context)
    };
}

function isForJea(context: Context): boolean {
    return context.req.header(endpointHeader) === jeaEndpoint;
}

function completed(sessionId: string, result: PowerShellResult, { faults }: EmulatedComputer): object {
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
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
    const over = new AbortController();
    const late = setTimeout(milliseconds, null, { signal: over.signal }).catch(() => null);
    return Promise.race([promise, late]).finally(() => over.abort());
}

/** A copy of a value without the member at the path. */
function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
    if (name === undefined || typeof value !== 'object' || value === null) return value;
    const { [name]: member, ...others } = value as Record<string, unknown>;
    return rest.length > 0 ? { ...others, [name]: without(member, rest) } : others;
}
