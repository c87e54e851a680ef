// SPDX-License-Identifier: MIT
import type { Registry } from '../../scenarios/scenario';

/** A patch with the registry's keys and values named as the computer has them: on Windows, names that differ in case are one. */
export function inKnownNames(change: object, known: Registry): object {
    const { registry } = change as { readonly registry?: unknown };
    if (!isObject(registry)) return change;
    const keys = Object.entries(registry).map(([key, values]) => {
        const name = knownName(Object.keys(known), key);
        return [name, isObject(values) ? withNames(values, Object.keys(known[name] ?? {})) : values] as const;
    });
    return { ...change, registry: Object.fromEntries(keys) };
}

function withNames(values: Readonly<Record<string, unknown>>, names: readonly string[]): object {
    return Object.fromEntries(Object.entries(values).map(([name, data]) => [knownName(names, name), data]));
}

function knownName(names: readonly string[], name: string): string {
    return names.find(one => one.toLowerCase() === name.toLowerCase()) ?? name;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null;
}
