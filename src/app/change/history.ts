// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { ChangeRecord, recordVersion } from '../domain/record';
import { JOURNAL, Journal } from './journal';
import { HistoryFile, historyFileSchema, historyFormat, recordSchema } from './record-schema';

/** What is known of the past. `unreadable`: how many stored records this version cannot read. Null: not loaded. */
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

    constructor(@Inject(JOURNAL) private readonly journal: Journal) {}

    async load(): Promise<void> {
        try {
            this.state.next(readable(await this.journal.load()));
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
        const known = this.state.value;
        if (known && known !== 'unavailable')
            this.state.next({ ...known, records: latestFirst([record, ...known.records.filter(one => one.id !== record.id)]) });
        return true;
    }

    /** The records of a computer that a closed page left behind. Empty where the storage cannot be read. */
    async unfinished(computer: string): Promise<readonly ChangeRecord[]> {
        await this.load();
        const known = this.state.value;
        return known && known !== 'unavailable'
            ? known.records.filter(record => record.step !== 'ended' && record.computer.name === computer)
            : [];
    }

    /** All records as the text of a file. */
    export(toolVersion: string): string {
        const known = this.state.value;
        const file: HistoryFile = {
            format: historyFormat,
            version: recordVersion,
            exportedAt: new Date().toISOString(),
            toolVersion,
            records: known && known !== 'unavailable' ? known.records : []
        };
        return JSON.stringify(file, null, 2);
    }

    /** Adds the records of a file that are not known yet. A file that does not fit as a whole changes nothing. */
    async import(text: string): Promise<ImportResult> {
        const file = historyFileSchema.safeParse(parseJson(text));
        if (!file.success) return { kind: 'damaged', where: file.error.issues[0]?.path.join('.') || historyFormat };
        if (file.data.version > recordVersion) return { kind: 'newerVersion', version: file.data.version };
        const records: ChangeRecord[] = [];
        for (const [index, candidate] of file.data.records.entries()) {
            const record = recordSchema.safeParse(candidate);
            if (!record.success) return { kind: 'damaged', where: ['records', index, ...(record.error.issues[0]?.path ?? [])].join('.') };
            records.push(record.data);
        }
        await this.load();
        const known = this.state.value;
        if (!known || known === 'unavailable') return { kind: 'notSaved' };
        const added = records.filter(record => !known.records.some(one => one.id === record.id));
        for (const record of added) {
            if (!(await this.save(record))) return { kind: 'notSaved' };
        }
        return { kind: 'imported', added: added.length, known: records.length - added.length };
    }
}

function readable(stored: readonly unknown[]): HistoryState {
    const records = stored.map(candidate => recordSchema.safeParse(candidate)).flatMap(parsed => (parsed.success ? [parsed.data] : []));
    return { records: latestFirst(records), unreadable: stored.length - records.length };
}

function latestFirst(records: readonly ChangeRecord[]): ChangeRecord[] {
    return [...records].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; // not JSON: the schema refuses it
    }
}
