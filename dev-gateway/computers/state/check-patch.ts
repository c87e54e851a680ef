// SPDX-License-Identifier: MIT
import { problemOfClock } from './clock';
import { problemOfPolicy } from './policy';
import type { Faults } from '../../scenarios/scenario';
import { problemOfPauses } from '../pauses';

const faults: Readonly<Record<keyof Faults, 'boolean' | 'number' | 'string' | 'list'>> = {
    unreachable: 'boolean',
    notAllowed: 'boolean',
    scriptError: 'string',
    delayMs: 'number',
    failing: 'list',
    discardWrites: 'boolean',
    refuseWrites: 'boolean',
    cutWrites: 'string',
    deliverWrites: 'number',
    cutRemoval: 'boolean',
    hanging: 'list',
    unanswered: 'list',
    pauses: 'list',
    emptyAnswer: 'boolean',
    dropField: 'string'
};

const members = [
    'outbound',
    'inbound',
    'registry',
    'cim',
    'policy',
    'windowsDefault',
    'connectedUser',
    'eventLogs',
    'eventProviders',
    'connections',
    'sessions',
    'dns',
    'registryPickup',
    'clock',
    'faults',
    'calls',
    'executed'
];

/** What is wrong with a patch, so that a typing error is not taken for a computer that behaves well; null: nothing. */
export function problemOfPatch(change: object): string | null {
    const unknown = Object.keys(change).find(name => !members.includes(name));
    if (unknown !== undefined) return `A computer has no "${unknown}". It has ${members.join(', ')}.`;
    const {
        faults: given,
        registry,
        registryPickup,
        clock,
        policy
    } = change as {
        faults?: object | null;
        registry?: Readonly<Record<string, object | null>> | null;
        registryPickup?: unknown;
        clock?: unknown;
        policy?: unknown;
    };
    const problem = (clock === undefined ? null : problemOfClock(clock)) ?? (policy === undefined ? null : problemOfPolicy(policy));
    if (problem) return problem;
    if (registryPickup !== undefined && registryPickup !== 'immediate' && registryPickup !== 'onServiceStart')
        return 'registryPickup is "immediate" or "onServiceStart".';
    const data = Object.values(registry ?? {}).flatMap(values => Object.values(values ?? {}) as unknown[]);
    if (data.some(one => typeof one === 'object' && one !== null && !Array.isArray(one) && !isWritten(one)))
        return 'Registry data is a number, a text, a list of texts, { "malformed": true } or { "binary": base64 }.';
    for (const [name, value] of Object.entries(given ?? {})) {
        const type = (faults as Readonly<Record<string, string>>)[name];
        if (!type) return `There is no fault "${name}". There are ${Object.keys(faults).join(', ')}.`;
        if (value !== null && (Array.isArray(value) ? 'list' : typeof value) !== type) return `The fault ${name} is a ${type}.`;
    }
    return problemOfPauses((given as Faults | null | undefined)?.pauses ?? []);
}

/** Data that JSON has no type for: a malformed REG_DWORD, or a REG_BINARY. */
function isWritten(data: object): boolean {
    const { binary, ...others } = data as { readonly binary?: unknown };
    if (binary === undefined) return JSON.stringify(others) === '{"malformed":true}';
    return typeof binary === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(binary) && Object.keys(others).length === 0;
}
