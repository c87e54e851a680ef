// SPDX-License-Identifier: MIT
import { type ChangeRecord, isInForce } from '../../domain/change/record';
import type { RunProgress } from '../../domain/run/dispatch';
import type { Run } from '../../domain/run/run';
import type { Journal } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { runSchema } from '../storage/run-schema';
import { latestFirst, readStored } from '../storage/stored';

/** Some of the runs of this browser, the latest first, and how many there are in all. */
export interface StoredRuns {
    readonly runs: readonly Run[];
    readonly unreadable: number;
    /** How many more there are. */
    readonly more: number;
}

/** The latest runs, and those that have not ended, however old. */
export async function latestRuns(journal: Journal, count: number): Promise<StoredRuns> {
    const all = (await journal.runIds()).length;
    const { items } = await journal.pageOfRuns(null, count);
    const runs = new Map(readStored(runSchema, [...items, ...(await journal.loadUnfinishedRuns())]).map(run => [run.id, run]));
    // A run without a time cannot be read, and is in no page.
    const inPages = items.length < count ? all : items.length;
    const unreadable = inPages - readStored(runSchema, items).length;
    return { runs: latestFirst([...runs.values()]), unreadable, more: Math.max(0, all - unreadable - runs.size) };
}

/** Null: there is none of that id, or this version cannot read it. */
export async function findRun(journal: Journal, id: string): Promise<Run | null> {
    return readStored(runSchema, [await journal.findRun(id)])[0] ?? null;
}

/**
 * The records of a run, and which of them were undone.
 * @param unsaved what the storage did not take: in this window it counts all the same
 */
export async function recordsOfRun(
    journal: Journal,
    run: string,
    unsaved: readonly ChangeRecord[] = []
): Promise<Pick<RunProgress, 'records' | 'undone'>> {
    const stored = readStored(recordSchema, await journal.loadOfRun(run));
    const records = new Map([...stored, ...unsaved.filter(record => record.run === run)].map(record => [record.id, record]));
    return { records, undone: await undoneOf(journal, [...records.values()]) };
}

/**
 * Which of these records were undone, by id. An undo that was itself undone does not count, and an imported undo counts for
 * imported records only.
 */
export async function undoneOf(journal: Journal, records: readonly ChangeRecord[]): Promise<ReadonlySet<string>> {
    const undoing = await undoingOf(journal, records);
    const undoneAgain = new Set((await undoingOf(journal, undoing)).map(({ undoes }) => undoes));
    return new Set(undoing.filter(({ id }) => !undoneAgain.has(id)).flatMap(({ undoes }) => undoes ?? []));
}

async function undoingOf(journal: Journal, records: readonly ChangeRecord[]): Promise<readonly ChangeRecord[]> {
    if (records.length === 0) return [];
    const imported = new Map(records.map(record => [record.id, record.imported]));
    const undoing = readStored(recordSchema, await journal.loadUndoing([...imported.keys()]));
    return undoing.filter(record => isInForce(record) && (!record.imported || imported.get(record.undoes ?? '') === true));
}
