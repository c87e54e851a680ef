// SPDX-License-Identifier: MIT
import { deleteDB, openDB } from 'idb';
import { firstValueFrom } from 'rxjs';
import { countsOf, type Snapshot } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import { Database, NewerStorage } from './database';
import { BrowserSnapshots, isFull, type SnapshotLimits } from './snapshot-store';

const day = 86_400_000;
const many: SnapshotLimits = { most: 30, days: null };
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();

function taken(id: string, days = 1, other: Partial<Snapshot> = {}): Snapshot {
    return snapshot([computer('srv1', facts()), unread('srv2', 'unreachable')], {
        id,
        begun: daysAgo(days),
        ended: daysAgo(days),
        ...other
    });
}

describe('snapshots in the browser', () => {
    let store: BrowserSnapshots;
    const ids = async (): Promise<readonly string[]> => (await store.all()).items.map(({ id }) => id);

    beforeEach(async () => {
        await deleteDB('smb-signing');
        store = new BrowserSnapshots();
    });

    it('are there when the page is opened again, the latest first, each told without reading its computers', async () => {
        const [old, last] = [taken('old', 2), taken('last', 1, { ended: null })];
        await store.keep(last, many);
        await store.keep(old, many);
        const again = new BrowserSnapshots();
        const { items } = await again.all();
        expect(items.map(({ id, computers, ended, counts }) => [id, computers, ended, counts])).toEqual([
            ['last', 2, null, countsOf(last)],
            ['old', 2, old.ended, countsOf(old)]
        ]);
        expect(items[0]?.bytes).toBeGreaterThan(300);
        expect(await again.load('old')).toEqual(old);
        expect(await again.load('other')).toBeNull();
    });

    it('take the place of an earlier state of them', async () => {
        await store.keep(taken('scan', 1, { ended: null, computers: [] }), many);
        const whole = taken('scan');
        await store.keep(whole, { most: 1, days: null });
        expect([await ids(), await store.load('scan')]).toEqual([['scan'], whole]);
    });

    it('go where they are more, or older, than what shall be kept, and never the one that is kept now', async () => {
        for (const days of [1, 5, 3, 9]) await store.keep(taken(`${days} days`, days), many);
        await store.keep(taken('new', 2), { most: 4, days: null });
        expect(await ids()).toEqual(['1 days', 'new', '3 days', '5 days']);
        await store.keep(taken('ancient', 800), { most: 30, days: 4 });
        expect(await ids()).toEqual(['1 days', 'new', '3 days', 'ancient']);
        await store.keep(taken('alone', 900), { most: 1, days: null });
        expect(await ids()).toEqual(['alone']);
        expect(await new Database().use(database => database.getAllKeys('snapshotTexts'))).toEqual(['alone']);
    });

    it('from a file count from when they were read', async () => {
        const origin = { importedAt: daysAgo(0), exportedAt: null, toolVersion: '1.0.0' };
        await store.keep(taken('file', 800, { origin }), many);
        await store.keep(taken('new', 1), { most: 30, days: 400 });
        expect(await ids()).toEqual(['new', 'file']);
    });

    it('are removed as they are asked for', async () => {
        for (const id of ['a', 'b', 'c']) await store.keep(taken(id), many);
        await store.remove(['a', 'c', 'unknown']);
        expect([await ids(), await store.load('a')]).toEqual([['b'], null]);
    });

    it('that cannot be understood are counted and left out, and not loaded', async () => {
        await store.keep(taken('a'), many);
        await put('snapshots', { id: 'damaged', version: 1, begun: 'x' }, { id: 'strange' });
        await put('snapshotTexts', { id: 'damaged', text: '{' }, { id: 'strange', text: 7 });
        expect(await store.all()).toEqual({ items: [jasmine.objectContaining({ id: 'a' }) as never], unreadable: 2, newer: 0 });
        expect([await store.load('damaged'), await store.load('strange')]).toEqual([null, null]);
    });

    it('of a newer version stay as they are, and that is told', async () => {
        await put('snapshots', { id: 'scan', version: 2, begun: daysAgo(900), more: true });
        await expectAsync(store.keep(taken('scan'), many)).toBeRejectedWithError(NewerStorage);
        await store.keep(taken('other'), { most: 1, days: 1 });
        await store.remove(['scan']);
        expect(await store.all()).toEqual({ items: [jasmine.objectContaining({ id: 'other' }) as never], unreadable: 0, newer: 1 });
    });

    it('of a newer layout are not touched', async () => {
        (await openDB('smb-signing', 99, { upgrade: database => void database.createObjectStore('others') })).close();
        for (const use of [store.all(), store.load('a'), store.keep(taken('a'), many), store.remove(['a'])] as readonly Promise<unknown>[])
            await expectAsync(use).toBeRejectedWithError(NewerStorage);
    });

    it('are refused where the browser has no room, and what was kept stays as it was', async () => {
        await store.keep(taken('a'), many);
        const put = spyOn(IDBObjectStore.prototype, 'put').and.throwError(new DOMException('full', 'QuotaExceededError'));
        const error: unknown = await store.keep(taken('b'), { most: 1, days: null }).catch((thrown: unknown) => thrown);
        expect(isFull(error)).toBeTrue();
        put.and.callThrough();
        expect(await ids()).toEqual(['a']);
        expect(await store.load('a')).not.toBeNull();
    });

    it('of another window are told', async () => {
        const told = firstValueFrom(new BrowserSnapshots().changed);
        await store.keep(taken('a'), many);
        await expectAsync(told).toBeResolved();
    });
});

async function put(name: 'snapshots' | 'snapshotTexts', ...values: readonly object[]): Promise<void> {
    await new Database().use(async database => {
        for (const value of values) await database.put(name, value as never);
    });
}
