// SPDX-License-Identifier: MIT
// Conditions of which one may not be known: true, false or null.
import type { SigningConfiguration } from '../computer/facts';

/** False where one is false, else null where one is not known, else true. */
export function all(...conditions: readonly (boolean | null)[]): boolean | null {
    if (conditions.includes(false)) return false;
    return conditions.includes(null) ? null : true;
}

/** What is not known stays so. */
export function not(condition: boolean | null): boolean | null {
    return condition === null ? null : !condition;
}

/** Whether there is any, of all or of some; null where they are not known. */
export function some<T>(list: readonly T[] | null, which: (list: readonly T[]) => readonly T[] = all => all): boolean | null {
    return list === null ? null : which(list).length > 0;
}

/** A setting that this Windows does not have is not on. */
export function setting({ notReported }: SigningConfiguration, name: string, value: boolean | null): boolean | null {
    return notReported.includes(name) ? false : value;
}
