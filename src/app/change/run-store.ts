// SPDX-License-Identifier: MIT
import { type ChangeRecord, isInForce } from '../domain/record';
import type { RunProgress } from '../domain/run/dispatch';
import type { Run } from '../domain/run/run';
import type { Journal } from './journal';
import { recordSchema } from './record-schema';
import { runSchema } from './run-schema';
import { latestFirst, readable } from './stored';

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
    const runs = new Map(readable(runSchema, [...items, ...(await journal.loadUnfinishedRuns())]).map(run => [run.id, run]));
    // A run without a time is none that can be read, and in no page.
    const inPages = items.length < count ? all : items.length;
    const unreadable = inPages - readable(runSchema, items).length;
    return { runs: latestFirst([...runs.values()]), unreadable, more: Math.max(0, all - unreadable - runs.size) };
}

export async function findRun(journal: Journal, id: string): Promise<Run | null> {
    return readable(runSchema, [await journal.findRun(id)])[0] ?? null;
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
    const stored = readable(recordSchema, await journal.loadOfRun(run));
    const records = new Map([...stored, ...unsaved.filter(record => record.run === run)].map(record => [record.id, record]));
    return { records, undone: await undoneOf(journal, [...records.keys()]) };
}

/** Which of these records were undone. An undo that was undone itself has left things as they were. */
export async function undoneOf(journal: Journal, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const undoing = await undoingOf(journal, ids);
    const undoneAgain = new Set((await undoingOf(journal, idsOf(undoing))).map(({ undoes }) => undoes));
    return new Set(undoing.filter(({ id }) => !undoneAgain.has(id)).flatMap(({ undoes }) => undoes ?? []));
}

async function undoingOf(journal: Journal, ids: readonly string[]): Promise<readonly ChangeRecord[]> {
    return ids.length === 0 ? [] : readable(recordSchema, await journal.loadUndoing(ids)).filter(isInForce);
}

function idsOf(records: readonly ChangeRecord[]): readonly string[] {
    return records.map(({ id }) => id);
}
