// SPDX-License-Identifier: MIT

/** How many there are of each kind, those kinds included of which there is none. */
export function countEach<K extends string, T>(kinds: readonly K[], all: readonly T[], kindOf: (one: T) => K): Record<K, number> {
    const counts = Object.fromEntries(kinds.map(kind => [kind, 0])) as Record<K, number>;
    for (const one of all) counts[kindOf(one)]++;
    return counts;
}
