// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { inOneGo } from '../steps';
import { inOrder, sortRows, type SortValue } from './sorting';
import { sortByNamesInSteps, sortNamedInSteps, sortRowsInSteps } from './sorting-in-steps';

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
                expect(inOneGo(sortRowsInSteps(rows, descending, valueOf, nameOf))).toEqual(sortRows(rows, descending, valueOf, nameOf));
            });
        }
    }

    it('are in that order also where they were in the order of their names before', () => {
        const named = fc.record({ name: fc.constantFrom('a', 'A', 'b2', 'b10', ''), value: fc.option(fc.integer({ min: 0, max: 3 })) });
        fc.assert(
            fc.property(fc.array(named), fc.boolean(), (rows, descending) => {
                const byName = inOneGo(sortRowsInSteps(rows, false, () => [], nameOf));
                expect(inOneGo(sortByNamesInSteps(byName, descending, nameOf))).toEqual(
                    sortRows(rows, descending, row => [inOrder(row.name)], nameOf)
                );
                for (const of of [(row: Sorted) => row.value, (row: Sorted) => inOrder(row.name)])
                    expect(inOneGo(sortNamedInSteps(byName, descending, of))).toEqual(
                        sortRows(rows, descending, row => [of(row)], nameOf)
                    );
            })
        );
    });

    it('take a step for each few hundred', () => {
        let count = 0;
        for (const steps = sortRowsInSteps(rowsOf(50_000), false, valueOf, nameOf); !steps.next().done;) count++;
        expect(count).toBeGreaterThan(500);
    });
});
