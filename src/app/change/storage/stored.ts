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

/** What is stored, as far as this version can read it. `unreadable`: how many are damaged; `newer`: how many a newer version wrote. */
export interface Kept<T> {
    readonly items: readonly T[];
    readonly unreadable: number;
    readonly newer: number;
}

/** What is stored with a version of its own. */
export function readKept<T>(schema: ZodType<T, ZodTypeDef, unknown>, version: number, stored: readonly unknown[]): Kept<T> {
    const known = stored.filter(one => !isNewer(one, version));
    const items = readStored(schema, known);
    return { items, unreadable: known.length - items.length, newer: stored.length - known.length };
}

/** Whether a newer version than this one wrote it. */
export function isNewer(stored: unknown, version: number): boolean {
    return typeof stored === 'object' && stored !== null && Number((stored as { readonly version?: unknown }).version) > version;
}

export function latestFirst<T extends { readonly startedAt: string }>(items: readonly T[]): readonly T[] {
    return [...items].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}
