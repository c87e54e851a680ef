// SPDX-License-Identifier: MIT
// Long lists of an answer, read in one pass: a schema of its own for each of a hundred thousand texts takes ten times as long.
// What is not understood is not known and noted, as in bounded.ts.
import { z, ZodType, type ZodTypeDef } from 'zod';
import { cut } from '../../domain/text';
import { type AnswerPath, firstOf, noteRefused } from './bounded';

/** Reads one value; undefined: not understood. */
type Read<T> = (value: unknown, path: () => AnswerPath) => T | undefined;

/** A member of an entry. */
interface Member<T> {
    readonly read: Read<T>;
    /** What it is where it is not understood; undefined: nothing can be said of the entry. */
    readonly unknown: T | undefined;
}

type Shape = Readonly<Record<string, Member<unknown>>>;
type Row<S extends Shape> = { readonly [name in keyof S]: S[name] extends Member<infer T> ? T : never };

/** A member without which nothing can be said of the entry. */
export function must<T>(read: Read<T>): Member<T> {
    return { read, unknown: undefined };
}

/** A member that may be null, which says that it is not known. */
export function may<T>(read: Read<T>): Member<T | null> {
    return { read: orNull(read), unknown: null };
}

/** A member that is `unknown` where it is not understood. */
export function otherwise<T>(read: Read<T>, unknown: T): Member<T> {
    return { read, unknown };
}

export function orNull<T>(read: Read<T>): Read<T | null> {
    return (value, path) => (value === null ? null : read(value, path));
}

export function textOf(longest: number): Read<string> {
    return value => (typeof value === 'string' ? cut(value, longest) : undefined);
}

export const flagOf: Read<boolean> = value => (typeof value === 'boolean' ? value : undefined);

export const wholeOf: Read<number> = value => (Number.isInteger(value) ? (value as number) : undefined);

export const realOf: Read<number> = value => (typeof value === 'number' && !Number.isNaN(value) ? value : undefined);

/** Where in a list allOf met what it does not understand. */
let within: AnswerPath = [];

/** A list of which each entry must be understood. */
export function allOf<S extends Shape>(shape: S, most: number): Read<readonly Row<S>[]> {
    const members = Object.entries(shape);
    const entryOf = (entry: unknown, index: number): Row<S> | undefined => {
        const isBag = typeof entry === 'object' && entry !== null;
        const row: Record<string, unknown> = {};
        for (const [name, { read }] of members) {
            const value = isBag ? read((entry as Readonly<Record<string, unknown>>)[name], atTop) : undefined;
            if (value === undefined) {
                within = isBag ? [index, name] : [index];
                return undefined;
            }
            row[name] = value;
        }
        return row as Row<S>;
    };
    return (value, path) => {
        within = [];
        if (!Array.isArray(value)) return undefined;
        const found: Row<S>[] = [];
        for (const entry of value.length > most ? firstOf<unknown>(value, most, path()) : (value as readonly unknown[])) {
            const row = entryOf(entry, found.length);
            if (row === undefined) return undefined;
            found.push(row);
        }
        return found;
    };
}

function atTop(): AnswerPath {
    return [];
}

/**
 * The first entries of a list. One of which nothing can be said is left out: only where nothing is claimed of what is not in it.
 * @param strict refuses members that are not in the shape
 */
export function rows<S extends Shape>(shape: S, most: number, strict: boolean): ZodType<Row<S>[], ZodTypeDef, unknown> {
    const read = reader(shape, strict);
    return z.unknown().transform((value, context) => {
        if (!Array.isArray(value)) {
            context.addIssue({ code: 'custom', message: 'not a list' });
            return z.NEVER;
        }
        const found: Row<S>[] = [];
        firstOf<unknown>(value, most, context.path).forEach((entry, index) => {
            const row = read(entry, [...context.path, index]);
            if (row) found.push(row);
        });
        return found;
    });
}

/** Reads an entry; null: nothing can be said of it. What is not understood is noted. */
function reader<S extends Shape>(shape: S, strict: boolean): (entry: unknown, path: AnswerPath) => Row<S> | null {
    const members = Object.entries(shape);
    const isKnownWhole = members.every(([, { unknown }]) => unknown !== undefined);
    const nothing = Object.fromEntries(members.map(([name, { unknown }]) => [name, unknown])) as Row<S>;
    return (entry, path) => {
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            noteRefused(() => path);
            return isKnownWhole ? nothing : null;
        }
        const row: Record<string, unknown> = {};
        for (const [name, member] of members) {
            within = [];
            const value = member.read((entry as Readonly<Record<string, unknown>>)[name], () => [...path, name]);
            if (value === undefined) noteRefused(() => [...path, name, ...within]);
            if (value === undefined && member.unknown === undefined) return null;
            row[name] = value === undefined ? member.unknown : value;
        }
        if (strict) for (const name of Object.keys(entry)) if (!(name in shape)) noteRefused(() => [...path, name]);
        return row as Row<S>;
    };
}
