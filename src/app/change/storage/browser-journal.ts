// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import { openEndings, type ChangeRecord } from '../../domain/change/record';
import type { Run } from '../../domain/run/run';
import { runPhases } from '../../domain/run/run-phase';
import { Database } from './database';
import type { Journal, Place, Selection, StoredPage } from './journal';

/** What is saved must be on the disk before it is acted on. */
const durable = { durability: 'strict' } as const;

/** A journal in the browser's IndexedDB, of the gateway's origin. */
export class BrowserJournal implements Journal {
    private readonly database = new Database();

    save(...records: readonly ChangeRecord[]): Promise<void> {
        return this.database.use(async database => {
            const transaction = database.transaction('records', 'readwrite', durable);
            await Promise.all([...records.map(record => transaction.store.put(record)), transaction.done]);
        });
    }

    addNew(records: readonly ChangeRecord[]): Promise<number> {
        return this.database.use(async database => {
            const { store, done } = database.transaction('records', 'readwrite', durable);
            const adds = records.map(async record => ((await store.getKey(record.id)) === undefined ? (await store.add(record), 1) : 0));
            const [added] = await Promise.all([Promise.all(adds), done]);
            return added.reduce<number>((sum, one) => sum + one, 0);
        });
    }

    find(...ids: readonly string[]): Promise<readonly unknown[]> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            return (await Promise.all(ids.map(id => store.get(id)))).filter(record => record !== undefined);
        });
    }

    page(of: Selection, after: Place | null, count: number): Promise<StoredPage> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            if ('computer' in of) return pageOf(store.index('computer'), [of.computer], [of.computer, []], after, count);
            if ('machine' in of) return pageOf(store.index('machine'), [of.machine], [of.machine, []], after, count);
            return pageOf(store.index('startedAt'), '', of.before, after, count);
        });
    }

    knows(computer: string, machine: string | null): Promise<boolean> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            const named = store.index('computer').getKey(IDBKeyRange.bound([computer], [computer, []]));
            const same = machine === null ? undefined : store.index('machine').getKey(IDBKeyRange.bound([machine], [machine, []]));
            return (await Promise.all([named, same])).some(key => key !== undefined);
        });
    }

    batch(after: string | null, count: number): Promise<readonly unknown[]> {
        const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
        return this.database.use(database => database.getAll('records', range, count));
    }

    count(): Promise<{ readonly all: number; readonly ofNobody: number }> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            const [all, ofComputers] = await Promise.all([store.count(), store.index('computer').count()]);
            return { all, ofNobody: all - ofComputers };
        });
    }

    loadUnfinished(): Promise<readonly unknown[]> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            const steps = ['queued', 'writing', 'readingBack'] as const;
            return (await Promise.all(steps.map(step => store.index('step').getAll(step)))).flat();
        });
    }

    loadOpen(computer: string): Promise<readonly unknown[]> {
        return this.database.use(async database => {
            const { store } = database.transaction('records');
            const left = IDBKeyRange.bound([computer, 'ended'], [computer, []], true);
            const open = openEndings.map(ending => store.index('endingOfComputer').getAll([computer, ending]));
            return (await Promise.all([store.index('stepOfComputer').getAll(left), ...open])).flat();
        });
    }

    loadOfRun(run: string): Promise<readonly unknown[]> {
        return this.database.use(database => database.getAllFromIndex('records', 'run', run));
    }

    loadUndoing(ids: readonly string[]): Promise<readonly unknown[]> {
        return this.database.use(async database => {
            const index = database.transaction('records').store.index('undoes');
            return (await Promise.all(ids.map(id => index.getAll(id)))).flat();
        });
    }

    saveRun(run: Run): Promise<void> {
        return this.database.use(async database => {
            const transaction = database.transaction('runs', 'readwrite', durable);
            await Promise.all([transaction.store.put(run), transaction.done]);
        });
    }

    addRun(run: Run, records: readonly ChangeRecord[]): Promise<void> {
        return this.database.use(async database => {
            const transaction = database.transaction(['runs', 'records'], 'readwrite', durable);
            const adds = records.map(record => transaction.objectStore('records').add(record));
            await Promise.all([transaction.objectStore('runs').add(run), ...adds, transaction.done]);
        });
    }

    findRun(id: string): Promise<unknown> {
        return this.database.use(database => database.get('runs', id));
    }

    pageOfRuns(after: Place | null, count: number): Promise<StoredPage> {
        return this.database.use(async database => {
            const index = database.transaction('runs').store.index('startedAt');
            return pageOf(index, '', [], after, count);
        });
    }

    loadUnfinishedRuns(): Promise<readonly unknown[]> {
        return this.database.use(async database => {
            const index = database.transaction('runs').store.index('phase');
            const phases = runPhases.filter(phase => phase !== 'ended');
            return (await Promise.all(phases.map(phase => index.getAll(phase)))).flat();
        });
    }

    runIds(): Promise<readonly string[]> {
        return this.database.use(database => database.getAllKeys('runs'));
    }

    remove(records: readonly string[], runs: readonly string[]): Promise<void> {
        return this.database.use(async database => {
            const transaction = database.transaction(['runs', 'records'], 'readwrite', durable);
            const removals = [
                ...records.map(id => transaction.objectStore('records').delete(id)),
                ...runs.map(id => transaction.objectStore('runs').delete(id))
            ];
            await Promise.all([...removals, transaction.done]);
        });
    }
}

export const JOURNAL = new InjectionToken<Journal>('JOURNAL', { providedIn: 'root', factory: () => new BrowserJournal() });

/** What a page needs of an index, whatever it is of. */
interface Cursor {
    readonly key: IDBValidKey;
    readonly primaryKey: IDBValidKey;
    readonly value: unknown;
    continue(): Promise<Cursor | null>;
    continuePrimaryKey(key: IDBValidKey, id: IDBValidKey): Promise<Cursor | null>;
}

interface Paged {
    openCursor(range: IDBKeyRange, direction: 'prev'): Promise<Cursor | null>;
}

/** The latest first. Several may have the same key: a page goes on by key and id. */
async function pageOf(index: unknown, lower: IDBValidKey, upper: IDBValidKey, after: Place | null, count: number): Promise<StoredPage> {
    let cursor = await (index as Paged).openCursor(IDBKeyRange.bound(lower, after?.key ?? upper), 'prev');
    if (cursor && after && indexedDB.cmp(cursor.key, after.key) === 0) {
        if (String(cursor.primaryKey) > after.id) cursor = await cursor.continuePrimaryKey(after.key, after.id);
        if (cursor && cursor.primaryKey === after.id) cursor = await cursor.continue();
    }
    const items: unknown[] = [];
    let next: Place | null = null;
    for (; cursor && items.length < count; cursor = await cursor.continue()) {
        items.push(cursor.value);
        next = { key: cursor.key, id: String(cursor.primaryKey) };
    }
    return { items, next: cursor ? next : null };
}
