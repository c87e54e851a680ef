// SPDX-License-Identifier: MIT
// Several computers, their administrator's browser, and what must hold of runs over them whatever happens: the world of
// the model-based spec of runs. It checks at every write that reaches a computer.
import { Observable, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/facts';
import { makeList } from '../../domain/listed';
import type { Outcome } from '../../domain/outcome';
import type { PlannedChange, Wanted } from '../../domain/plan';
import type { ChangeRecord } from '../../domain/record';
import { dryRun } from '../../domain/run/dry-run';
import { failedItems, undoable } from '../../domain/run/item-state';
import { Goal, Run, RunSettings, toChange } from '../../domain/run/run';
import { entry } from '../../domain/testing/list-entries';
import { failure } from '../../remote/outcomes';
import { sample } from '../../remote/testing/samples';
import type { WriteAnswer } from '../../remote/write';
import { Changes } from '../changes';
import { History } from '../history';
import { Runs, RunView } from '../runs';
import { MemoryJournal } from './memory-journal';
import { MemoryLocks } from './memory-locks';
import { brokenByRetry, brokenByUndo, brokenByWrite, FrozenRun } from './run-promises';
import type { Answer } from './world';

interface Call {
    readonly computer: string;
    readonly change: PlannedChange | null;
    readonly answer: Subject<Outcome<never>>;
}

/** The computers, by name; `c1` and `c2` are nodes of one cluster, so are `d1` and `d2`. */
export const fleet = ['a', 'b', 'c1', 'c2', 'd1', 'd2', 'e', 'f'] as const;

const clusterOf = (name: string): string | null => (/^[cd]/.test(name) ? `cluster-${name[0]}` : null);

export class Fleet {
    readonly journal = new MemoryJournal();
    /** What was broken; empty as long as all holds. */
    readonly violations: string[] = [];
    writes = 0;

    private readonly configurations = new Map<string, SigningConfiguration>();
    private readonly locks = new MemoryLocks();
    private readonly cancelled = new Set<string>();
    private readonly wentAhead = new Set<string>();
    private readonly frozen = new Map<string, FrozenRun>();
    private runs!: Runs;
    private pending: Call[] = [];
    private window = 0;
    private count = 0;

    constructor() {
        for (const name of fleet) {
            const base = sample(/[ade]/.test(name) ? 'srv2025' : 'srv2022');
            const computer = { ...base.computer, id: `id-${name}`, fqdn: `${name}.lab.example`, name, cluster: clusterOf(name) };
            this.configurations.set(name, { ...base, computer });
        }
        this.openWindow();
    }

    /** Freezes a dry run of some computers and starts it. */
    async start(
        keys: readonly string[],
        wanted: Wanted,
        settings: RunSettings,
        goal: Goal = 'byHand',
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

    async pause(): Promise<void> {
        await this.withLatest(id => this.runs.pause(id));
    }

    async resume(): Promise<void> {
        await this.withLatest(id => this.runs.resume(id));
    }

    async goAhead(): Promise<void> {
        await this.withLatest((id, run) => {
            if (run.phase === 'waiting') this.wentAhead.add(id);
            this.runs.goAhead(id);
        });
    }

    async cancel(): Promise<void> {
        await this.withLatest((id, run) => {
            if (run.phase !== 'ended') this.cancelled.add(id);
            this.runs.cancel(id);
        });
    }

    async recheck(): Promise<void> {
        await this.withLatest(id => void this.runs.recheck(id));
    }

    async answer(which: number, how: Answer): Promise<void> {
        const [call] = this.pending.splice(which % Math.max(1, this.pending.length), 1);
        if (!call) return;
        this.carryOut(call, how);
        const value = (call.change ? { written: true } : this.configurations.get(call.computer)) as never;
        const outcomes: Readonly<Record<Answer, Outcome<never>>> = {
            done: { kind: 'ok', value },
            lost: failure(call.change ? 'outcomeUnknown' : 'timedOut'),
            undelivered: failure(call.change ? 'outcomeUnknown' : 'unreachable'),
            refused: failure('accessDenied'),
            halfDone: failure('scriptFailed')
        };
        call.answer.next(outcomes[how]);
        call.answer.complete();
        await rest();
    }

    /** The page is closed, and opened again: what was left behind is read back, nothing goes on. */
    async reopen(): Promise<void> {
        this.openWindow();
        void this.runs.recover();
        await rest();
    }

    /** Somebody else changes a computer. */
    async meddle(which: number): Promise<void> {
        const name = fleet[which % fleet.length] ?? 'a';
        const facts = this.configurations.get(name) as SigningConfiguration;
        const required = !facts.inbound.required;
        this.configurations.set(name, { ...facts, inbound: { ...facts.inbound, required, stored: { required: required ? 1 : 0 } } });
    }

    /** Lets everything come to its end: the storage works, every call is answered, runs that wait are cancelled. */
    async finish(): Promise<readonly ChangeRecord[]> {
        this.journal.full = false;
        await this.cancel();
        while (this.pending.length > 0) await this.answer(0, 'done');
        await this.reopen();
        while (this.pending.length > 0) await this.answer(0, 'done');
        const open = (await this.runsKnown()).filter(({ phase }) => phase !== 'ended');
        if (open.length > 0) this.violations.push(`a run never ended: ${JSON.stringify(open)}`);
        return (await this.journal.load()) as ChangeRecord[];
    }

    private async startRun(given: {
        keys: readonly string[];
        wanted: Run['target']['wanted'];
        settings: RunSettings;
        goal: Goal;
        retries: string | null;
        undoes: ReadonlyMap<string, ChangeRecord>;
    }): Promise<void> {
        // One at a time, as on the page.
        if ((await this.runsKnown()).some(({ phase }) => phase !== 'ended')) return;
        const { keys, wanted, settings, goal, retries, undoes } = given;
        const id = `run-${++this.count}`;
        const target = { goal, wanted, of: null };
        const list = makeList(
            fleet.map(name => entry(name, this.configurations.get(name) ?? null)),
            null
        );
        const idOf = (key: string): string => `${id}/${key}`;
        const rows = dryRun({ list, keys, since: 0, target, allowWeaker: settings.allowWeaker, undoes, idOf });
        const items = rows.flatMap(({ item }) => (item ? [item] : []));
        if (items.some(({ computer }) => !keys.includes(computer.name))) this.violations.push('a computer that was not chosen');
        const chosen = toChange(items).map(({ computer }) => computer.name);
        if (undoes.size > 0) this.violations.push(...brokenByUndo(chosen, undoes, this.configurations));
        if (retries !== null) this.violations.push(...brokenByRetry(keys, this.journal.recordsOf(retries)));
        this.frozen.set(id, { id, items, settings });
        void this.runs.start({ id, startedAt: new Date(this.count).toISOString(), toolVersion: '1.0.0', target, settings, retries, items });
        await rest();
    }

    /** The records that an undo was to restore. */
    private undoneBy({ run }: RunView): ReadonlyMap<string, ChangeRecord> {
        const ids = new Set(run.items.map(({ undoes }) => undoes));
        const records = [...this.frozen.keys()].flatMap(id => this.journal.recordsOf(id)).filter(({ id }) => ids.has(id));
        return new Map(records.map(record => [record.computer.name, record]));
    }

    private async runsKnown(): Promise<readonly Run[]> {
        return (await this.journal.loadRuns()) as Run[];
    }

    private async latest(): Promise<RunView | null> {
        const run = (await this.runsKnown()).find(({ id }) => id === `run-${this.count}`);
        if (!run) return null;
        const records = (await this.journal.loadOfRun(run.id)) as ChangeRecord[];
        return { run, records: new Map(records.map(record => [record.id, record])), driven: false, recheck: null };
    }

    private async withLatest(act: (id: string, run: Run) => void): Promise<void> {
        const view = await this.latest();
        if (view) act(view.run.id, view.run);
        await rest();
    }

    private openWindow(): void {
        const window = ++this.window;
        this.locks.dropAll();
        this.pending = [];
        const history = new History(this.journal);
        const reader = { read: (computer: string) => this.call(window, computer, null) };
        const writer = {
            write: (computer: string, change: PlannedChange): Observable<Outcome<WriteAnswer>> => this.call(window, computer, change)
        };
        const changes = new Changes(reader, writer, this.locks, '1.0.0', history);
        this.runs = new Runs(changes, history, this.journal, reader, this.locks, '1.0.0');
    }

    private call(window: number, computer: string, change: PlannedChange | null): Observable<Outcome<never>> {
        const answer = new Subject<Outcome<never>>();
        if (window !== this.window) return answer; // a closed page sends nothing
        if (change) this.checkWrite(computer, change);
        this.pending.push({ computer, change, answer });
        return answer;
    }

    private checkWrite(computer: string, change: PlannedChange): void {
        this.writes++;
        const id = `run-${this.count}`;
        const run = this.frozen.get(id);
        if (!run) return void this.violations.push(`a write without a run: ${computer}`);
        const inFlight = this.pending.filter(call => call.change !== null).map(call => call.computer);
        const records = new Map(this.journal.recordsOf(id).map(record => [record.id, record]));
        const { cancelled, wentAhead } = this;
        const progress = { run, records, inFlight, cancelled: cancelled.has(id), wentAhead: wentAhead.has(id) };
        this.violations.push(...brokenByWrite(computer, change, progress));
    }

    private carryOut({ computer, change }: Call, how: Answer): void {
        if (!change || how === 'refused' || how === 'undelivered') return;
        const { direction, after } = change;
        const facts = this.configurations.get(computer) as SigningConfiguration;
        const byValue = after.inForce === 'required' ? 'one' : 'zero';
        const required = { one: 1, zero: 0, notStored: null }[how === 'halfDone' ? byValue : after.stored.kind];
        const changed = { ...facts[direction], required: after.inForce === 'required', stored: { required } };
        this.configurations.set(computer, { ...facts, [direction]: changed } as SigningConfiguration);
    }
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets what was started go on until it waits for a computer. */
function rest(): Promise<void> {
    return new Promise(resolve => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
    });
}
