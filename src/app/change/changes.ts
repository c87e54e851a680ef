// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken } from '@angular/core';
import { BehaviorSubject, filter, firstValueFrom, map, Observable, Subject } from 'rxjs';
import { type Membership, membershipOf } from '../domain/computer/cluster';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Failure, Outcome } from '../domain/outcome';
import { Plan, PlannedChange } from '../domain/change/plan';
import { foundIn } from '../domain/change/found';
import {
    answerLate,
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    isOpen,
    newRecord,
    nextAction,
    resume,
    stopSending
} from '../domain/change/record';
import { SIGNING_READER, SigningReader } from '../remote/read-configuration';
import { SIGNING_WRITER, SigningWriter, WriteOptions } from '../remote/write';
import { ChangeState } from './change-state';
import { History } from './history/history';
import { lookAgain, ofComputer } from './own-reading';
import { claimOf } from './spoken-of';
import { lockName, Turn, WAIT_LIMIT } from './waiting';
import { WINDOW_LOCKS, WindowLocks } from './window-locks';

const attended: WriteOptions = { unattended: false };
const unattended: WriteOptions = { unattended: true };

/** How many times the records of a computer are compared with one reading, at most: once for each in a row that did nothing. */
const mostPasses = 50;

/** The extension's version, as records carry it. */
export const TOOL_VERSION = new InjectionToken<string>('TOOL_VERSION');

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

    /** The progress of changes that were asked for one by one, from this window, from now on. */
    readonly single: Observable<ChangeState> = this.everyState.pipe(filter(state => !this.isOfRun(state)));
    /** The same for changes that are part of a run over many computers. */
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
     * Takes a reading of a computer into account, after the one before it. It settles what a closed page left behind (nothing
     * continues by itself) but not another window's work, and each other record that it says something about. Never rejects.
     */
    settle(computer: string, configuration: SigningConfiguration): Promise<void> {
        const before = this.settling.get(computer)?.catch(() => undefined) ?? Promise.resolve();
        const done = before
            .then(() => this.settleBy(computer, configuration))
            .finally(() => {
                if (this.settling.get(computer) === done) this.settling.delete(computer);
            });
        this.settling.set(computer, done);
        return done;
    }

    /** Resolves once the last reading of a computer was taken into account. */
    async settled(computer: string): Promise<void> {
        await this.settling.get(computer);
    }

    /** @param but the id of a record for which the reading was taken into account already */
    private async settleBy(computer: string, configuration: SigningConfiguration, but: string | null = null): Promise<void> {
        await this.history.saveLeft();
        const known = await this.history.spokenOf(computer, configuration);
        const shown = this.states.get(computer)?.value;
        if (shown?.kind === 'ended' && isOpen(shown.record) && shown.record.id !== but) {
            const isLast = known.find(({ record }) => record.id === shown.record.id)?.isLast ?? known.length === 0;
            await this.tell(lookAgain(shown.record, computer, configuration, isLast), configuration, shown.settled);
        }
        let isNews = true;
        const settleOf = async (name: string): Promise<void> => {
            for (const { record, isLast } of await this.history.spokenOf(computer, configuration)) {
                if (record.computer.name !== name || record.id === but) continue;
                const isLeft = record.step !== 'ended';
                const looked = lookAgain(isLeft ? resume(record) : record, computer, configuration, isLast);
                if (!isLeft && claimOf(record) === claimOf(looked)) continue;
                await this.tell(looked, configuration, isLeft);
                isNews = true;
            }
        };
        // Where one turns out to have done nothing, the one before it, perhaps under another name, is the last about that.
        for (let pass = 0; isNews && pass < mostPasses; pass++) {
            isNews = false;
            const spoken = pass === 0 ? known : await this.history.spokenOf(computer, configuration);
            for (const name of new Set(spoken.map(({ record }) => record.computer.name)))
                await this.locks.holdIfFree(lockName('name', name), () => settleOf(name)).catch(() => undefined); // without locks nothing was begun
        }
    }

    /** Notes in a record that has ended what a later reading of its computer found. */
    async note(record: ChangeRecord, computer: string, configuration: SigningConfiguration): Promise<void> {
        const place = (await this.history.spokenOf(computer, configuration)).find(one => one.record.id === record.id);
        const known = (await this.history.find(record.id)) ?? record;
        await this.tell(lookAgain(known, computer, configuration, place?.isLast ?? false), configuration, false);
    }

    /** Keeps a record that a later reading says something about, and tells the page where it shows it, or where it was left behind. */
    private async tell(record: ChangeRecord, configuration: SigningConfiguration, settled: boolean): Promise<void> {
        const saved = await this.history.keep(record);
        const state = this.subject(record.computer.name);
        const shown = state.value;
        const isShown = shown.kind === 'ended' && shown.record.id === record.id;
        if (!isShown && (!settled || shown.kind === 'running')) return;
        state.next({
            kind: 'ended',
            record,
            readBack: { kind: 'ok', value: configuration },
            settled: settled || (isShown && shown.settled),
            saved
        });
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
        // What was read back says something of earlier records, too.
        if (ended?.kind === 'ended' && ended.readBack.kind === 'ok')
            await this.settleBy(record.computer.name, ended.readBack.value, record.id);
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
                if (answered) void this.takeLateAnswer(record, change, failure, how);
                answered = true;
                resolve(failure);
            });
        });
    }

    private async takeLateAnswer(sent: ChangeRecord, change: PlannedChange, failure: Failure | null, how: WriteOptions): Promise<void> {
        const { id } = sent;
        const state = this.subject(sent.computer.name);
        await firstValueFrom(state.pipe(filter(now => now.kind !== 'running' || now.record.id !== id)));
        const shown = state.value;
        const known = shown.kind === 'ended' && shown.record.id === id ? shown.record : await this.history.find(id);
        if (!known) return;
        const record = answerLate(known, change.setting, failure);
        const readBack = await firstValueFrom(this.read(record, how));
        if (readBack.kind !== 'ok') await this.history.keep(record);
        else await this.tell(lookAgain(record, record.computer.name, readBack.value), readBack.value, false);
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
