// SPDX-License-Identifier: MIT
// What a computer's signing is like, as tests set it up and expect it.
import { type ComputerState, expect } from './fixtures';
import type { Direction } from './pane';

export const directions: readonly Direction[] = ['outbound', 'inbound'];

/** In force, and stored: null: nothing. */
export interface Signing {
    readonly required: boolean;
    readonly stored: 0 | 1 | null;
}

export const required: Signing = { required: true, stored: 1 };
export const notRequired: Signing = { required: false, stored: 0 };

export const keys: Readonly<Record<Direction, string>> = {
    outbound: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters',
    inbound: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters'
};

/** A change of the emulated computers that brings a state about. */
export function signingPatch(wanted: Readonly<Partial<Record<Direction, Signing>>>): Record<string, unknown> {
    const chosen = directions.filter(direction => wanted[direction]);
    return {
        ...Object.fromEntries(chosen.map(direction => [direction, { RequireSecuritySignature: wanted[direction]?.required }])),
        registry: Object.fromEntries(chosen.map(direction => [keys[direction], { requiresecuritysignature: wanted[direction]?.stored }]))
    };
}

type Kept = { -readonly [part in 'outbound' | 'inbound' | 'registry']: ComputerState[part] };

/** Everything that a computer keeps about SMB and in its registry. Names of registry values have no case. */
export function kept({ outbound, inbound, registry }: ComputerState): Kept {
    const lowerCase = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
        Object.fromEntries(Object.entries(values).map(([name, data]) => [name.toLowerCase(), data]));
    return {
        outbound,
        inbound,
        registry: Object.fromEntries(Object.entries(registry).map(([key, values]) => [key, lowerCase(values)]))
    };
}

/** The computer as it must be: these directions as wanted, everything else as before. */
export function changed(before: ComputerState, wanted: Readonly<Partial<Record<Direction, Signing>>>): Kept {
    const after = { ...kept(before) };
    for (const direction of directions) {
        const signing = wanted[direction];
        if (!signing) continue;
        const { requiresecuritysignature: _, ...others } = after.registry[keys[direction]] ?? {};
        const values = signing.stored === null ? others : { ...others, requiresecuritysignature: signing.stored };
        after[direction] = { ...after[direction], RequireSecuritySignature: signing.required };
        after.registry = { ...after.registry, [keys[direction]]: values };
    }
    return after;
}

/** The computer that a write to it must be meant for, by its identifier and its own name. */
export function meantFor({ registry }: ComputerState): Record<string, unknown> {
    const name = String(registry['HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName']?.['ComputerName']);
    return {
        ExpectedComputerId: registry['HKLM\\SOFTWARE\\Microsoft\\Cryptography']?.['MachineGuid'],
        ExpectedComputerName: expect.stringMatching(new RegExp(`^${name}(\\.lab\\.example)?$`, 'i'))
    };
}

/** In force and stored of settings, as the computer's own commands and registry name them. */
export interface Written {
    readonly outbound?: Readonly<Record<string, boolean | number>>;
    readonly inbound?: Readonly<Record<string, boolean | number>>;
    readonly workstation?: Readonly<Record<string, number>>;
    readonly server?: Readonly<Record<string, number>>;
}

/** The computer as it must be: these settings written, everything else as before. */
export function written(before: ReturnType<typeof kept>, { outbound, inbound, workstation, server }: Written): ReturnType<typeof kept> {
    return {
        outbound: { ...before.outbound, ...outbound } as ComputerState['outbound'],
        inbound: { ...before.inbound, ...inbound } as ComputerState['inbound'],
        registry: {
            ...before.registry,
            [keys.outbound]: { ...before.registry[keys.outbound], ...workstation },
            [keys.inbound]: { ...before.registry[keys.inbound], ...server }
        }
    };
}
