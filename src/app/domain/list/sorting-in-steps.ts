// SPDX-License-Identifier: MIT
import { forEachInSteps, type Steps } from '../steps';
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
): Steps<readonly T[]> {
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

/**
 * The same order of rows that are in that of their names already: whoever sorts them by one column and then by another one waits for
 * the values that differ, not for the rows.
 * @param named the rows by their names, those of one name as they came
 */
export function* sortNamedInSteps<T>(
    named: readonly T[],
    descending: boolean,
    valueOf: (row: T) => SortValue[number]
): Steps<readonly T[]> {
    const groups = new Map<SortValue[number], T[]>();
    yield* forEachInSteps(named, row => {
        const value = valueOf(row);
        const known = groups.get(value);
        if (known) known.push(row);
        else groups.set(value, [row]);
    });
    const values = yield* sortRowsInSteps(
        [...groups],
        descending,
        ([value]) => [value],
        () => ''
    );
    const rows: T[] = [];
    yield* forEachInSteps(values, ([, group]) => {
        for (const row of group) rows.push(row);
    });
    return rows;
}

/** Those of one name as they came, whichever way round the names are. @param named the rows by their names */
export function* sortByNamesInSteps<T>(named: readonly T[], descending: boolean, nameOf: (row: T) => string): Steps<readonly T[]> {
    if (!descending) return named;
    const rows: T[] = [];
    let alike: T[] = [];
    let last: string | null = null;
    yield* forEachInSteps([...named].reverse(), row => {
        const name = inOrder(nameOf(row));
        if (name !== last) {
            for (let at = alike.length - 1; at >= 0; at--) rows.push(alike[at] as T);
            alike = [];
            last = name;
        }
        alike.push(row);
    });
    for (let at = alike.length - 1; at >= 0; at--) rows.push(alike[at] as T);
    return rows;
}

/** By texts as they are. */
export function sortedInSteps<T>(all: readonly T[], textOf: (one: T) => string): Steps<readonly T[]> {
    return sortRowsInSteps(
        all,
        false,
        one => [textOf(one)],
        () => ''
    );
}

/** Two parts that are in order, as one. */
function* merge<T>(
    left: readonly PlacedRow<T>[],
    right: readonly PlacedRow<T>[],
    places: Places
): Steps<readonly PlacedRow<T>[]> {
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
