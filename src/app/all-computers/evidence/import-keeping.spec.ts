// SPDX-License-Identifier: MIT
import { MemoryEvidence } from '../../change/testing/memory-evidence';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { until } from '../../domain/testing/time';
import { ImportKeeping, isUnderWay } from './import-keeping';

describe('what files brought, being kept', () => {
    let store: MemoryEvidence;
    let page: EventTarget;
    let keeping: ImportKeeping;
    const brought = (...names: readonly string[]): void => keeping.add(names.map(nothingOf));
    const ended = (): Promise<unknown> => until(() => !isUnderWay(keeping.progress.value));
    /** Whether the browser would ask somebody who closes the window. */
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

    beforeEach(() => {
        [store, page] = [new MemoryEvidence(), new EventTarget()];
        keeping = new ImportKeeping(
            store,
            () => undefined,
            () => undefined,
            page as Window
        );
    });

    it('is counted as it is stored, and until all is, the browser asks before the window is closed', async () => {
        const told: (readonly [number, number, boolean])[] = [];
        expect(asks()).toBeFalse();
        keeping.progress.subscribe(({ of, kept }) => told.push([of, kept, asks()]));
        brought('a', 'b');
        brought('c');
        await ended();
        expect(told).toEqual([
            [0, 0, false],
            [2, 0, true],
            [3, 0, true],
            [3, 1, true],
            [3, 2, true],
            [3, 3, false]
        ]);
        expect([...store.kept.keys()]).toEqual(['a', 'b', 'c']);
        keeping.begin();
        expect(keeping.progress.value.of).toBe(0);
    });

    it('and refused says of how many it was, and does not hold the window', async () => {
        store.newer.add('a');
        brought('a', 'b');
        await ended();
        expect([keeping.progress.value, keeping.problem, asks()]).toEqual([{ of: 2, kept: 1, lost: 1 }, 'newer', false]);
        store.refusal = new DOMException('full', 'QuotaExceededError');
        brought('c');
        await ended();
        expect([keeping.progress.value, keeping.problem, asks()]).toEqual([{ of: 3, kept: 1, lost: 2 }, 'unavailable', false]);
    });

    it('is counted on where another import begins before it is stored', async () => {
        brought('a');
        keeping.begin();
        brought('b');
        expect(keeping.progress.value.of).toBe(2);
        await ended();
        expect(keeping.progress.value.kept).toBe(2);
    });

    it('and then removed is said of no longer', async () => {
        brought('a');
        expect(await keeping.forget()).toBeTrue();
        expect([keeping.progress.value.of, store.kept.size]).toEqual([0, 0]);
    });
});
