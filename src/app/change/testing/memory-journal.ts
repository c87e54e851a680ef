// SPDX-License-Identifier: MIT
import { type ChangeRecord, openEndings } from '../../domain/change/record';
import type { Run } from '../../domain/run/run';
import type { Journal, Place, Selection, StoredPage } from '../storage/journal';

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

    async addNew(records: readonly ChangeRecord[]): Promise<number> {
        const added = records.filter(({ id }) => !this.records.has(id));
        await this.save(...added);
        return added.length;
    }

    async find(...ids: readonly string[]): Promise<readonly unknown[]> {
        return ids.flatMap(id => this.records.get(id) ?? []);
    }

    async page(of: Selection, after: Place | null, count: number): Promise<StoredPage> {
        const isOf = ({ computer, startedAt }: ChangeRecord): boolean => {
            if ('computer' in of) return computer?.name === of.computer;
            return 'machine' in of ? computer?.id === of.machine : startedAt <= of.before;
        };
        return pageOf((this.all() as ChangeRecord[]).filter(isOf), after, count);
    }

    async knows(computer: string, machine: string | null): Promise<boolean> {
        return (this.all() as ChangeRecord[]).some(
            one => one.computer?.name === computer || (machine !== null && one.computer?.id === machine)
        );
    }

    async batch(after: string | null, count: number): Promise<readonly unknown[]> {
        const ids = [...this.records.keys()].sort().filter(id => after === null || id > after);
        return ids.slice(0, count).map(id => this.records.get(id));
    }

    async count(): Promise<{ readonly all: number; readonly ofNobody: number }> {
        const ofNobody = (this.all() as Partial<ChangeRecord>[]).filter(({ computer }) => computer === undefined);
        return { all: this.records.size, ofNobody: ofNobody.length };
    }

    async loadUnfinished(): Promise<readonly unknown[]> {
        return this.all().filter(record => (record as Partial<ChangeRecord>).step !== 'ended');
    }

    async loadOpen(computer: string): Promise<readonly unknown[]> {
        const isLeft = ({ step, ending }: ChangeRecord): boolean => step !== 'ended' || openEndings.some(one => one === ending);
        return (this.all() as ChangeRecord[]).filter(record => record.computer?.name === computer && isLeft(record));
    }

    async loadOfRun(run: string): Promise<readonly unknown[]> {
        return this.recordsOf(run);
    }

    async loadUndoing(ids: readonly string[]): Promise<readonly unknown[]> {
        const wanted = new Set<string | null | undefined>(ids);
        return this.all().filter(record => wanted.has((record as Partial<ChangeRecord>).undoes));
    }

    async saveRun(run: Run): Promise<void> {
        await this.save(); // rejects where the storage is full
        this.runs.set(run.id, structuredClone(run));
    }

    async addRun(run: Run, records: readonly ChangeRecord[]): Promise<void> {
        if (this.runs.has(run.id) || records.some(({ id }) => this.records.has(id))) throw new DOMException('There.', 'ConstraintError');
        const saved = this.save(...records); // rejects where the storage is full
        if (!this.full) this.runs.set(run.id, structuredClone(run)); // at once, as in one transaction
        await saved;
    }

    async findRun(id: string): Promise<unknown> {
        return this.runs.get(id);
    }

    async pageOfRuns(after: Place | null, count: number): Promise<StoredPage> {
        return pageOf([...this.runs.values()] as Run[], after, count);
    }

    async loadUnfinishedRuns(): Promise<readonly unknown[]> {
        return [...this.runs.values()].filter(run => (run as Run).phase !== 'ended');
    }

    async runIds(): Promise<readonly string[]> {
        return [...this.runs.keys()];
    }

    async remove(records: readonly string[], runs: readonly string[]): Promise<void> {
        await this.save(); // rejects where the storage is full
        records.forEach(id => this.records.delete(id));
        runs.forEach(id => this.runs.delete(id));
    }

    /** All records, the latest saved first. */
    all(): readonly unknown[] {
        return [...this.records.values()].reverse();
    }

    allRuns(): readonly Run[] {
        return [...this.runs.values()] as Run[];
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

function pageOf(all: readonly { readonly startedAt: string; readonly id: string }[], after: Place | null, count: number): StoredPage {
    const placeOf = ({ startedAt, id }: { startedAt: string; id: string }): string => `${startedAt} ${id}`;
    const sorted = [...all].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
    const rest = after ? sorted.filter(one => placeOf(one) < `${String(after.key)} ${after.id}`) : sorted;
    const items = rest.slice(0, count);
    const last = items.at(-1);
    return { items, next: last && rest.length > count ? { key: last.startedAt, id: last.id } : null };
}
