// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken } from '@angular/core';
import { BehaviorSubject, filter, firstValueFrom, map, Observable, Subject } from 'rxjs';
import { type Membership, membershipOf } from '../domain/cluster';
import type { SigningConfiguration } from '../domain/facts';
import type { Failure, Outcome } from '../domain/outcome';
import { ChangeSubject, Plan, PlannedChange, subjectOf } from '../domain/plan';
import {
    answerLate,
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    foundIn,
    isOpen,
    newRecord,
    nextAction,
    resume,
    stopSending,
    WaitedFor
} from '../domain/record';
import { SIGNING_READER, SigningReader } from '../remote/read';
import { SIGNING_WRITER, SigningWriter, WriteOptions } from '../remote/write';
import { History } from './history';
import { lookAgain, ofComputer } from './own-reading';
import { lockName, Turn, WAIT_LIMIT } from './waiting';
import { WINDOW_LOCKS, WindowLocks } from './window-locks';

const attended: WriteOptions = { unattended: false };
const unattended: WriteOptions = { unattended: true };

/** The extension's version, as records carry it. */
export const TOOL_VERSION = new InjectionToken<string>('TOOL_VERSION');

/**
 * What is being done, or was done last, to a computer from this window.
 * `notStarted`: nothing was sent, and `why`: the record could not be saved (`newer`: a newer version of the extension has
 * taken the storage over), it was cancelled before its turn came, or it waited too long for another change.
 * `running`: `waitsFor` is that other change while there is one. `ended`: `readBack` is the computer after it;
 * `settled`: it was left behind by a closed page and settled by a later reading; `saved`: whether the record of how it
 * ended was.
 */
export type ChangeState =
    | { readonly kind: 'none' }
    | { readonly kind: 'notStarted'; readonly record: ChangeRecord; readonly why: 'notSaved' | 'newer' | 'cancelled' | WaitedFor }
    | { readonly kind: 'running'; readonly record: ChangeRecord; readonly waitsFor: WaitedFor | null }
    | {
          readonly kind: 'ended';
          readonly record: ChangeRecord;
          readonly readBack: Outcome<SigningConfiguration>;
          readonly settled: boolean;
          readonly saved: boolean;
      };

/**
 * Carries plans out: the one place that changes computers. Belongs to no component: a change goes on whatever screen,
 * tool or computer is shown. What it claims was read back.
 */
@Injectable({ providedIn: 'root' })
export class Changes {
    private readonly states = new Map<string, BehaviorSubject<ChangeState>>();
    private readonly cancelled = new Set<string>();
    /** Those that wait for their turn, or have it, by their records' ids. */
    private readonly turns = new Map<string, Turn>();
    /** The last readings that are being settled, by computer. */
    private readonly settling = new Map<string, Promise<void>>();
    /** Ids of records that belong to a run over many computers. */
    private readonly ofRun = new Set<string>();
    private readonly everyState = new Subject<ChangeState>();

    /** What is becoming of changes that were each asked for by itself, from this window; nothing of before. */
    readonly single: Observable<ChangeState> = this.everyState.pipe(filter(state => !this.isOfRun(state)));
    /** The same of changes that are part of a run over many computers. */
    readonly partsOfRuns: Observable<ChangeState> = this.everyState.pipe(filter(state => this.isOfRun(state)));

    constructor(
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        @Inject(SIGNING_WRITER) private readonly writer: SigningWriter,
        @Inject(WINDOW_LOCKS) private readonly locks: WindowLocks,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        private readonly history: History,
        @Inject(WAIT_LIMIT) private readonly waitLimit: number
    ) {}

    /** The last change of a computer from this window. Emits at once. */
    stateOf(computer: string): Observable<ChangeState> {
        return this.subject(computer);
    }

    /**
     * Carries a plan out: saves, writes, reads back, saves. Resolves when it has ended; never rejects. While the computer,
     * under whatever name, another node of its cluster, or what may be one, is being changed, in any window, it waits for that,
     * until it is cancelled or has waited too long.
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
        await this.carryOut(record, membershipOf(configuration), attended);
    }

    /**
     * Carries out a queued record of a run over many computers: as `apply` does, but nobody is asked for credentials.
     * @param membership the cluster that the computer is a node of
     * Resolves with how it ended, or `notStarted`; never rejects.
     */
    async applyInRun(record: ChangeRecord, membership: Membership): Promise<ChangeState> {
        this.ofRun.add(record.id);
        return this.carryOut(record, membership, unattended);
    }

    /** Sends nothing more of a record that is being carried out. What is in flight is finished, read back and told. */
    cancelRecord(id: string): void {
        this.cancelled.add(id);
        this.turns.get(id)?.cancel();
    }

    /** Sends nothing more to a computer. What is in flight is finished, read back and told. */
    cancel(computer: string): void {
        const state = this.subject(computer).value;
        if (state.kind === 'running') this.cancelRecord(state.record.id);
    }

    /** Forgets how the last change ended; the history keeps it. */
    dismiss(computer: string): void {
        const state = this.subject(computer);
        if (state.value.kind !== 'running' && state.value.kind !== 'none') state.next({ kind: 'none' });
    }

    /**
     * Takes a reading of a computer into account: what a closed page left behind is settled by it (nothing continues by
     * itself; what another window drives is left to it), and so is each record that was not verified, or does not last,
     * whether its result is shown or not. Never rejects.
     */
    settle(computer: string, configuration: SigningConfiguration): Promise<void> {
        const done = this.settleBy(computer, configuration).finally(() => {
            if (this.settling.get(computer) === done) this.settling.delete(computer);
        });
        this.settling.set(computer, done);
        return done;
    }

    /** Resolves once the last reading of a computer was taken into account. */
    async settled(computer: string): Promise<void> {
        await this.settling.get(computer);
    }

    private async settleBy(computer: string, configuration: SigningConfiguration): Promise<void> {
        await this.history.saveLeft();
        const shown = this.states.get(computer)?.value;
        if (shown?.kind === 'ended' && isOpen(shown.record)) await this.conclude(shown.record, configuration, shown.settled);
        const settleLeft = async (): Promise<void> => {
            for (const left of await this.history.open(computer)) {
                if (left.step === 'ended') await this.keepNews(left, lookAgain(left, computer, configuration));
                else await this.conclude(resume(left), configuration, true);
            }
        };
        if ((await this.history.open(computer)).length === 0) return;
        // Without locks nothing was begun either.
        await this.locks.holdIfFree(lockName('name', computer), settleLeft).catch(() => undefined);
    }

    /** Saves a record in which a later look found something else than an earlier one. */
    private async keepNews(known: ChangeRecord, record: ChangeRecord): Promise<void> {
        const news = ({ ending, found, latest }: ChangeRecord): string =>
            JSON.stringify([ending, ...[found, latest].map(look => look && { ...look, at: null })]);
        if (news(known) !== news(record)) await this.history.keep(record);
    }

    /** Notes in a record that has ended what a later reading of its computer found. */
    async note(record: ChangeRecord, computer: string, configuration: SigningConfiguration): Promise<void> {
        await this.history.keep(lookAgain((await this.history.find(record.id)) ?? record, computer, configuration));
    }

    /** Notes what was read of a computer after its record had ended or was left behind, and shows it. */
    private async conclude(known: ChangeRecord, configuration: SigningConfiguration, settled: boolean): Promise<void> {
        const { name } = known.computer;
        const record = lookAgain(known, name, configuration);
        const saved = await this.history.keep(record);
        const state = this.subject(name);
        const shown = state.value;
        if (shown.kind === 'running' || (shown.kind === 'ended' && shown.record.id !== record.id && !settled)) return;
        state.next({ kind: 'ended', record, readBack: { kind: 'ok', value: configuration }, settled, saved });
    }

    private async carryOut(record: ChangeRecord, membership: Membership, how: WriteOptions): Promise<ChangeState> {
        const state = this.subject(record.computer.name);
        const tell = (now: ChangeState): ChangeState => {
            // Another change of this computer may be under way in this window: its state is shown until it ends.
            const shown = state.value;
            if (shown.kind === 'running' && shown.record.id !== record.id) this.everyState.next(now);
            else state.next(now);
            return now;
        };
        const turn = new Turn(this.locks, this.waitLimit, waitsFor => tell({ kind: 'running', record, waitsFor }));
        this.turns.set(record.id, turn);
        tell({ kind: 'running', record, waitsFor: null });
        let ended = null as ChangeState | null;
        try {
            await turn.take(record, membership, async () => void (ended = tell(await this.drive(record, tell, how))));
        } catch {
            // Web Locks are refused where the browser lets the site store nothing.
            ended ??= tell({ kind: 'notStarted', record, why: turn.inVain ?? (this.isCancelled(record) ? 'cancelled' : 'notSaved') });
        }
        this.turns.delete(record.id);
        return ended ?? tell({ kind: 'notStarted', record, why: 'notSaved' });
    }

    /** Gives how it ended, or that it was not started. */
    private async drive(queued: ChangeRecord, tell: (state: ChangeState) => void, how: WriteOptions): Promise<ChangeState> {
        const first = begin(this.isCancelled(queued) ? cancel(queued) : queued);
        let record = first;
        // replaced by the reading that every run ends with
        let readBack: Outcome<SigningConfiguration> = { kind: 'timedOut', words: null, errorId: null };
        for (let action = nextAction(record); action; action = nextAction(record)) {
            const saved = await this.history.save(record);
            if (!saved && record === first) return { kind: 'notStarted', record, why: this.history.refusal };
            // While a prompt is open nothing is sent, and what is cancelled meanwhile never is.
            if (action.kind === 'write' && how.unattended) await firstValueFrom(this.writer.ready());
            if (action.kind === 'write' && (!saved || this.isCancelled(record))) {
                record = stopSending(this.isCancelled(record) ? cancel(record) : record);
                continue;
            }
            tell({ kind: 'running', record, waitsFor: null });
            if (action.kind === 'write') {
                const failure = await this.send(record, action.change, how);
                record = answerWrite(this.isCancelled(record) ? cancel(record) : record, failure);
            } else {
                readBack = await firstValueFrom(this.read(record, how));
                record = answerRead(record, readBack.kind === 'ok' ? foundIn(readBack.value, new Date().toISOString()) : null);
            }
        }
        const saved = await this.history.keep(record);
        return { kind: 'ended', record, readBack, settled: false, saved };
    }

    private read({ computer }: ChangeRecord, { unattended: alone }: WriteOptions): Observable<Outcome<SigningConfiguration>> {
        return this.reader
            .read(computer.name, alone ? { unattended: true } : undefined)
            .pipe(map(outcome => (outcome.kind === 'ok' ? ofComputer(computer, outcome) : outcome)));
    }

    private isOfRun(state: ChangeState): boolean {
        return state.kind !== 'none' && this.ofRun.has(state.record.id);
    }

    private isCancelled({ id }: ChangeRecord): boolean {
        return this.cancelled.has(id);
    }

    /** Sends a write and gives its first answer. One that comes later, after it was given up, is read back once more. */
    private send(record: ChangeRecord, change: PlannedChange, how: WriteOptions): Promise<Failure | null> {
        return new Promise(resolve => {
            let answered = false;
            this.writer.write(record.computer, change, how).subscribe(outcome => {
                const failure = outcome.kind === 'ok' ? null : outcome;
                if (answered) void this.takeLateAnswer(record, subjectOf(change), failure, how);
                answered = true;
                resolve(failure);
            });
        });
    }

    private async takeLateAnswer(sent: ChangeRecord, subject: ChangeSubject, failure: Failure | null, how: WriteOptions): Promise<void> {
        const { id } = sent;
        const state = this.subject(sent.computer.name);
        await firstValueFrom(state.pipe(filter(now => now.kind !== 'running' || now.record.id !== id)));
        const shown = state.value;
        const known = shown.kind === 'ended' && shown.record.id === id ? shown.record : await this.history.find(id);
        if (!known) return;
        const record = answerLate(known, subject, failure);
        const readBack = await firstValueFrom(this.read(record, how));
        if (readBack.kind !== 'ok') await this.history.keep(record);
        else if (shown.kind === 'ended' && shown.record.id === id) await this.conclude(record, readBack.value, shown.settled);
        else await this.history.keep(lookAgain(record, record.computer.name, readBack.value));
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
