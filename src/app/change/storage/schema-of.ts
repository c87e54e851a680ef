// SPDX-License-Identifier: MIT
import type { ZodType, ZodTypeAny, ZodTypeDef } from 'zod';

/** What two types are compared by: neither what may be written, nor that zod has an optional member undefined, tells them apart. */
type Members<T> = T extends readonly (infer One)[]
    ? readonly Members<One>[]
    : T extends object
      ? { readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<Members<Exclude<T[K], undefined>>> : Members<T[K]> }
      : T;

interface Optional<T> {
    readonly optional: T;
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/**
 * A schema of exactly this type. One that refuses what the type admits, such as a list of words that lacks the newest, does not
 * compile, nor does one that lets in more: `schemaOf<Run>()(z.object({ … }))`.
 */
export function schemaOf<T>() {
    return <Schema extends ZodTypeAny>(
        schema: Schema & (Same<Members<Schema['_output']>, Members<T>> extends true ? unknown : never)
    ): ZodType<T, ZodTypeDef, unknown> => schema as unknown as ZodType<T, ZodTypeDef, unknown>; // no JSON holds undefined
}
