// SPDX-License-Identifier: MIT
import { ended } from '../testing/ended';
import { sortRows, type SortValue } from './sorting';
import { sortRowsInSteps } from './sorting-in-steps';

interface Sorted {
    readonly name: string;
    readonly value: number | null;
}

describe('rows that are sorted in steps', () => {
    const rowsOf = (count: number): readonly Sorted[] =>
        Array.from({ length: count }, (_, index) => ({
            name: `srv${(index * 7919) % 997}`,
            value: index % 5 === 0 ? null : (index * 31) % 11
        }));
    const valueOf = ({ value }: Sorted): SortValue => [value];
    const nameOf = ({ name }: Sorted): string => name;

    for (const count of [0, 1, 499, 500, 501, 1499, 2600]) {
        for (const descending of [false, true]) {
            it(`are in the same order as those that are sorted at once: ${count}, descending: ${descending}`, () => {
                const rows = rowsOf(count);
                expect(ended(sortRowsInSteps(rows, descending, valueOf, nameOf))).toEqual(sortRows(rows, descending, valueOf, nameOf));
            });
        }
    }

    it('take a step for each few hundred', () => {
        let count = 0;
        for (const steps = sortRowsInSteps(rowsOf(50_000), false, valueOf, nameOf); !steps.next().done;) count++;
        expect(count).toBeGreaterThan(500);
    });
});
