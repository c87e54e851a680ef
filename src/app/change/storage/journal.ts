// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../domain/change/record';
import type { Run } from '../../domain/run/run';

/** Where a page ends: an opaque mark after which the next one begins. */
export interface Place {
    readonly key: IDBValidKey;
    readonly id: string;
}

/** Some stored values, unchecked: they may be older or damaged. `next` is null after the last one. */
export interface StoredPage {
    readonly items: readonly unknown[];
    readonly next: Place | null;
}

/**
 * Which records: those of a computer by its name in the list, those of a machine by its own identifier, or those that
 * were started before a time (ISO 8601, UTC).
 */
export type Selection = { readonly computer: string } | { readonly machine: string } | { readonly before: string };

/**
 * Keeps the records of what this administrator did from this browser. A record is saved before each step that it
 * describes is taken. Every method rejects where the storage cannot be used, with `NewerStorage` where a newer version
 * of the extension has taken it over. What is read is unchecked: it may be older or damaged.
 */
export interface Journal {
    /** Saves records, each in place of an earlier state of it: all, or, where it rejects, none. */
    save(...records: readonly ChangeRecord[]): Promise<void>;
    /** Adds those records that are not there yet, all or none of them. Gives how many. */
    addNew(records: readonly ChangeRecord[]): Promise<number>;
    /** The records of these ids; those that are not there are left out. */
    find(...ids: readonly string[]): Promise<readonly unknown[]>;
    /** Some records, the latest first. */
    page(of: Selection, after: Place | null, count: number): Promise<StoredPage>;
    /** Whether any record is of a computer of that name, or of that machine. @param machine null: not known */
    knows(computer: string, machine: string | null): Promise<boolean>;
    /** Some of all records, by their ids. @param after the last id of the batch before */
    batch(after: string | null, count: number): Promise<readonly unknown[]>;
    /** How many records there are, and how many of them name no computer. */
    count(): Promise<{ readonly all: number; readonly ofNobody: number }>;
    /** The records that have not ended. */
    loadUnfinished(): Promise<readonly unknown[]>;
    /** The records of a computer that have not ended, or of which a later reading may still say something new. */
    loadOpen(computer: string): Promise<readonly unknown[]>;
    /** The records of a run. */
    loadOfRun(run: string): Promise<readonly unknown[]>;
    /** The records that undo one of these. */
    loadUndoing(ids: readonly string[]): Promise<readonly unknown[]>;
    /** Saves a run over many computers in place of an earlier state of it. */
    saveRun(run: Run): Promise<void>;
    /** Adds a run, and records that are not there yet. Rejects, and adds nothing, where one of them is there. */
    addRun(run: Run, records: readonly ChangeRecord[]): Promise<void>;
    /** Undefined: there is none of that id. */
    findRun(id: string): Promise<unknown>;
    /** Some runs, the latest first. */
    pageOfRuns(after: Place | null, count: number): Promise<StoredPage>;
    /** The runs that have not ended. */
    loadUnfinishedRuns(): Promise<readonly unknown[]>;
    /** The ids of all runs. */
    runIds(): Promise<readonly string[]>;
    /** Removes records and runs: all or none. */
    remove(records: readonly string[], runs: readonly string[]): Promise<void>;
}
