// SPDX-License-Identifier: MIT
import { BehaviorSubject, Observable, Subscription } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { isSameComputer } from '../../domain/computer/identity';
import type { ChangeRecord } from '../../domain/change/record';
import { type StorageProblem, storageProblem } from '../storage/database';
import type { Journal, Place, Selection } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { latestFirst, readStored } from '../storage/stored';

/**
 * What is known of the past of one computer. `unreadable`: how many stored records this version cannot read, as far as
 * was looked; `more`: whether older ones were not loaded yet.
 */
export interface HistoryState {
    readonly records: readonly ChangeRecord[];
    readonly unreadable: number;
    readonly more: boolean;
}

/** The records that this window saves, and those that it could not. */
export interface SavedHere {
    readonly saved: Observable<ChangeRecord>;
    unsavedRecords(): readonly ChangeRecord[];
}

/** How many records are taken from the storage at a time: few enough to be checked without holding the page up. */
const atATime = 50;

/**
 * The records of one computer, by the name it has in the list and, once it was read, by its own identity under other
 * names: the latest first, and more on demand. To be closed when it is no longer looked at.
 */
export class ComputerHistory {
    /** Null before anything was loaded. */
    readonly state = new BehaviorSubject<HistoryState | StorageProblem | null>(null);
    private readonly sources: Source[];
    private readonly kept = new Subscription();
    private unreadable = 0;
    private records: readonly ChangeRecord[] = [];
    private loading: Promise<void> = Promise.resolve();

    constructor(
        private readonly history: SavedHere,
        private readonly journal: Journal,
        private readonly name: string,
        private readonly configuration: SigningConfiguration | null
    ) {
        const machine = configuration?.computer.id ?? null;
        const ofMachine = (record: ChangeRecord): boolean => record.computer.name !== name && this.isOf(record);
        this.sources = [
            new Source(journal, { computer: name }, () => true),
            ...(machine === null ? [] : [new Source(journal, { machine }, ofMachine)])
        ];
        this.kept.add(history.saved.subscribe(record => this.take(record)));
    }

    /** Loads some more. Never rejects. @param count Infinity: all of them */
    load(count: number): Promise<void> {
        this.loading = this.loading.then(() => this.loadNext(count));
        return this.loading;
    }

    close(): void {
        this.kept.unsubscribe();
    }

    private async loadNext(count: number): Promise<void> {
        try {
            if (this.state.value === null) this.unreadable += (await this.journal.count()).ofNobody;
            const taken: ChangeRecord[] = [];
            while (taken.length < count) {
                for (const source of this.sources) this.unreadable += await source.fill();
                const [first] = latestFirst(this.sources.flatMap(({ buffer }) => buffer[0] ?? []));
                if (!first) break;
                this.sources.find(({ buffer }) => buffer[0] === first)?.buffer.shift();
                taken.push(first);
            }
            const known = new Set(this.records.map(({ id }) => id));
            const unsaved = this.history.unsavedRecords().filter(record => this.isOf(record));
            this.show(latestFirst([...this.records, ...taken.filter(({ id }) => !known.has(id))]), unsaved);
        } catch (error) {
            this.state.next(storageProblem(error));
        }
    }

    private take(record: ChangeRecord): void {
        if (this.isOf(record)) this.show(this.records, [record]);
    }

    /** Shows records, some in place of their earlier states. */
    private show(records: readonly ChangeRecord[], anew: readonly ChangeRecord[]): void {
        const ids = new Set(anew.map(({ id }) => id));
        this.records = anew.length > 0 ? latestFirst([...anew, ...records.filter(({ id }) => !ids.has(id))]) : records;
        const more = this.sources.some(source => source.buffer.length > 0 || !source.ended);
        this.state.next({ records: this.records, unreadable: this.unreadable, more });
    }

    private isOf(record: ChangeRecord): boolean {
        return record.computer.name === this.name || (this.configuration !== null && isSameComputer(record, this.name, this.configuration));
    }
}

/** The records of one index, page by page. */
class Source {
    buffer: ChangeRecord[] = [];
    ended = false;
    private after: Place | null = null;

    constructor(
        private readonly journal: Journal,
        private readonly of: Selection,
        private readonly isWanted: (record: ChangeRecord) => boolean
    ) {}

    /** Sees to it that the next record is there, if there is one. Gives how many could not be read. */
    async fill(): Promise<number> {
        let unreadable = 0;
        while (this.buffer.length === 0 && !this.ended) {
            const { items, next } = await this.journal.page(this.of, this.after, atATime);
            const records = readStored(recordSchema, items);
            unreadable += items.length - records.length;
            this.buffer = records.filter(this.isWanted);
            this.after = next;
            this.ended = next === null;
        }
        return unreadable;
    }
}
