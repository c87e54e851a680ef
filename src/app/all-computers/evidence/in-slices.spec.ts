// SPDX-License-Identifier: MIT
import { firstValueFrom, Subject, take, toArray } from 'rxjs';
import { sortRowsInSteps } from '../../domain/list/sorting-in-steps';
import { inSlices, latestInTurn } from './in-slices';

describe('work that takes turns', () => {
    it('ends for the first, and then for the latest that came meanwhile', async () => {
        const given = new Subject<number>();
        const work = (value: number): Generator<void, number> =>
            (function* () {
                yield;
                return value;
            })();
        const done = firstValueFrom(
            given.pipe(
                latestInTurn(value => inSlices(() => work(value))),
                take(2),
                toArray()
            )
        );
        for (const value of [1, 2, 3]) given.next(value);
        expect(await done).toEqual([1, 3]);
    });

    it('goes on after work that ends at once', async () => {
        const given = new Subject<readonly number[]>();
        const atOnce = (rows: readonly number[]): Generator<void, readonly number[]> =>
            sortRowsInSteps(
                rows,
                false,
                () => [],
                () => ''
            );
        let count = 0;
        const both = new Promise<void>(resolve => {
            given.pipe(latestInTurn(rows => inSlices(() => atOnce(rows)))).subscribe(() => (++count === 1 ? given.next([]) : resolve()));
        });
        given.next([]);
        await both;
        expect(count).toBe(2);
    });
});
