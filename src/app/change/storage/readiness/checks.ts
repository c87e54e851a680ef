// SPDX-License-Identifier: MIT
// Long lists that are stored: a schema of its own for each of a million texts takes ten times as long as these do.

type Check = (value: unknown) => boolean;
type Guard<T> = (value: unknown) => value is T;

/** One for each member of T, so that a new member is not forgotten. */
export type Checks<T> = { readonly [K in keyof T]-?: Check };

export const isFlag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
export const isWhole: Guard<number> = (value): value is number => Number.isInteger(value);
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && !Number.isNaN(value);

export function isText(longest: number): Guard<string> {
    return (value): value is string => typeof value === 'string' && value.length <= longest;
}

export function nullOr<T>(check: Guard<T>): Guard<T | null> {
    return (value): value is T | null => value === null || check(value);
}

/** What may be missing. */
export function optional(check: Check): Check {
    return value => value === undefined || check(value);
}

export function isBag<T>(checks: Checks<T>): Guard<T> {
    const members = Object.entries<Check>(checks);
    return (value): value is T => {
        if (typeof value !== 'object' || value === null) return false;
        return members.every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));
    };
}

export function isListOf<T>(isOne: Guard<T>, most: number): Guard<readonly T[]> {
    return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(isOne);
}
