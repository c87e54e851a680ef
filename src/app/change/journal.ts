// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import { DBSchema, IDBPDatabase, openDB } from 'idb';
import type { ChangeRecord } from '../domain/record';
import type { Run } from '../domain/run/run';

/**
 * Keeps the records of what this administrator did from this browser. A record is saved before each step that it
 * describes is taken.
 */
export interface Journal {
    /** Saves records, each in place of an earlier state of it: all, or, where it rejects, none. */
    save(...records: readonly ChangeRecord[]): Promise<void>;
    /** All records, the latest first, unchecked: they may be older or damaged. Rejects where they cannot be read. */
    load(): Promise<readonly unknown[]>;
    /** The records that have not ended, unchecked. Rejects where they cannot be read. */
    loadUnfinished(): Promise<readonly unknown[]>;
    /** Saves a run over many computers in place of an earlier state of it. */
    saveRun(run: Run): Promise<void>;
    /** All runs over many computers, unchecked. Rejects where they cannot be read. */
    loadRuns(): Promise<readonly unknown[]>;
    /** Adds a run, and records that are not there yet. Rejects, and adds nothing, where one of them is there. */
    addRun(run: Run, records: readonly ChangeRecord[]): Promise<void>;
    /** The records of a run, unchecked. */
    loadOfRun(run: string): Promise<readonly unknown[]>;
    /** The records that undo another one, unchecked. */
    loadUndoing(): Promise<readonly unknown[]>;
}

export const JOURNAL = new InjectionToken<Journal>('JOURNAL', { providedIn: 'root', factory: () => new BrowserJournal() });

interface Schema extends DBSchema {
    records: { key: string; value: ChangeRecord; indexes: { startedAt: string; step: ChangeRecord['step']; run: string; undoes: string } };
    /** Since layout 2, as is the index of records by run; the one by what they undo since layout 3. */
    runs: { key: string; value: Run };
}

/** The version of the database's layout; records carry a version of their own. */
const layout = 3;

/** A journal in the browser's IndexedDB, of the gateway's origin. */
export class BrowserJournal implements Journal {
    private database: Promise<IDBPDatabase<Schema>> | undefined;

    async save(...records: readonly ChangeRecord[]): Promise<void> {
        const transaction = (await this.open()).transaction('records', 'readwrite', { durability: 'strict' });
        await Promise.all([...records.map(record => transaction.store.put(record)), transaction.done]);
    }

    async load(): Promise<readonly unknown[]> {
        return (await (await this.open()).getAllFromIndex('records', 'startedAt')).reverse();
    }

    async loadUnfinished(): Promise<readonly unknown[]> {
        const database = await this.open();
        const steps = ['queued', 'writing', 'readingBack'] as const;
        return (await Promise.all(steps.map(step => database.getAllFromIndex('records', 'step', step)))).flat();
    }

    async saveRun(run: Run): Promise<void> {
        const transaction = (await this.open()).transaction('runs', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(run), transaction.done]);
    }

    async addRun(run: Run, records: readonly ChangeRecord[]): Promise<void> {
        const transaction = (await this.open()).transaction(['runs', 'records'], 'readwrite', { durability: 'strict' });
        const adds = records.map(record => transaction.objectStore('records').add(record));
        await Promise.all([transaction.objectStore('runs').add(run), ...adds, transaction.done]);
    }

    async loadRuns(): Promise<readonly unknown[]> {
        return (await this.open()).getAll('runs');
    }

    async loadOfRun(run: string): Promise<readonly unknown[]> {
        return (await this.open()).getAllFromIndex('records', 'run', run);
    }

    async loadUndoing(): Promise<readonly unknown[]> {
        return (await this.open()).getAllFromIndex('records', 'undoes');
    }

    private async open(): Promise<IDBPDatabase<Schema>> {
        this.database ??= openDB<Schema>('smb-signing', layout, {
            upgrade: (database, before, _, transaction) => {
                if (before < 1) {
                    const records = database.createObjectStore('records', { keyPath: 'id' });
                    records.createIndex('startedAt', 'startedAt');
                    records.createIndex('step', 'step');
                }
                if (before < 2) {
                    database.createObjectStore('runs', { keyPath: 'id' });
                    transaction.objectStore('records').createIndex('run', 'run');
                }
                transaction.objectStore('records').createIndex('undoes', 'undoes'); // those that undo none are not in it
            },
            // Another window wants to change the layout: let it.
            blocking: () => void this.database?.then(database => database.close()),
            terminated: () => (this.database = undefined)
        });
        try {
            return await this.database;
        } catch (error) {
            // blocked or full storage: it may have room at the next try
            this.database = undefined;
            throw error;
        }
    }
}
