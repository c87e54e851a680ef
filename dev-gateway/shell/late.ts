// SPDX-License-Identifier: MIT
// How a busy or distant Windows Admin Center is played: a step of the handshake comes later by so many milliseconds, or is
// held until the page is told to go on, by an event of that name.

/** The steps: what the shell sends, and the questions of the extension that it answers. In the order of a start. */
const steps = [
    'Ping',
    'Init',
    'gateway-connection',
    'connection-manager',
    'authorization-manager',
    'Open',
    'Report',
    'Deactivate2',
    'Activate',
    'activeConnection'
] as const;

const held = 'held';
const goOn = 'go-on';

/** Steps, and by how many milliseconds they are late. */
export type Late = ReadonlyMap<string, number | typeof held>;

/** Reads the parameter `late` of an address, such as `Init:500,Open:held`. @throws for a step that does not exist. */
export function lateFrom(search: string): Late {
    const parts = (new URLSearchParams(search).get('late') ?? '').split(',').filter(part => part !== '');
    return new Map(
        parts.map(part => {
            const [step = '', wait = ''] = part.split(':');
            if (!steps.some(known => known === step) || !/^(\d+|held)$/.test(wait))
                throw new Error(`late=${part} is not STEP:MILLISECONDS or STEP:held with one of the steps ${steps.join(', ')}.`);
            return [step, wait === held ? held : Number(wait)];
        })
    );
}

/** Comes when that message is due: now, unless it is to be late. */
export async function due(late: Late, command: string, data: unknown): Promise<void> {
    const wait = late.get(stepOf(command, data));
    if (wait === held) await new Promise(done => addEventListener(goOn, done, { once: true }));
    else if (wait !== undefined) await new Promise(done => setTimeout(done, wait));
}

/** A Forward is named by the service that is asked for its state (type 2), else by what it tells or calls. */
function stepOf(command: string, data: unknown): string {
    if (command !== 'Forward') return command;
    const { type, service, name } = data as { readonly type: number; readonly service: string; readonly name?: string };
    return type === 2 ? service : (name ?? service);
}
