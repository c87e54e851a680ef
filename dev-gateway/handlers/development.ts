// SPDX-License-Identifier: MIT
import type { Hono } from 'hono';
import type { ComputerDirectory } from '../computers/computer';
import { badRequest, computerUnknown } from '../errors';

/** The emulated computers themselves, for developers and tests: not part of Windows Admin Center. */
export function development(app: Hono, computers: ComputerDirectory): void {
    app.get('/dev/computers', context => context.json(computers.all().map(computer => computer.name)));

    app.get('/dev/computers/:name', context => {
        const computer = computers.find(context.req.param('name'));
        return computer ? context.json(computer.describe()) : context.json(computerUnknown(context.req.param('name')), 404);
    });

    app.patch('/dev/computers/:name', async context => {
        const computer = computers.find(context.req.param('name'));
        if (!computer) return context.json(computerUnknown(context.req.param('name')), 404);
        const change: unknown = await context.req.json().catch(() => undefined);
        if (typeof change !== 'object' || change === null || Array.isArray(change))
            return context.json(badRequest('The body must be a JSON object: a JSON Merge Patch.'), 400);
        const problem = computer.patch(change);
        return problem ? context.json(badRequest(problem), 400) : context.json(computer.describe());
    });

    app.post('/dev/reset', context => {
        computers.reset();
        return context.json({});
    });
}
