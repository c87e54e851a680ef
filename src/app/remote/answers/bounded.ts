// SPDX-License-Identifier: MIT
// Parts of schemas that take an answer of any size and keep a bounded part of it. What is too long is cut, never refused: a
// computer that says too much is still read. And what is not understood is not known, and noted: it takes nothing else along.
import { z, ZodType, type ZodTypeDef } from 'zod';
import { cut } from '../../domain/text';

/** A list of an answer of which only the first entries were kept. */
export interface CutList {
    /** Where it stands, such as `outbound.rows`. */
    readonly path: string;
    readonly kept: number;
    readonly of: number;
}

/** Where a part stands in an answer. */
export type AnswerPath = readonly (string | number)[];

/** What is told of an answer beside its value. */
export interface Told {
    readonly cutLists: readonly CutList[];
    /** The first parts that were not understood. */
    readonly refused: readonly AnswerPath[];
    /** How many there were in all. */
    readonly refusedInAll: number;
}

/** How many parts are named. More than that say nothing new, and each costs time. */
const mostNamed = 50;

/** Where it is noted. Parsing is synchronous, so there is one answer at a time. */
let cutLists: CutList[] = [];
let refused: AnswerPath[] = [];
let refusedInAll = 0;

/** Parses an answer, and tells what was cut and what was not understood. Cut texts carry a mark of their own. */
export function parseBounded<T>(
    schema: ZodType<T, ZodTypeDef, unknown>,
    answer: unknown
): Told & { readonly parsed: z.SafeParseReturnType<unknown, T> } {
    [cutLists, refused, refusedInAll] = [[], [], 0];
    const parsed = schema.safeParse(answer);
    return { parsed, cutLists, refused, refusedInAll };
}

/** A part that is not known, as `fallback` says it, where it is not understood; that is noted. */
export function orElse<T>(part: ZodType<T, ZodTypeDef, unknown>, fallback: T): ZodType<T, ZodTypeDef, unknown> {
    return part.catch(caught => {
        // The error is only made when it is asked for, and that takes time.
        noteRefused(() => caught.error.issues[0]?.path ?? []);
        return fallback;
    });
}

/** Notes a part that is not understood. */
export function noteRefused(path: () => AnswerPath): void {
    if (refused.length < mostNamed) refused.push(path());
    refusedInAll++;
}

/** The first of a list's entries, noted where there are more. */
export function firstOf<T>(entries: readonly T[], most: number, path: AnswerPath): readonly T[] {
    if (entries.length <= most) return entries;
    if (cutLists.length < 100) cutLists.push({ path: path.join('.'), kept: most, of: entries.length });
    return entries.slice(0, most);
}

/** A part of which null says that it is not known. */
export function known<T>(part: ZodType<T, ZodTypeDef, unknown>): ZodType<T | null, ZodTypeDef, unknown> {
    return orElse<T | null>(part.nullable(), null);
}

/** A bag whose members are each not known where they are not understood: all of them where it is none. */
export function orUnknown<T>(bag: ZodType<T, ZodTypeDef, unknown>): ZodType<T, ZodTypeDef, unknown> {
    const before = [refused, refusedInAll] as const;
    const empty = bag.parse({});
    [refused, refusedInAll] = before;
    return orElse(bag, empty);
}

/** The entries of a list that are understood, none where it is no list. Only where nothing is claimed of what is not in it. */
export function anyOf<T>(entry: ZodType<T, ZodTypeDef, unknown>, most: number): ZodType<T[], ZodTypeDef, unknown> {
    const entries = list(orElse<T | null>(entry, null), most);
    return orElse(
        entries.transform(all => all.flatMap(one => (one === null ? [] : [one]))),
        []
    );
}

/** A text of at most `longest` UTF-16 units, cut and marked where it is longer. */
export function boundedText(longest: number): ZodType<string, ZodTypeDef, unknown> {
    return z.string().transform(value => cut(value, longest));
}

/** The first `most` entries of a list. Those behind them are not looked at. */
export function list<T>(entry: ZodType<T, ZodTypeDef, unknown>, most: number): ZodType<T[], ZodTypeDef, unknown> {
    return z.preprocess((value, { path }) => (Array.isArray(value) ? firstOf<unknown>(value, most, path) : value), z.array(entry));
}
