// SPDX-License-Identifier: MIT
import type { Hono } from 'hono';
import type { ComputerDirectory } from '../computers/computer';

/** The user's connection list, as the shell reads it. */
export function connections(app: Hono, computers: ComputerDirectory): void {
    app.get('/api/connections', context =>
        context.json({
            value: [
                ...computers
                    .all()
                    .flatMap(({ name, otherNames, connectionType, tags }) =>
                        [name, ...otherNames].map(one => connection(one, connectionType, tags))
                    ),
                ...computers.moved().map(([name, { connectionType }]) => connection(name, connectionType)),
                ...computers.clusters.map(name => connection(name, 'cluster'))
            ]
        })
    );
}

function connection(name: string, kind: 'server' | 'windows-client' | 'cluster', tags: readonly string[] = []): object {
    const type = `msft.sme.connection-type.${kind}`;
    return { properties: { id: `${type}!${name}`, name, type, properties: { displayName: name }, tags } };
}
