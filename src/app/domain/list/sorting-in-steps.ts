// SPDX-License-Identifier: MIT
import { inOrder, type PlacedRow, placesBy, type SortValue } from './sorting';

/** How many rows are handled in one step. */
const rowsAtOnce = 500;

type Places = ReturnType<typeof placesBy>;

/** The same order as that of `sortRows`, in steps that are short each, for tens of thousands of rows. */
export function* sortRowsInSteps<T>(
    rows: readonly T[],
    descending: boolean,
    valueOf: (row: T) => SortValue,
    nameOf: (row: T) => string
): Generator<void, readonly T[]> {
    const places = placesBy(descending);
    let parts: (readonly PlacedRow<T>[])[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const part = rows.slice(from, from + rowsAtOnce);
        const placed = part.map((row, at) => ({ row, index: from + at, value: valueOf(row), name: inOrder(nameOf(row)) }));
        parts.push(placed.sort(places));
        yield;
    }
    while (parts.length > 1) {
        const merged: (readonly PlacedRow<T>[])[] = [];
        for (let at = 0; at < parts.length; at += 2) merged.push(yield* merge(parts[at] ?? [], parts[at + 1] ?? [], places));
        parts = merged;
    }
    return (parts[0] ?? []).map(({ row }) => row);
}

/** Two parts that are in order, as one. */
function* merge<T>(
    left: readonly PlacedRow<T>[],
    right: readonly PlacedRow<T>[],
    places: Places
): Generator<void, readonly PlacedRow<T>[]> {
    const merged: PlacedRow<T>[] = [];
    for (let [a, b] = [0, 0]; merged.length < left.length + right.length;) {
        const [one, other] = [left[a], right[b]];
        const next = one && (!other || places(one, other) < 0) ? one : other;
        if (!next) break;
        merged.push(next);
        if (next === one) a++;
        else b++;
        if (merged.length % rowsAtOnce === 0) yield;
    }
    return merged;
}
