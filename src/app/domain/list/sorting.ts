// SPDX-License-Identifier: MIT
// How rows are put in order, whatever they are of.

/** What a row is sorted by: the first that differs decides. Null: not known. */
export type SortValue = readonly (string | number | null)[];

/** Rows by a value, then by their names, then as they came. */
export function sortRows<T>(
    rows: readonly T[],
    descending: boolean,
    valueOf: (row: T) => SortValue,
    nameOf: (row: T) => string
): readonly T[] {
    return rows
        .map((row, index) => ({ row, index, value: valueOf(row), name: inOrder(nameOf(row)) }))
        .sort(placesBy(descending))
        .map(({ row }) => row);
}

/** A row with what it is sorted by. */
export interface PlacedRow<T> {
    readonly row: T;
    readonly index: number;
    readonly value: SortValue;
    readonly name: string;
}

export function placesBy(descending: boolean): (a: PlacedRow<unknown>, b: PlacedRow<unknown>) => number {
    const sign = descending ? -1 : 1;
    return (a, b) => compare(a.value, b.value, sign) || order(a.name, b.name) || a.index - b.index;
}

/** Texts, each once, in the order in which people count. */
export function sortTexts(texts: Iterable<string>): readonly string[] {
    return [...new Set(texts)].sort((a, b) => order(inOrder(a), inOrder(b)) || order(a, b));
}

/** A text that sorts as people count: srv2 before srv10. A collator does that too, but takes ten times as long. */
export function inOrder(text: string): string {
    const known = ordered.get(text);
    if (known !== undefined) return known;
    const found = text.toLowerCase().replace(/\d+/g, digits => digits.padStart(12, '0'));
    // The list of tens of thousands of computers is put in order again and again, and its names stay the same. With fewer than there
    // are, each time would begin anew.
    if (ordered.size >= mostOrdered) ordered.clear();
    ordered.set(text, found);
    return found;
}

/** Of the computers that are kept, of those in the list beside them, and of the peers of both. */
const mostOrdered = 150_000;
const ordered = new Map<string, string>();

/** What is not known comes last in either direction. */
function compare(a: SortValue, b: SortValue, sign: number): number {
    for (let i = 0; i < a.length; i++) {
        const [left, right] = [a[i] ?? null, b[i] ?? null];
        if (left === right) continue;
        if (left === null) return 1;
        if (right === null) return -1;
        return order(left, right) * sign;
    }
    return 0;
}

function order(left: string | number, right: string | number): number {
    return left < right ? -1 : left > right ? 1 : 0;
}
