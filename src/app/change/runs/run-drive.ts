// SPDX-License-Identifier: MIT
import { ChangeRecord, giveUpWaiting, queuedRecord, WaitedFor } from '../../domain/change/record';
import { nextStep } from '../../domain/run/dispatch';
import { endRun, membershipIn, Run, RunEnding, RunItem, stopRun } from '../../domain/run/run';
import type { Changes } from '../changes';

/** What a drive needs of its surroundings. */
export interface DriveSurroundings {
    readonly changes: Pick<Changes, 'applyInRun' | 'cancelRecord'>;
    /** Saves a record of it. */
    readonly keep: (record: ChangeRecord) => Promise<unknown>;
    /** Saves the run's state; false where the storage did not take it. */
    readonly save: (run: Run) => Promise<boolean>;
    /** Called whenever the run or one of its records has changed. */
    readonly told: () => void;
}

/**
 * Carries one run out, in this window. It decides nothing by itself: `nextStep` says whose turn it is, and each computer
 * is changed as a single one is. Belongs to no component.
 */
export class RunDrive {
    readonly records = new Map<string, ChangeRecord>();
    /** What computers wait for that are under way, by the ids of their records. */
    readonly waits = new Map<string, WaitedFor>();
    /** Resolves when the run has ended and that was saved, or could not be. */
    readonly done: Promise<void>;
    private readonly begun = new Set<string>();
    private finish: () => void = () => undefined;
    private isOver = false;

    constructor(
        public run: Run,
        private readonly surroundings: DriveSurroundings
    ) {
        this.done = new Promise(resolve => (this.finish = resolve));
    }

    /** Goes on as far as it can without waiting. To be called once to start. */
    advance(): void {
        if (this.run.phase === 'ended') return;
        const step = nextStep(this, this.begun);
        if (step.kind === 'begin') step.items.forEach(item => void this.begin(item));
        else if (step.kind === 'tooManyFailures') this.stop('tooManyFailures');
        else if (step.kind === 'pilotDone' && this.run.phase === 'running') this.change({ ...this.run, phase: 'waiting' });
        else if (step.kind === 'over') void this.end();
    }

    /** What is under way is finished, nothing further is begun until `resume`. */
    pause(): void {
        if (this.run.phase === 'running') this.change({ ...this.run, phase: 'paused' });
    }

    resume(): void {
        if (this.run.phase === 'paused') this.change({ ...this.run, phase: 'running' });
        this.advance();
    }

    /** The pilot went well: on with the rest. */
    goAhead(): void {
        if (this.run.phase === 'waiting') this.change({ ...this.run, phase: 'running', wentAhead: true });
        this.advance();
    }

    /** Sends nothing more to any computer; what is in flight is finished, read back and told. */
    stop(ending: RunEnding): void {
        this.change(stopRun(this.run, ending));
        for (const id of this.begun) if (this.records.get(id)?.step !== 'ended') this.surroundings.changes.cancelRecord(id);
        this.advance();
    }

    /** Takes the news of a record. @param waitsFor the other change that it waits for */
    take(record: ChangeRecord, waitsFor: WaitedFor | null = null): void {
        // A change may return only after its last news: by then others show it, who would be told that the run goes on.
        if (this.isOver) return;
        this.records.set(record.id, record);
        if (waitsFor) this.waits.set(record.id, waitsFor);
        else this.waits.delete(record.id);
        this.surroundings.told();
    }

    private async begin(item: RunItem): Promise<void> {
        this.begun.add(item.record);
        const { id, toolVersion } = this.run;
        const { computer, actingUser, changes, undoes } = item;
        const startedAt = new Date().toISOString();
        const record = queuedRecord({ id: item.record, run: id, undoes, startedAt, toolVersion, computer, actingUser, changes });
        const state = await this.surroundings.changes.applyInRun(record, membershipIn(item));
        if (state.kind === 'ended') this.take(state.record);
        else if (state.kind === 'notStarted' && typeof state.why === 'object') {
            const inVain = giveUpWaiting(record, state.why);
            await this.surroundings.keep(inVain);
            this.take(inVain);
        } else {
            this.begun.delete(item.record);
            this.records.delete(item.record);
            this.waits.delete(item.record);
            // Where this record could not be saved, no further one could be either.
            if (state.kind !== 'notStarted' || state.why !== 'cancelled') this.stop('notSaved');
        }
        this.advance();
    }

    private change(run: Run): void {
        if (run === this.run) return;
        this.run = run;
        this.surroundings.told();
        void this.surroundings.save(run);
    }

    private async end(): Promise<void> {
        this.run = endRun(this.run, 'finished', new Date().toISOString());
        this.surroundings.told();
        await this.surroundings.save(this.run);
        this.isOver = true;
        this.finish();
    }
}
