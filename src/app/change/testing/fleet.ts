// SPDX-License-Identifier: MIT
// Several computers, their administrator's browser, and what must hold of runs over them whatever happens: the world of
// the model-based spec of runs. It checks at every write that reaches a computer.
import { BehaviorSubject, filter, Observable, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makeList } from '../../domain/list/list';
import type { RecordedComputer } from '../../domain/computer/identity';
import type { Outcome } from '../../domain/outcome';
import type { PlannedChange, Wanted } from '../../domain/change/plan';
import type { ChangeRecord } from '../../domain/change/record';
import { dryRun } from '../../domain/run/dry-run';
import { failedItems, undoable } from '../../domain/run/item-state';
import { RunGoal, Run, RunSettings, toChange } from '../../domain/run/run';
import { entry } from '../../domain/testing/list-entries';
import type { SigningReader } from '../../remote/read-configuration';
import { telling } from '../../remote/testing/telling';
import type { WriteAnswer } from '../../remote/write';
import { Settling } from '../../settling';
import { Changes } from '../changes';
import { History } from '../history/history';
import { Runs, KnownRun } from '../runs/runs';
import { fleet, FleetComputers, membershipOfName, outcomeOf, real } from './fleet-computers';
import { MemoryJournal } from './memory-journal';
import { MemoryLocks } from './memory-locks';
import { WorldTime } from './policy';
import { drives } from './drives';
import { rest } from './rest';
import { brokenByRetry, brokenByUndo, brokenByWrite, FrozenRun } from './run-promises';
import type { Answer } from './world';

interface Call {
    readonly window: number;
    readonly computer: string;
    readonly change: PlannedChange | null;
    readonly answer: Subject<Outcome<never>>;
}

export class Fleet {
    readonly journal = new MemoryJournal();
    /** What was broken; empty as long as all holds. */
    readonly violations: string[] = [];
    writes = 0;

    private readonly time = new WorldTime();
    readonly computers = new FleetComputers(this.time);
    private readonly locks = new MemoryLocks();
    private readonly cancelled = new Set<string>();
    private readonly wentAhead = new Set<string>();
    private readonly frozen = new Map<string, FrozenRun>();
    /** The windows that are open, with what each does. */
    private readonly windows = new Map<number, Runs>();
    private readonly readers = new Map<number, SigningReader>();
    private readonly promptClosed = new BehaviorSubject(true);
    private pending: Call[] = [];
    /** Calls that were given up: the answer, and what was asked for, may come yet. */
    private readonly late: Call[] = [];
    private window = 0;
    private count = 0;

    constructor() {
        this.openWindow();
    }

    private get runs(): Runs {
        return [...this.windows.values()].at(-1) as Runs;
    }

    /** Freezes a dry run of some computers and starts it. */
    async start(
        keys: readonly string[],
        wanted: Wanted,
        settings: RunSettings,
        goal: RunGoal = 'byHand',
        retries: string | null = null
    ): Promise<void> {
        await this.startRun({ keys, wanted: wanted as Run['target']['wanted'], settings, goal, retries, undoes: new Map() });
    }

    /** Tries the failed computers of the latest run again. */
    async retry(): Promise<void> {
        const view = await this.latest();
        if (!view || view.run.phase !== 'ended') return;
        const failed = failedItems(view).map(({ computer }) => computer.name);
        const { target, settings, id } = view.run;
        await this.startRun({ keys: failed, wanted: target.wanted, settings, goal: target.goal, retries: id, undoes: this.undoneBy(view) });
    }

    /** Undoes the latest run. */
    async undo(): Promise<void> {
        const view = await this.latest();
        if (!view || view.run.phase !== 'ended') return;
        const undoes = new Map(undoable(view).map(record => [record.computer.name, record]));
        const settings = { ...view.run.settings, allowWeaker: true };
        if (undoes.size > 0) await this.startRun({ keys: [...undoes.keys()], wanted: {}, settings, goal: 'undo', retries: null, undoes });
    }

    pause = (): Promise<void> => this.withLatest(id => this.windows.forEach(runs => runs.pause(id)));
    resume = (): Promise<void> => this.withLatest(id => this.windows.forEach(runs => runs.resume(id)));

    async goAhead(): Promise<void> {
        await this.withLatest((id, run) => {
            if (run.phase === 'waiting') this.wentAhead.add(id);
            this.windows.forEach(runs => runs.goAhead(id));
        });
    }

    /** In whichever window carries it out. */
    cancel = (): Promise<void> => this.withLatest((id, run) => this.cancelRun(run, id));

    private cancelRun(run: Run, id: string): void {
        if (run.phase !== 'ended' && [...this.windows.values()].some(runs => drives(runs, id))) this.cancelled.add(id);
        for (const runs of this.windows.values()) runs.cancel(id);
    }

    /** A prompt for credentials is opened, or closed: while it is open, unattended writes are not sent. */
    async prompt(open: boolean): Promise<void> {
        this.promptClosed.next(!open);
        await rest();
    }

    /** What was given up is carried out after all, and answered, if anybody still listens. */
    async answerLate(which: number): Promise<void> {
        const [call] = this.late.splice(which % Math.max(1, this.late.length), 1);
        if (!call) return;
        call.answer.next(this.computers.carryOut(call, 'done'));
        call.answer.complete();
        await rest();
    }

    async recheck(): Promise<void> {
        await this.withLatest(id => void this.runs.recheck(id));
    }

    async answer(which: number, how: Answer): Promise<void> {
        const [call] = this.pending.splice(which % Math.max(1, this.pending.length), 1);
        if (!call) return;
        this.time.pass();
        const done = this.computers.carryOut(call, how);
        call.answer.next(outcomeOf(call, how, done));
        if (call.change && (how === 'lost' || how === 'undelivered')) this.late.push(call);
        else call.answer.complete();
        await rest();
    }

    /** All windows are closed, and one is opened: what was left behind is read back, nothing goes on. What was sent may still arrive. */
    async reopen(): Promise<void> {
        this.windows.clear();
        this.locks.dropAll();
        this.late.push(...this.pending.filter(({ change }) => change !== null));
        this.pending = [];
        this.openWindow();
        void this.runs.recover();
        await rest();
    }

    /** Another window beside those that are open. */
    async openAnother(): Promise<void> {
        this.openWindow();
        void this.runs.recover();
        await rest();
    }

    /** Another tab, or a scan, reads a computer, in one of the windows. */
    async read(which: number): Promise<void> {
        const [window] = [...this.windows.keys()].slice(which % this.windows.size);
        const reader = window === undefined ? undefined : this.readers.get(window);
        reader?.read(fleet[which % fleet.length] ?? 'a').subscribe();
        await rest();
    }

    /** Lets everything come to its end: the storage works, every call is answered, runs that wait are cancelled. */
    async finish(): Promise<readonly ChangeRecord[]> {
        this.journal.full = false;
        await this.prompt(false);
        for (const run of this.journal.allRuns()) this.cancelRun(run, run.id);
        await rest();
        while (this.pending.length > 0) await this.answer(0, 'done');
        await this.reopen();
        while (this.pending.length > 0) await this.answer(0, 'done');
        await this.readAll();
        const open = this.journal.allRuns().filter(({ phase }) => phase !== 'ended');
        if (open.length > 0) this.violations.push(`a run never ended: ${JSON.stringify(open)}`);
        return this.journal.all() as ChangeRecord[];
    }

    /** Each computer is read once more, and what records claim is held against it. */
    private async readAll(): Promise<void> {
        const known = new Set((this.journal.all() as ChangeRecord[]).map(({ computer }) => computer.name));
        for (const name of fleet.filter(one => known.has(one))) {
            await this.read(fleet.indexOf(name));
            await this.answer(0, 'done');
            this.violations.push(...this.computers.falseClaims(name, this.journal.all() as ChangeRecord[]));
        }
    }

    private async startRun(given: {
        keys: readonly string[];
        wanted: Run['target']['wanted'];
        settings: RunSettings;
        goal: RunGoal;
        retries: string | null;
        undoes: ReadonlyMap<string, ChangeRecord>;
    }): Promise<void> {
        this.time.pass();
        const { keys, wanted, settings, goal, retries, undoes } = given;
        const id = `run-${++this.count}`;
        const target = { goal, wanted, of: null };
        const list = makeList(
            fleet.map(name => entry(name, this.computers.facts(name) ?? null)),
            null
        );
        const records = new Map(keys.map(key => [key, `${id}/${key}`]));
        const rows = dryRun({ list, records, since: 0, target, allowWeaker: settings.allowWeaker, undoes });
        const items = rows.flatMap(({ item }) => (item ? [item] : []));
        const meant = new Set(keys.map(real));
        if (items.some(({ computer }) => !meant.has(real(computer.name)))) this.violations.push('a computer that was not chosen');
        const chosen = toChange(items).map(({ computer }) => computer.name);
        const undone = this.undone();
        const facts = (name: string): SigningConfiguration | undefined => this.computers.facts(name);
        if (undoes.size > 0) this.violations.push(...brokenByUndo(chosen, undoes, undone, facts));
        if (retries !== null)
            this.violations.push(...brokenByRetry(keys, this.frozen.get(retries), this.journal.recordsOf(retries), undone));
        this.frozen.set(id, { id, items, settings });
        void this.runs.start({ id, startedAt: new Date(this.count).toISOString(), toolVersion: '1.0.0', target, settings, retries, items });
        await rest();
    }

    /** The records that an undo was to restore. */
    private undoneBy({ run }: KnownRun): ReadonlyMap<string, ChangeRecord> {
        const ids = new Set(run.items.map(({ undoes }) => undoes));
        const records = [...this.frozen.keys()].flatMap(id => this.journal.recordsOf(id)).filter(({ id }) => ids.has(id));
        return new Map(records.map(record => [record.computer.name, record]));
    }

    private async latest(): Promise<KnownRun | null> {
        const run = this.journal.allRuns().find(({ id }) => id === `run-${this.count}`);
        if (!run) return null;
        const records = new Map(((await this.journal.loadOfRun(run.id)) as ChangeRecord[]).map(record => [record.id, record]));
        return { run, records, undone: this.undone(), driven: false, waits: new Map(), recheck: null };
    }

    /** The ids of records that another one has put back. */
    private undone(): ReadonlySet<string> {
        const undoing = [...this.frozen.keys()].flatMap(id => this.journal.recordsOf(id)).filter(({ ending }) => ending === 'changed');
        const ids = new Set(undoing.map(({ undoes }) => undoes));
        return new Set(undoing.filter(({ id }) => !ids.has(id)).flatMap(({ undoes }) => undoes ?? []));
    }

    private async withLatest(act: (id: string, run: Run) => void): Promise<void> {
        const view = await this.latest();
        if (view) act(view.run.id, view.run);
        await rest();
    }

    private openWindow(): void {
        const window = ++this.window;
        const history = new History(this.journal);
        const reader = telling(computer => this.call(window, computer, null));
        const writer = {
            ready: () => this.promptClosed.pipe(filter(closed => closed)),
            write: ({ name }: RecordedComputer, change: PlannedChange): Observable<Outcome<WriteAnswer>> => this.call(window, name, change)
        };
        const changes = new Changes(reader, writer, this.locks, '1.0.0', history, Infinity);
        new Settling(reader, changes).start();
        this.readers.set(window, reader);
        this.windows.set(window, new Runs(changes, history, this.journal, reader, this.locks, '1.0.0'));
    }

    private call(window: number, computer: string, change: PlannedChange | null): Observable<Outcome<never>> {
        const answer = new Subject<Outcome<never>>();
        if (!this.windows.has(window)) return answer; // a closed page sends nothing
        if (change) this.checkWrite(computer, change);
        this.pending.push({ window, computer, change, answer });
        return answer;
    }

    private checkWrite(computer: string, change: PlannedChange): void {
        this.writes++;
        if (!this.promptClosed.value) this.violations.push(`a write behind a prompt: ${computer}`);
        const isSent = (record: ChangeRecord): boolean => record.step === 'writing' && record.computer.name === computer;
        // Of an earlier one a closed window may have left a record like that.
        const run = [...this.frozen.values()].reverse().find(({ id }) => this.journal.recordsOf(id).some(isSent));
        if (!run) return void this.violations.push(`a write without a saved record of it: ${computer}`);
        const writing = this.pending.filter(call => call.change !== null).map(call => real(call.computer));
        const inRun = new Set(run.items.map(item => real(item.computer.name)));
        const situation = {
            run,
            records: new Map(this.journal.recordsOf(run.id).map(record => [record.id, record])),
            inFlight: writing.map(name => ({ name, membership: membershipOfName(name) })),
            inFlightOfRun: this.journal.recordsOf(run.id).filter(({ step }) => step === 'writing' || step === 'readingBack').length - 1,
            cancelled: this.cancelled.has(run.id),
            wentAhead: this.wentAhead.has(run.id)
        };
        if (!inRun.has(real(computer))) this.violations.push(`outside the frozen list: ${computer}`);
        this.violations.push(
            ...brokenByWrite({ called: computer, name: real(computer), membership: membershipOfName(computer) }, change, situation)
        );
    }
}
