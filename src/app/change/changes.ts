// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken } from '@angular/core';
import { BehaviorSubject, firstValueFrom, Observable, Subject } from 'rxjs';
import type { SigningConfiguration } from '../domain/facts';
import type { Failure, Outcome } from '../domain/outcome';
import type { Plan, PlannedChange } from '../domain/plan';
import {
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    foundIn,
    isSameComputer,
    newRecord,
    nextAction,
    recheck,
    resume,
    stopSending
} from '../domain/record';
import { SIGNING_READER, SigningReader } from '../remote/read';
import { SIGNING_WRITER, SigningWriter } from '../remote/write';
import { History } from './history';
import { WINDOW_LOCKS, WindowLocks } from './window-locks';

/** The extension's version, as records carry it. */
export const TOOL_VERSION = new InjectionToken<string>('TOOL_VERSION');

/**
 * What is being done, or was done last, to a computer from this window.
 * `notStarted`: the record could not be saved, so nothing was sent. `ended`: `readBack` is the computer after it;
 * `settled`: it was left behind by a closed page and settled by a later reading.
 */
export type ChangeState =
    | { readonly kind: 'none' }
    | { readonly kind: 'notStarted' }
    | { readonly kind: 'running'; readonly record: ChangeRecord }
    | {
          readonly kind: 'ended';
          readonly record: ChangeRecord;
          readonly readBack: Outcome<SigningConfiguration>;
          readonly settled: boolean;
      };

/**
 * Carries plans out: the one place that changes computers. Belongs to no component: a change goes on whatever screen,
 * tool or computer is shown. What it claims was read back.
 */
@Injectable({ providedIn: 'root' })
export class Changes {
    private readonly states = new Map<string, BehaviorSubject<ChangeState>>();
    private readonly cancelled = new Set<string>();
    private readonly everyState = new Subject<ChangeState>();

    /** What is becoming of the changes of all computers from this window; nothing of before. */
    readonly all: Observable<ChangeState> = this.everyState;

    constructor(
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        @Inject(SIGNING_WRITER) private readonly writer: SigningWriter,
        @Inject(WINDOW_LOCKS) private readonly locks: WindowLocks,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        private readonly history: History
    ) {}

    /** The last change of a computer from this window. Emits at once. */
    stateOf(computer: string): Observable<ChangeState> {
        return this.subject(computer);
    }

    /**
     * Carries a plan out: saves, writes, reads back, saves. Resolves when it has ended; never rejects.
     * @param undoes the id of the record that this undoes
     */
    async apply(computer: string, configuration: SigningConfiguration, plan: Plan, undoes: string | null = null): Promise<void> {
        const state = this.subject(computer);
        if (state.value.kind === 'running' || plan.changes.length === 0) return;
        const record = newRecord({
            id: crypto.randomUUID(),
            run: crypto.randomUUID(),
            undoes,
            startedAt: new Date().toISOString(),
            toolVersion: this.toolVersion,
            computer,
            configuration,
            plan
        });
        state.next({ kind: 'running', record });
        await this.locks.hold(lockOf(record), () => this.drive(begin(record), state));
    }

    /** Sends nothing more to a computer. What is in flight is finished, read back and told. */
    cancel(computer: string): void {
        const state = this.subject(computer).value;
        if (state.kind === 'running') this.cancelled.add(state.record.id);
    }

    /** Forgets how the last change ended; the history keeps it. */
    dismiss(computer: string): void {
        const state = this.subject(computer);
        if (state.value.kind !== 'running' && state.value.kind !== 'none') state.next({ kind: 'none' });
    }

    /**
     * Takes a reading of a computer into account: what a closed page left behind is settled by it (nothing continues by
     * itself; what another window drives is left to it), and a result that is still shown is brought up to date.
     */
    async settle(computer: string, configuration: SigningConfiguration): Promise<void> {
        const state = this.subject(computer);
        if (state.value.kind === 'ended') await this.conclude(state.value.record, configuration, state.value.settled);
        for (const left of await this.history.unfinished(computer)) {
            if (state.value.kind === 'running' || (await this.locks.isHeld(lockOf(left)))) continue;
            await this.conclude(resume(left), configuration, true);
        }
    }

    /** Reads a computer again and notes in the record what is found now. */
    async recheck(record: ChangeRecord): Promise<Outcome<SigningConfiguration>> {
        const readBack = await firstValueFrom(this.reader.read(record.computer.name));
        if (readBack.kind === 'ok') await this.history.save(lookAgain(record, readBack.value));
        return readBack;
    }

    /** Notes what was read of a computer after its record had ended or was left behind, and shows it. */
    private async conclude(known: ChangeRecord, configuration: SigningConfiguration, settled: boolean): Promise<void> {
        const record = lookAgain(known, configuration);
        await this.history.save(record);
        this.subject(record.computer.name).next({ kind: 'ended', record, readBack: { kind: 'ok', value: configuration }, settled });
    }

    private async drive(started: ChangeRecord, state: BehaviorSubject<ChangeState>): Promise<void> {
        let record = started;
        // replaced by the reading that every run ends with
        let readBack: Outcome<SigningConfiguration> = { kind: 'timedOut', words: null, errorId: null };
        for (let action = nextAction(record); action; action = nextAction(record)) {
            const saved = await this.history.save(record);
            if (!saved && record === started) return state.next({ kind: 'notStarted' });
            if (!saved && action.kind === 'write') {
                record = stopSending(record);
                continue;
            }
            state.next({ kind: 'running', record });
            if (action.kind === 'write') {
                const failure = await this.send(record, action.change, state);
                record = answerWrite(this.cancelled.has(record.id) ? cancel(record) : record, failure);
            } else {
                readBack = await firstValueFrom(this.reader.read(record.computer.name));
                record = answerRead(record, readBack.kind === 'ok' ? foundIn(readBack.value, new Date().toISOString()) : null);
            }
        }
        await this.history.save(record);
        state.next({ kind: 'ended', record, readBack, settled: false });
    }

    /** Sends a write and gives its first answer. One that comes later, after it was given up, is read back once more. */
    private send({ id, computer }: ChangeRecord, change: PlannedChange, state: BehaviorSubject<ChangeState>): Promise<Failure | null> {
        return new Promise(resolve => {
            let answered = false;
            this.writer.write(computer.name, change).subscribe(outcome => {
                if (answered) void this.takeLateAnswer(id, state);
                answered = true;
                resolve(outcome.kind === 'ok' ? null : outcome);
            });
        });
    }

    private async takeLateAnswer(id: string, state: BehaviorSubject<ChangeState>): Promise<void> {
        const shown = state.value;
        if (shown.kind !== 'ended' || shown.record.id !== id) return;
        const readBack = await firstValueFrom(this.reader.read(shown.record.computer.name));
        if (readBack.kind === 'ok') await this.conclude(shown.record, readBack.value, shown.settled);
    }

    private subject(computer: string): BehaviorSubject<ChangeState> {
        const known = this.states.get(computer);
        if (known) return known;
        const state = new BehaviorSubject<ChangeState>({ kind: 'none' });
        this.states.set(computer, state);
        state.subscribe(value => this.everyState.next(value));
        return state;
    }
}

/** A record in the light of a new reading. What another computer of the same name is like says nothing about it. */
function lookAgain(record: ChangeRecord, configuration: SigningConfiguration): ChangeRecord {
    const found = isSameComputer(record, configuration) ? foundIn(configuration, new Date().toISOString()) : null;
    if (record.step !== 'ended') return answerRead(record, found);
    return found ? recheck(record, found) : record;
}

function lockOf(record: ChangeRecord): string {
    return `smb-signing-run-${record.run}`;
}
