// SPDX-License-Identifier: MIT
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { ChangeRecord } from '../../domain/change/record';
import type { Run } from '../../domain/run/run';
import type { StoredAcceptance } from './readiness/acceptance-schema';
import type { WrittenEvidence } from './readiness/packed-evidence';
import type { StoredFormer } from './readiness/packed-former';
import type { StoredSummary } from './snapshots/summary-schema';

export interface Schema extends DBSchema {
    records: {
        key: string;
        value: ChangeRecord;
        indexes: {
            startedAt: string;
            step: ChangeRecord['step'];
            run: string;
            undoes: string;
            computer: [string, string];
            machine: [string, string];
            endingOfComputer: [string, string];
            stepOfComputer: [string, string];
        };
    };
    runs: { key: string; value: Run; indexes: { startedAt: string; phase: Run['phase'] } };
    evidence: { key: string; value: WrittenEvidence; indexes: { readAt: string } };
    /** The computers in `evidence` that are no longer in the list, and since when: beside it, because it is large. */
    unlisted: { key: string; value: { readonly computer: string; readonly since: string } };
    acceptances: { key: [string, string]; value: StoredAcceptance };
    /** What Readiness showed last, of each direction in parts. */
    former: { key: [string, number]; value: StoredFormer };
    snapshots: { key: string; value: StoredSummary };
    /** What the snapshots hold: beside them, because it is large. */
    snapshotTexts: { key: string; value: { readonly id: string; readonly text: string } };
}

/** The version of the database's layout; what is stored carries a version of its own. */
const layout = 7;

/** How long another window may take to let a new layout in, in milliseconds. */
const patience = 5_000;

/** A newer version of the extension has taken the storage over: this one reads and writes nothing of it. */
export class NewerStorage extends Error {}

/**
 * Why the storage cannot be used. `unavailable`: blocked by the browser's settings, full, or damaged; `newer`: a newer
 * version of the extension has taken it over.
 */
export type StorageProblem = 'unavailable' | 'newer';

export function storageProblem(error: unknown): StorageProblem {
    return error instanceof NewerStorage ? 'newer' : 'unavailable';
}

/** The database of the gateway's origin. It is opened when it is first used, and again after it was closed. */
export class Database {
    private opened: Promise<IDBPDatabase<Schema>> | undefined;

    constructor(private readonly name = 'smb-signing') {}

    async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
        try {
            return await work(await this.open());
        } catch (error) {
            // It was closed between two uses: nothing was begun on it.
            if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
            this.opened = undefined;
            return work(await this.open());
        }
    }

    private async open(): Promise<IDBPDatabase<Schema>> {
        const opening = (this.opened ??= this.connect());
        try {
            return await opening;
        } catch (error) {
            // Blocked or full storage: it may be there at the next try.
            if (this.opened === opening) this.opened = undefined;
            throw error instanceof DOMException && error.name === 'VersionError' ? new NewerStorage() : error;
        }
    }

    private connect(): Promise<IDBPDatabase<Schema>> {
        return new Promise((resolve, reject) => {
            let late = false;
            const giveUp = (): void => {
                late = true;
                reject(new Error('Another window keeps the storage in its old layout.'));
            };
            let timer: ReturnType<typeof setTimeout> | undefined;
            const opening = openDB<Schema>(this.name, layout, {
                upgrade: (database, before, _, transaction) => upgrade(database, before, transaction),
                blocked: () => (timer = setTimeout(giveUp, patience)),
                // Another version, or the removal of the site's data, waits for this: let it, and open anew at the next use.
                blocking: (_current, _blocked, event) => {
                    (event.target as IDBDatabase).close();
                    this.opened = undefined;
                },
                terminated: () => (this.opened = undefined)
            });
            opening
                .finally(() => clearTimeout(timer))
                .then(database => (late ? database.close() : resolve(database)))
                .catch(reject);
        });
    }
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** A record without a computer, or without an ending, is in no index by that. */
function upgrade(database: IDBPDatabase<Schema>, before: number, transaction: Upgrade): void {
    if (before < 1) {
        const records = database.createObjectStore('records', { keyPath: 'id' });
        records.createIndex('startedAt', 'startedAt');
        records.createIndex('step', 'step');
    }
    if (before < 2) database.createObjectStore('runs', { keyPath: 'id' });
    const records = transaction.objectStore('records');
    const runs = transaction.objectStore('runs');
    if (before < 2) records.createIndex('run', 'run');
    if (before < 3) records.createIndex('undoes', 'undoes');
    if (before < 4) {
        records.createIndex('computer', ['computer.name', 'startedAt']);
        records.createIndex('machine', ['computer.id', 'startedAt']);
        records.createIndex('endingOfComputer', ['computer.name', 'ending']);
        records.createIndex('stepOfComputer', ['computer.name', 'step']);
        runs.createIndex('startedAt', 'startedAt');
        runs.createIndex('phase', 'phase');
    }
    if (before < 5) {
        const evidence = database.createObjectStore('evidence', { keyPath: 'computer' });
        evidence.createIndex('readAt', 'readAt');
        database.createObjectStore('unlisted', { keyPath: 'computer' });
        database.createObjectStore('acceptances', { keyPath: ['direction', 'peer'] });
    }
    if (before < 6) {
        database.createObjectStore('snapshots', { keyPath: 'id' });
        database.createObjectStore('snapshotTexts', { keyPath: 'id' });
    }
    if (before < 7) database.createObjectStore('former', { keyPath: ['direction', 'part'] });
}
