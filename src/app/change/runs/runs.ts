// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject, firstValueFrom, from, lastValueFrom, mergeMap, Observable, toArray } from 'rxjs';
import { ChangeRecord, isInForce, WaitedFor } from '../../domain/change/record';
import type { RunProgress } from '../../domain/run/dispatch';
import { endRun, NewRun, newRun, Run } from '../../domain/run/run';
import { touched } from '../../domain/change/undo';
import { SIGNING_READER, SigningReader } from '../../remote/read-configuration';
import { Changes, TOOL_VERSION } from '../changes';
import { History } from '../history/history';
import { JOURNAL } from '../storage/browser-journal';
import { type StorageProblem, storageProblem } from '../storage/database';
import type { Journal } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { RunDrive } from './run-drive';
import { readRunFile, writeRunFile } from './run-file';
import { runSchema } from '../storage/run-schema';
import { findRun, latestRuns, recordsOfRun, StoredRuns } from './run-store';
import { latestFirst, readStored } from '../storage/stored';
import { lockName } from '../waiting';
import { WINDOW_LOCKS, WindowLocks } from '../window-locks';

/** A run and how far it is. */
export interface KnownRun extends RunProgress {
    /** Whether this window carries it out. */
    readonly driven: boolean;
    /** What computers wait for that are under way, by the ids of their records. */
    readonly waits: ReadonlyMap<string, WaitedFor>;
    /** How far a recheck of it is; null: there is none under way. */
    readonly recheck: { readonly done: number; readonly all: number } | null;
}

/** What is known of a run: null while it is loaded, `unknown` where this browser has none of that id. */
export type RunState = KnownRun | null | 'unknown' | StorageProblem;

/** The latest runs of this browser; null before they were loaded. */
export type RunsState = StoredRuns | StorageProblem | null;

/** What became of an import. Anything but `imported` changed nothing. */
export type RunImport =
    | { readonly kind: 'imported'; readonly run: string }
    | { readonly kind: 'known'; readonly run: string }
    | { readonly kind: 'newerVersion'; readonly version: number }
    | { readonly kind: 'damaged'; readonly where: string }
    | { readonly kind: 'notSaved' };

/** How many computers are read at once to settle or recheck a run. */
const readAtOnce = 5;

const noWaits: ReadonlyMap<string, WaitedFor> = new Map();

/**
 * Carries runs over many computers out. Belongs to no component: a run goes on whatever screen, tool or computer is shown.
 * One window carries a run out; what a closed one left behind is read back, and never goes on by itself.
 */
@Injectable({ providedIn: 'root' })
export class Runs {
    readonly all = new BehaviorSubject<RunsState>(null);
    private readonly driving = new Map<string, RunDrive>();
    /** How many of the runs were asked for last. */
    private latest = 1;
    private readonly views = new Map<string, BehaviorSubject<RunState>>();

    constructor(
        private readonly changes: Changes,
        private readonly history: History,
        @Inject(JOURNAL) private readonly journal: Journal,
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        @Inject(WINDOW_LOCKS) private readonly locks: WindowLocks,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        changes.partsOfRuns.subscribe(state => {
            if (state.kind === 'none') return;
            this.driving.get(state.record.run)?.take(state.record, state.kind === 'running' ? state.waitsFor : null);
        });
        history.saved.subscribe(record => this.takeNews(record));
    }

    /** A run and how far it is. Emits at once. */
    stateOf(id: string): Observable<RunState> {
        const known = this.views.get(id);
        if (!known) void this.reload(id);
        return this.view(id);
    }

    /** Reads a run that another window may carry out from the storage again. */
    async reload(id: string): Promise<void> {
        const view = this.view(id);
        if (this.driving.has(id)) return;
        try {
            const run = await findRun(this.journal, id);
            const records = run && (await recordsOfRun(this.journal, id, this.history.unsavedRecords()));
            if (!this.driving.has(id)) view.next(records ? { run, ...records, driven: false, waits: noWaits, recheck: null } : 'unknown');
        } catch (error) {
            view.next(storageProblem(error));
        }
    }

    /** Reads the latest runs from the storage, and those that have not ended. */
    async loadLatest(count = this.latest): Promise<void> {
        this.latest = count;
        try {
            const stored = await latestRuns(this.journal, count);
            this.all.next({ ...stored, runs: stored.runs.map(run => this.driving.get(run.id)?.run ?? run) });
        } catch (error) {
            this.all.next(storageProblem(error));
        }
    }

    /**
     * Starts a run over a frozen list. False: it could not be saved, or not be read again, or the browser refuses locks; nothing
     * was sent.
     */
    async start(frozen: NewRun): Promise<boolean> {
        const run = newRun(frozen);
        if (!runSchema.safeParse(run).success) return false;
        return new Promise(resolve => {
            const drive = async (): Promise<void> => {
                const saved = await this.save(run);
                resolve(saved);
                if (saved) await this.drive(run);
            };
            this.locks.hold(lockName('run', run.id), drive).catch(() => resolve(false));
        });
    }

    pause(id: string): void {
        this.driving.get(id)?.pause();
    }

    resume(id: string): void {
        this.driving.get(id)?.resume();
    }

    /** Goes on after the pilot. */
    goAhead(id: string): void {
        this.driving.get(id)?.goAhead();
    }

    /** Begins no further computer, and sends nothing more. What is in flight is finished, read back and told. */
    cancel(id: string): void {
        this.driving.get(id)?.stop('cancelled');
    }

    /**
     * Ends the runs that a closed page left behind and reads the computers that were being changed. Nothing continues; what
     * another window carries out is left to it. Never rejects.
     */
    async recover(): Promise<void> {
        try {
            const records = readStored(recordSchema, await this.journal.loadUnfinished());
            const runs = (await this.journal.loadUnfinishedRuns()) as readonly Run[];
            const ids = new Set([...runs.map(({ id }) => id), ...records.map(({ run }) => run)]);
            for (const id of ids) await this.locks.holdIfFree(lockName('run', id), () => this.recoverRun(id));
            await this.loadLatest();
        } catch {
            // IndexedDB or Web Locks are refused: then nothing was begun either.
        }
    }

    private async recoverRun(id: string): Promise<void> {
        const run = await findRun(this.journal, id); // another window may have ended it meanwhile
        if (!run) return; // a single change: the next reading of its computer settles it
        if (run.phase !== 'ended') await this.save(endRun(run, 'interrupted', new Date().toISOString()));
        const { records } = await recordsOfRun(this.journal, id, this.history.unsavedRecords());
        await this.readAgain(id, [...records.values()].filter(isLeftBehind));
    }

    /** Reads the computers that a run may have written to again, and notes what is found. */
    async recheck(id: string): Promise<void> {
        if (!this.views.has(id)) await this.reload(id);
        const known = this.view(id).value;
        if (known === null || typeof known === 'string' || known.driven || known.recheck) return;
        const records = [...known.records.values()].filter(record => record.step !== 'ended' || touched(record).length > 0);
        await this.readAgain(id, records);
    }

    /** A run that has ended, with its records, as the text of a file. */
    export(progress: RunProgress): string {
        return writeRunFile(progress, this.toolVersion);
    }

    /** Adds the run of a file. One that does not fit as a whole changes nothing; records that are here stay as they are. */
    async import(text: string): Promise<RunImport> {
        const file = readRunFile(text);
        if (file.kind !== 'read') return file;
        const { run, records } = file;
        try {
            if ((await this.journal.findRun(run.id)) !== undefined) return { kind: 'known', run: run.id };
            const here = await this.journal.find(...records.map(({ id }) => id));
            const stored = new Map((here as readonly ChangeRecord[]).map(record => [record.id, record]));
            // Another run's record is no part of this one, whatever the file says.
            if (records.some(({ id }) => (stored.get(id)?.run ?? run.id) !== run.id)) return { kind: 'damaged', where: 'records' };
            const added = records.filter(({ id }) => !stored.has(id));
            await this.journal.addRun(run, added);
            await Promise.all([this.reload(run.id), this.loadLatest()]);
        } catch {
            return { kind: 'notSaved' };
        }
        return { kind: 'imported', run: run.id };
    }

    private async drive(run: Run): Promise<void> {
        const view = this.view(run.id);
        const drive: RunDrive = new RunDrive(run, {
            changes: this.changes,
            keep: record => this.history.keep(record),
            save: state => this.save(state),
            told: () => show(true)
        });
        const show = (driven: boolean): void =>
            view.next({ run: drive.run, records: drive.records, undone: new Set(), driven, waits: drive.waits, recheck: null });
        this.driving.set(run.id, drive);
        show(true);
        drive.advance();
        await drive.done;
        this.driving.delete(run.id);
        show(false);
    }

    /** What becomes of a record after its run has ended is shown there, too: a late answer, a later look, an undo. */
    private takeNews(record: ChangeRecord): void {
        if (record.step === 'ended') this.driving.get(record.run)?.take(record);
        for (const view of this.views.values()) {
            const known = view.value;
            if (known === null || typeof known === 'string' || known.driven) continue;
            if (known.records.has(record.id)) view.next({ ...known, records: new Map(known.records).set(record.id, record) });
            else if (record.undoes !== null && known.records.has(record.undoes) && isInForce(record) && !record.imported)
                view.next({ ...known, undone: new Set(known.undone).add(record.undoes) });
        }
    }

    /** Reads computers, some at a time, notes what is found in their records, and shows how far that is. */
    private async readAgain(id: string, records: readonly ChangeRecord[]): Promise<void> {
        await this.reload(id);
        const view = this.view(id);
        let done = 0;
        const tell = (): void => {
            const known = view.value;
            if (known && typeof known !== 'string') view.next({ ...known, recheck: { done, all: records.length } });
        };
        tell();
        const reading = from(records).pipe(
            mergeMap(async record => {
                await this.readOne(record);
                done++;
                tell();
            }, readAtOnce),
            toArray()
        );
        await lastValueFrom(reading);
        await this.reload(id);
    }

    private async readOne(record: ChangeRecord): Promise<void> {
        const { name } = record.computer;
        const outcome = await firstValueFrom(this.reader.read(name, { unattended: true }));
        if (outcome.kind !== 'ok') return;
        if (record.step === 'ended') await this.changes.note(record, name, outcome.value);
        else await this.changes.settled(name);
    }

    private async save(run: Run): Promise<boolean> {
        try {
            await this.journal.saveRun(run);
        } catch {
            return false; // IndexedDB: full or blocked
        }
        const known = this.all.value;
        if (known && typeof known !== 'string') {
            this.all.next({ ...known, runs: latestFirst([run, ...known.runs.filter(({ id }) => id !== run.id)]) });
        }
        return true;
    }

    private view(id: string): BehaviorSubject<RunState> {
        const known = this.views.get(id) ?? new BehaviorSubject<RunState>(null);
        this.views.set(id, known);
        return known;
    }
}

function isLeftBehind({ step }: ChangeRecord): boolean {
    return step !== 'ended';
}
