// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, Subject } from 'rxjs';
import { ChangeRecord, recordVersion } from '../domain/record';
import { JOURNAL, Journal } from './journal';
import { endedRecordSchema, HistoryFile, historyFileSchema, historyFormat, recordSchema } from './record-schema';
import { latestFirst, parseJson, readable } from './stored';

/** What is known of the past. `unreadable`: how many stored records this version cannot read. */
export interface HistoryState {
    readonly records: readonly ChangeRecord[];
    readonly unreadable: number;
}

/** What became of an import. Anything but `imported` changed nothing. */
export type ImportResult =
    | { readonly kind: 'imported'; readonly added: number; readonly known: number }
    | { readonly kind: 'newerVersion'; readonly version: number }
    | { readonly kind: 'damaged'; readonly where: string }
    | { readonly kind: 'notSaved' };

/** What this administrator did from this browser. */
@Injectable({ providedIn: 'root' })
export class History {
    /** The records, the latest first; null before they were loaded, `unavailable` where the storage cannot be read. */
    readonly state = new BehaviorSubject<HistoryState | 'unavailable' | null>(null);
    /** Each state of a record that was saved from this window. */
    readonly saved = new Subject<ChangeRecord>();
    /** States of records that the storage did not take: kept for this window, and offered to it again. */
    private readonly unsaved = new Map<string, ChangeRecord>();

    constructor(@Inject(JOURNAL) private readonly journal: Journal) {}

    async load(): Promise<void> {
        try {
            await this.saveLeft();
            this.show(await this.journal.load());
        } catch {
            // IndexedDB: blocked by the browser's settings, full, or damaged.
            this.state.next('unavailable');
        }
    }

    /** Saves a record, and tells whether that succeeded. */
    async save(record: ChangeRecord): Promise<boolean> {
        try {
            await this.journal.save(record);
        } catch {
            // IndexedDB: full or blocked. The caller decides what may go on without a record.
            return false;
        }
        this.unsaved.delete(record.id);
        this.add([record]);
        this.saved.next(record);
        return true;
    }

    /** Saves a record, or keeps it for as long as this window lives; tells which. */
    async keep(record: ChangeRecord): Promise<boolean> {
        const saved = await this.save(record);
        if (!saved) this.unsaved.set(record.id, record);
        return saved;
    }

    /** The latest state of a record; null where it is not known. */
    async find(id: string): Promise<ChangeRecord | null> {
        await this.load();
        const known = this.state.value;
        return (known && known !== 'unavailable' && known.records.find(record => record.id === id)) || (this.unsaved.get(id) ?? null);
    }

    /** The records of a computer that a closed page left behind. Empty where the storage cannot be read. */
    async unfinished(computer: string): Promise<readonly ChangeRecord[]> {
        try {
            await this.saveLeft();
            return latestFirst(readable(recordSchema, await this.journal.loadUnfinished())).filter(
                record => record.computer.name === computer && !this.unsaved.has(record.id)
            );
        } catch {
            return []; // IndexedDB cannot be read: nothing was begun either
        }
    }

    /** The records that have ended, as the text of a file. */
    export(toolVersion: string): string {
        const known = this.state.value;
        const file: HistoryFile = {
            format: historyFormat,
            version: recordVersion,
            exportedAt: new Date().toISOString(),
            toolVersion,
            records: known && known !== 'unavailable' ? known.records.filter(record => record.step === 'ended') : []
        };
        return JSON.stringify(file, null, 2);
    }

    /** Adds the records of a file that are not known yet. A file that does not fit as a whole changes nothing. */
    async import(text: string): Promise<ImportResult> {
        const file = historyFileSchema.safeParse(parseJson(text));
        if (!file.success) return { kind: 'damaged', where: file.error.issues[0]?.path.join('.') || historyFormat };
        if (file.data.version > recordVersion) return { kind: 'newerVersion', version: file.data.version };
        const records = new Map<string, ChangeRecord>();
        for (const [index, candidate] of file.data.records.entries()) {
            const record = endedRecordSchema.safeParse(candidate);
            if (!record.success) return { kind: 'damaged', where: ['records', index, ...(record.error.issues[0]?.path ?? [])].join('.') };
            records.set(record.data.id, record.data);
        }
        await this.load();
        const known = this.state.value;
        if (!known || known === 'unavailable') return { kind: 'notSaved' };
        const added = [...records.values()].filter(record => !known.records.some(one => one.id === record.id));
        try {
            await this.journal.save(...added);
        } catch {
            return { kind: 'notSaved' };
        }
        this.add(added);
        return { kind: 'imported', added: added.length, known: records.size - added.length };
    }

    private async saveLeft(): Promise<void> {
        for (const record of [...this.unsaved.values()]) await this.save(record);
    }

    private show(stored: readonly unknown[]): void {
        const records = latestFirst(readable(recordSchema, stored));
        this.state.next({ records, unreadable: stored.length - records.length });
        this.add([...this.unsaved.values()]);
    }

    /** Shows records in place of their earlier states, once the history is loaded. */
    private add(records: readonly ChangeRecord[]): void {
        const known = this.state.value;
        if (!known || known === 'unavailable' || records.length === 0) return;
        const ids = new Set(records.map(record => record.id));
        this.state.next({ ...known, records: latestFirst([...records, ...known.records.filter(one => !ids.has(one.id))]) });
    }
}
