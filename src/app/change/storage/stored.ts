// SPDX-License-Identifier: MIT
// What comes from storage or from a file is checked before it is believed.
import type { ZodType, ZodTypeDef } from 'zod';

/** What JSON text holds; undefined where it is none: schemas refuse that. */
export function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Those that fit the schema; older or damaged ones are left out. */
export function readStored<T>(schema: ZodType<T, ZodTypeDef, unknown>, stored: readonly unknown[]): readonly T[] {
    return stored.flatMap(candidate => {
        const parsed = schema.safeParse(candidate);
        return parsed.success ? [parsed.data] : [];
    });
}

export function latestFirst<T extends { readonly startedAt: string }>(items: readonly T[]): readonly T[] {
    return [...items].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}
