// SPDX-License-Identifier: MIT
import type { Context, Hono } from 'hono';
import type { ComputerDirectory, EmulatedComputer } from '../computers/computer';
import { badRequest, computerUnknown } from '../errors';
import { type PowerShellStreams, type StreamFault, streamFaults } from './powershell-stream';

/** The emulated computers themselves, for developers and tests: not part of Windows Admin Center. */
export function development(app: Hono, computers: ComputerDirectory, streams: PowerShellStreams): void {
    app.get('/dev/computers', context => context.json(computers.all().map(computer => computer.name)));

    app.get('/dev/computers/:name', context => {
        const computer = computers.find(context.req.param('name'));
        return computer ? context.json(computer.describe()) : context.json(computerUnknown(context.req.param('name')), 404);
    });

    app.patch('/dev/computers/:name', context =>
        act(context, computers, 'a JSON Merge Patch', (computer, change) => computer.patch(change))
    );

    app.post('/dev/computers/:name/events', context =>
        act(context, computers, 'an event', (computer, event) =>
            (event as NameMoves).event === 'nameMoves' ? moveName(computers, computer, event) : computer.happen(event)
        )
    );

    app.get('/dev/days', context => context.json({ passed: computers.daysPassed }));

    app.post('/dev/days', async context => {
        const { pass } = ((await context.req.json().catch(() => null)) ?? {}) as { readonly pass?: unknown };
        const problem =
            Number.isInteger(pass) && Number(pass) > 0 ? computers.letDaysPass(Number(pass)) : 'pass is a number of days above 0.';
        return problem ? context.json(badRequest(problem), 400) : context.json({ passed: computers.daysPassed });
    });

    app.get('/dev/stream', context => context.json(describe(streams)));

    app.patch('/dev/stream', async context => {
        const { fault } = ((await context.req.json().catch(() => null)) ?? {}) as { readonly fault?: unknown };
        const known = streamFaults.find(one => one === fault);
        if (!known && fault !== null) return context.json(badRequest(`fault is null or one of ${streamFaults.join(', ')}.`), 400);
        streams.fault = known ?? null;
        return context.json(describe(streams));
    });

    app.post('/dev/reset', context => {
        computers.reset();
        streams.reset();
        return context.json({});
    });
}

/** What goes wrong with the stream, how many pages have a line, and which calls came by it. */
function describe({ fault, lines, calls }: PowerShellStreams): { fault: StreamFault | null; lines: number; calls: readonly string[] } {
    return { fault, lines, calls };
}

/** A name leads to the computer that it happens to from now on. */
interface NameMoves {
    readonly event?: unknown;
    readonly name?: unknown;
}

/** A name leads to this computer from now on. Gives what is wrong with the event; null: done. */
function moveName(computers: ComputerDirectory, to: EmulatedComputer, { name }: NameMoves): string | null {
    if (typeof name !== 'string' || name === '') return 'name is the name that this computer answers to from now on.';
    computers.moveName(name, to);
    return null;
}

/** Does something to a computer with the body, and answers with the computer's state, or with what is wrong. */
async function act(
    context: Context,
    computers: ComputerDirectory,
    what: string,
    action: (computer: EmulatedComputer, body: object) => string | null
): Promise<Response> {
    const name = context.req.param('name') ?? '';
    const computer = computers.find(name);
    if (!computer) return context.json(computerUnknown(name), 404);
    const body: unknown = await context.req.json().catch(() => undefined);
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return context.json(badRequest(`The body must be a JSON object: ${what}.`), 400);
    const problem = action(computer, body);
    return problem ? context.json(badRequest(problem), 400) : context.json(computer.describe() as object);
}
