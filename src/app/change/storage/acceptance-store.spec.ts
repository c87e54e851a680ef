// SPDX-License-Identifier: MIT
import { deleteDB } from 'idb';
import { LONGEST_NAME, LONGEST_TEXT } from '../../domain/limits';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { until } from '../../domain/testing/time';
import { BrowserAcceptances } from './acceptance-store';
import { Database, NewerStorage, storageProblem } from './database';

const nas: Acceptance = { peer: 'nas', direction: 'inbound', by: 'Ada', note: 'Goes in May.', at: '2026-11-20T12:00:00.000Z' };
const later = '2026-11-21T12:00:00.000Z';

describe('acceptances in the browser', () => {
    let store: BrowserAcceptances;
    const all = async (): Promise<readonly Acceptance[]> => (await store.all()).items;

    beforeEach(async () => {
        await deleteDB('smb-signing');
        store = new BrowserAcceptances();
    });

    it('are of a peer and a direction, the last one counts, and each can be taken back', async () => {
        await store.accept(nas);
        await store.accept({ ...nas, direction: 'outbound' });
        await store.accept({ ...nas, note: 'Goes in June.', at: later });
        expect(await all()).toEqual([
            { ...nas, note: 'Goes in June.', at: later },
            { ...nas, direction: 'outbound' }
        ]);
        await store.takeBack({ ...nas, direction: 'outbound' });
        await store.takeBack({ ...nas, peer: 'other' });
        expect((await new BrowserAcceptances().all()).items.map(({ direction }) => direction)).toEqual(['inbound']);
    });

    it('of another window are told, and a later one is not taken back with an earlier one', async () => {
        const other = new BrowserAcceptances();
        let [here, there] = [0, 0];
        store.changed.subscribe(() => here++);
        other.changed.subscribe(() => there++);
        await store.accept(nas);
        await until(() => there === 1);
        expect(here).toBe(1);
        await other.accept({ ...nas, by: 'Grace', at: later });
        await store.takeBack(nas);
        expect((await all()).map(({ by }) => by)).toEqual(['Grace']);
        await until(() => here === 3);
        await store.takeBack((await all())[0] as Acceptance);
        expect(await all()).toEqual([]);
    });

    it('that could not be read again are not kept', async () => {
        const bad: readonly Partial<Acceptance>[] = [
            { peer: '' },
            { peer: 'x'.repeat(LONGEST_NAME + 1) },
            { by: 'x'.repeat(LONGEST_NAME + 1) },
            { note: 'x'.repeat(LONGEST_TEXT + 1) },
            { at: 'today' }
        ];
        for (const part of bad) await expectAsync(store.accept({ ...nas, ...part })).toBeRejected();
        expect(await store.all()).toEqual({ items: [], unreadable: 0, newer: 0 });
    });

    it('that cannot be understood, or are of a newer version, are left out and counted', async () => {
        const newer = { ...nas, peer: 'newer', version: 2 };
        await put({ ...nas, peer: 'damaged', version: 1, at: 7 }, newer);
        await store.accept(nas);
        expect(await store.all()).toEqual({ items: [nas], unreadable: 1, newer: 1 });
        await expectAsync(store.accept({ ...nas, peer: 'newer' })).toBeRejectedWithError(NewerStorage);
        await expectAsync(store.takeBack({ ...nas, peer: 'newer' })).toBeRejectedWithError(NewerStorage);
        await store.accept({ ...nas, peer: 'damaged' });
        expect(await store.all()).toEqual({ items: [{ ...nas, peer: 'damaged' }, nas], unreadable: 0, newer: 1 });
    });

    it('are not said to be kept where the storage is full', async () => {
        spyOn(IDBObjectStore.prototype, 'put').and.throwError(new DOMException('full', 'QuotaExceededError'));
        let told = 0;
        store.changed.subscribe(() => told++);
        const problem = await store.accept(nas).then(
            () => null,
            error => storageProblem(error)
        );
        expect([problem, told, await all()]).toEqual(['unavailable', 0, []]);
    });
});

/** Puts into the storage what this version would not. */
async function put(...values: readonly object[]): Promise<void> {
    await new Database().use(async database => {
        for (const value of values) await database.put('acceptances', value as never);
    });
}
