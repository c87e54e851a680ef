// SPDX-License-Identifier: MIT
import type { Hono } from 'hono';
import type { ComputerDirectory } from '../computers/computer';

/** The user's connection list, as the shell reads it. */
export function connections(app: Hono, computers: ComputerDirectory): void {
    app.get('/api/connections', context =>
        context.json({
            value: computers.all().map(({ name, connectionType }) => {
                const type = `msft.sme.connection-type.${connectionType}`;
                return { properties: { id: `${type}!${name}`, name, type, properties: { displayName: name }, tags: [] } };
            })
        })
    );
}
