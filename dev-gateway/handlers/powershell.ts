// SPDX-License-Identifier: MIT
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import type { ComputerDirectory, EmulatedComputer, PowerShellCall, PowerShellResult } from '../computers/computer';
import { badRequest, credentialsWanted } from '../errors';
import { accountHeader, callOf, completed, endpointHeader, type GivenCall, type Headers, refusalOf, within } from './calls';

const nodes = '/api/services/WinREST/PowerShell/nodes/:node';

/** A call under way, or answered and not yet fetched. */
interface Session {
    readonly computer: EmulatedComputer;
    readonly result: Promise<PowerShellResult>;
    readonly cancel: AbortController;
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
        if (session && !session.computer.accepts(context.req.header(accountHeader))) return context.json(credentialsWanted(), 401);
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
    const refusal = refusalOf(context.req.param('node') ?? '', computer, headersOf(context));
    if (computer && !refusal) return computer;
    if (refusal?.endpoint) context.header(endpointHeader, refusal.endpoint); // the SDK then repeats the call there
    return context.json(refusal?.body ?? {}, refusal?.status ?? 404);
}

async function readCall(context: Context): Promise<PowerShellCall | null> {
    const { properties } = await context.req
        .json<{ readonly properties?: GivenCall }>()
        .catch((): { readonly properties?: GivenCall } => ({}));
    return callOf(properties, headersOf(context));
}

function headersOf(context: Context): Headers {
    return name => context.req.header(name);
}
