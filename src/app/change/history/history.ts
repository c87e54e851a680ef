// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { filter, map, Observable, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { isSameComputer } from '../../domain/computer/identity';
import type { ChangeRecord } from '../../domain/change/record';
import { ComputerHistory } from './computer-history';
import { NewerStorage } from '../storage/database';
import type { ImportProgress, ImportResult } from './history-file';
import { JOURNAL } from '../storage/browser-journal';
import type { Journal } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { SpokenOf, spokenOf } from '../spoken-of';
import { latestFirst, readStored } from '../storage/stored';

/** How many of the latest records of a computer a reading is held against: what is older was followed by them. */
const latest = 20;

/** What this administrator did from this browser. */
@Injectable({ providedIn: 'root' })
export class History {
    /** Each state of a record that was saved from this window. */
    readonly saved = new Subject<ChangeRecord>();
    /** States of records that the storage did not take: kept for this window, and offered to it again. */
    private readonly unsaved = new Map<string, ChangeRecord>();
    /** Why the storage did not take the last record that it refused. */
    refusal: 'notSaved' | 'newer' = 'notSaved';

    constructor(@Inject(JOURNAL) private readonly journal: Journal) {}

    /** The records of a computer, of which nothing is loaded yet. @param configuration null: it was not read */
    of(name: string, configuration: SigningConfiguration | null): ComputerHistory {
        return new ComputerHistory(this, this.journal, name, configuration);
    }

    /**
     * All records of a computer, and again whenever there are others; nothing before all are loaded. Empty where the storage cannot
     * be read.
     */
    loadedOf(name: string, configuration: SigningConfiguration): Observable<readonly ChangeRecord[]> {
        const isLoaded = (state: LoadState): boolean => state !== null && (typeof state === 'string' || !state.more);
        return this.statesOf(name, configuration).pipe(filter(isLoaded), map(recordsIn));
    }

    /** The latest records of a computer, and again whenever there are others. Empty where the storage cannot be read. */
    latestOf(name: string, configuration: SigningConfiguration): Observable<readonly ChangeRecord[]> {
        return this.statesOf(name, configuration, latest).pipe(map(recordsIn));
    }

    /** Loads records of a computer, all or so many, for as long as it is subscribed to. */
    private statesOf(name: string, configuration: SigningConfiguration, count = Infinity): Observable<LoadState> {
        return new Observable(observer => {
            const known = this.of(name, configuration);
            known.state.subscribe(observer);
            void known.load(count);
            return () => known.close();
        });
    }

    /** Saves a record, and tells whether that succeeded. One that could not be read again is not saved. */
    async save(record: ChangeRecord): Promise<boolean> {
        try {
            recordSchema.parse(record);
            await this.journal.save(record);
        } catch (error) {
            // IndexedDB: full or blocked. The caller decides what may go on without a record.
            this.refusal = error instanceof NewerStorage ? 'newer' : 'notSaved';
            return false;
        }
        this.unsaved.delete(record.id);
        this.saved.next(record);
        return true;
    }

    /** Saves a record, or keeps it for as long as this window lives; tells which. */
    async keep(record: ChangeRecord): Promise<boolean> {
        const saved = await this.save(record);
        if (!saved) this.unsaved.set(record.id, record);
        return saved;
    }

    /** Offers what the storage did not take to it again. */
    async saveLeft(): Promise<void> {
        for (const record of this.unsavedRecords()) await this.save(record);
    }

    unsavedRecords(): readonly ChangeRecord[] {
        return [...this.unsaved.values()];
    }

    /** The latest state of a record; null where it is not known. */
    async find(id: string): Promise<ChangeRecord | null> {
        const left = this.unsaved.get(id);
        if (left) return left;
        try {
            return readStored(recordSchema, await this.journal.find(id))[0] ?? null;
        } catch {
            return null; // the storage cannot be read
        }
    }

    /**
     * The records that a reading of a computer says something about, the latest first. They are sought among the latest under
     * its name in the list and its other names, and, however old, among those under that name that a closed page left behind (of
     * whichever computer) or that are open. Empty where the storage cannot be read.
     */
    async spokenOf(computer: string, configuration: SigningConfiguration): Promise<readonly SpokenOf[]> {
        const { id } = configuration.computer;
        try {
            const unsaved = this.unsavedRecords().filter(record => record.computer.name === computer || record.computer.id === id);
            // Of most computers there is none, and lists of thousands are read.
            if (unsaved.length === 0 && !(await this.journal.knows(computer, id))) return [];
            const [named, same, open] = await Promise.all([
                this.journal.page({ computer }, null, latest),
                id === null ? null : this.journal.page({ machine: id }, null, latest),
                this.journal.loadOpen(computer)
            ]);
            // Most are found in more than one way, and to check one takes longer than to find it.
            const found = new Map(
                [...named.items, ...(same?.items ?? []), ...open].map(one => [(one as Partial<ChangeRecord> | null)?.id, one])
            );
            const stored = readStored(recordSchema, [...found.values()]);
            const known = new Map([...stored, ...unsaved].map(record => [record.id, record]));
            const isLeft = ({ step, computer: { name } }: ChangeRecord): boolean => step !== 'ended' && name === computer;
            const ofComputer = [...known.values()].filter(one => isLeft(one) || isSameComputer(one, computer, configuration));
            return spokenOf(latestFirst(ofComputer));
        } catch {
            return []; // IndexedDB cannot be read: nothing was begun either
        }
    }

    // Files are rare, so what handles them is loaded when one is asked for.

    /** All records that have ended, as a file. Rejects where the storage cannot be read. */
    async export(toolVersion: string): Promise<Blob> {
        return (await import('./history-file')).exportHistory(this.journal, toolVersion);
    }

    /** Adds the records of a file that are not known yet, in parts. See `importHistory`. */
    async import(file: Blob, signal?: AbortSignal, tell: (progress: ImportProgress) => void = () => undefined): Promise<ImportResult> {
        const files = await import('./history-file').catch(() => null);
        return files?.importHistory(this.journal, file, signal, tell) ?? { kind: 'unreadable', added: 0, known: 0 };
    }
}

type LoadState = ComputerHistory['state']['value'];

function recordsIn(state: LoadState): readonly ChangeRecord[] {
    return state && typeof state !== 'string' ? state.records : [];
}
