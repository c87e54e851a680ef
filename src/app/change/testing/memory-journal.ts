// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../domain/record';
import type { Run } from '../../domain/run/run';
import type { Journal } from '../journal';

/** A journal in memory, for specs. */
export class MemoryJournal implements Journal {
    /** Makes saving fail, as full or blocked storage does. */
    full = false;

    private readonly records = new Map<string, unknown>();
    private readonly runs = new Map<string, unknown>();

    async save(...records: readonly ChangeRecord[]): Promise<void> {
        if (this.full) throw new DOMException('The storage is full.', 'QuotaExceededError');
        for (const record of records) this.put(record.id, record);
    }

    async load(): Promise<readonly unknown[]> {
        return [...this.records.values()].reverse();
    }

    async loadUnfinished(): Promise<readonly unknown[]> {
        return [...this.records.values()].filter(record => (record as Partial<ChangeRecord>).step !== 'ended');
    }

    async saveRun(run: Run): Promise<void> {
        await this.save(); // rejects where the storage is full
        this.runs.set(run.id, structuredClone(run));
    }

    async addRun(run: Run, records: readonly ChangeRecord[]): Promise<void> {
        if (this.runs.has(run.id) || records.some(({ id }) => this.records.has(id))) throw new DOMException('There.', 'ConstraintError');
        await this.save(...records);
        await this.saveRun(run);
    }

    async loadRuns(): Promise<readonly unknown[]> {
        return [...this.runs.values()];
    }

    async loadOfRun(run: string): Promise<readonly unknown[]> {
        return this.recordsOf(run);
    }

    async loadUndoing(): Promise<readonly unknown[]> {
        return [...this.records.values()].filter(record => (record as Partial<ChangeRecord>).undoes);
    }

    recordsOf(run: string): readonly ChangeRecord[] {
        return ([...this.records.values()] as ChangeRecord[]).filter(record => record.run === run);
    }

    /** Whether a saved record is like that. */
    has(like: (record: ChangeRecord) => boolean): boolean {
        return [...this.records.values()].some(record => like(record as ChangeRecord));
    }

    /** Puts anything there, also what is no record. */
    put(id: string, value: unknown): void {
        this.records.set(id, structuredClone(value));
    }
}
