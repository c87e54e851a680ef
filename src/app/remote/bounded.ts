// SPDX-License-Identifier: MIT
// Parts of schemas that take an answer of any size and keep a bounded part of it. What is too long is cut, never refused: a
// computer that says too much is still read.
import { z, ZodType, type ZodTypeDef } from 'zod';
import { cut } from '../domain/text';

/** A list of an answer of which only the first entries were kept. */
export interface CutList {
    /** Where it stands, such as `outbound.rows`. */
    readonly path: string;
    readonly kept: number;
    readonly of: number;
}

/** Where the lists that are cut are noted. Parsing is synchronous, so there is one answer at a time. */
let noted: CutList[] = [];

/** Parses an answer, and tells which of its lists were cut. Cut texts carry a mark of their own. */
export function parseBounded<T>(
    schema: ZodType<T, ZodTypeDef, unknown>,
    answer: unknown
): { readonly parsed: z.SafeParseReturnType<unknown, T>; readonly cutLists: readonly CutList[] } {
    noted = [];
    const parsed = schema.safeParse(answer);
    const cutLists = noted;
    noted = [];
    return { parsed, cutLists };
}

/** A text of at most `longest` UTF-16 units, cut and marked where it is longer. */
export function text(longest: number): ZodType<string, ZodTypeDef, unknown> {
    return z.string().transform(value => cut(value, longest));
}

/** The first `most` entries of a list. Those behind them are not looked at. */
export function list<T>(entry: ZodType<T, ZodTypeDef, unknown>, most: number): ZodType<T[], ZodTypeDef, unknown> {
    return z.preprocess((value, { path }) => {
        if (!Array.isArray(value) || value.length <= most) return value;
        if (noted.length < 100) noted.push({ path: path.join('.'), kept: most, of: value.length });
        return value.slice(0, most);
    }, z.array(entry));
}
