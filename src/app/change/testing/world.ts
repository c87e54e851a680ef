// SPDX-License-Identifier: MIT
// One computer, its administrator's browser, and what must hold of them whatever happens: the world of the model-based
// spec. It checks at every call that reaches the computer.
import { NEVER, Observable, of, Subject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { RecordedComputer } from '../../domain/computer/identity';
import type { Outcome } from '../../domain/outcome';
import { makePlan, PlannedChange, Wanted } from '../../domain/change/plan';
import { ChangeRecord, isOpen } from '../../domain/change/record';
import { undoTarget } from '../../domain/change/undo';
import { withState } from '../../domain/testing/with-state';
import { failure } from '../../remote/outcomes';
import { sample } from '../../remote/testing/samples';
import type { WriteAnswer } from '../../remote/write';
import { ChangeState } from '../change-state';
import { Changes } from '../changes';
import { History } from '../history/history';
import { MemoryJournal } from './memory-journal';
import { falseClaims, isNamedOtherwise } from './claims';
import { MemoryLocks } from './memory-locks';
import { rest } from './rest';
import { Named, withApplied, withPolicy, WorldTime } from './policy';

/** How many histories a property is tried with. `npm run soak` tries more, by this name. */
export const histories = (globalThis as { histories?: number }).histories ?? 300;

/**
 * How the computer deals with the call that waits. `lost`: done, but the answer never comes. `undelivered`: neither.
 * `halfDone`: cut between setting the value and removing the stored one.
 */
export type Answer = 'done' | 'lost' | 'refused' | 'halfDone' | 'undelivered';

type Call = { readonly change: PlannedChange | null; readonly answer: Subject<Outcome<never>> };

const computer = 'srv2025';

export class World {
    configuration = sample(computer);
    private readonly time = new WorldTime();
    private readonly applications: string[] = [];
    readonly journal = new MemoryJournal();
    /** What was broken; empty as long as all holds. */
    readonly violations: string[] = [];

    private readonly locks = new MemoryLocks();
    private changes!: Changes;
    private state!: ChangeState;
    private pending: Call[] = [];
    /** Records that were cancelled while they ran. */
    private readonly cancelled = new Set<string>();
    /** How records ended that were verified, by id. */
    private readonly verified = new Map<string, string>();
    private window = 0;

    constructor() {
        this.openWindow();
    }

    async apply(wanted: Wanted): Promise<void> {
        this.time.pass();
        void this.changes.apply(computer, this.configuration, makePlan(this.configuration, wanted));
        await rest();
    }

    /** Undoes the latest record that has ended. */
    async undo(): Promise<void> {
        const [last] = (await this.records()).filter(record => record.step === 'ended');
        if (last) await this.undoRecord(last);
    }

    async undoRecord(record: ChangeRecord): Promise<void> {
        this.time.pass();
        void this.changes.apply(computer, this.configuration, makePlan(this.configuration, undoTarget(record)), record.id);
        await rest();
    }

    async cancel(): Promise<void> {
        if (this.state.kind === 'running') this.cancelled.add(this.state.record.id);
        this.changes.cancel(computer);
        await rest();
    }

    async answer(how: Answer): Promise<void> {
        const call = this.pending.shift();
        if (!call) return;
        this.time.pass();
        this.carryOut(call.change, how);
        const value = (call.change ? { written: true } : this.reading()) as never;
        const outcomes: Readonly<Record<Answer, Outcome<never>>> = {
            done: { kind: 'ok', value },
            lost: failure(call.change ? 'outcomeUnknown' : 'timedOut'),
            undelivered: failure(call.change ? 'outcomeUnknown' : 'timedOut'),
            refused: failure('accessDenied'),
            halfDone: failure('scriptFailed')
        };
        call.answer.next(outcomes[how]);
        call.answer.complete();
        await rest();
        await this.verify();
    }

    /** The page is closed, and opened again: it reads the computer and settles what was left behind. */
    async reopen(): Promise<void> {
        this.openWindow();
        await this.settle();
    }

    /** The page reads the computer again. */
    async readAgain(): Promise<void> {
        if (this.pending.length > 0) return;
        await this.settle();
        await this.verify();
    }

    private async settle(): Promise<void> {
        this.time.pass();
        await this.changes.settle(computer, this.reading());
        await rest();
        const records = [...(await this.records())].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
        if (this.journal.full || this.pending.length > 0) return;
        this.violations.push(...falseClaims(records, this.configuration, this.applications));
    }

    /** Group Policy names another value, or none any more; the computer learns of it, and applies nothing yet. */
    async policyNames(value: Named): Promise<void> {
        this.configuration = withPolicy(this.configuration, value);
    }

    /** Group Policy is applied. */
    async policyIsApplied(): Promise<void> {
        this.time.pass();
        this.configuration = withApplied(this.configuration, this.time.now);
        this.applications.push(this.time.now);
    }

    private reading(): SigningConfiguration {
        return { ...this.configuration, collectedAt: this.time.now };
    }

    /** Somebody else changes the computer: a requirement, or a setting. */
    async meddle(what: 'inbound' | 'guestLogons'): Promise<void> {
        const { inbound, outbound } = this.configuration;
        const wanted: Wanted =
            what === 'inbound'
                ? { inbound: inbound.required ? 'notRequired' : 'required' }
                : { guestLogons: outbound.insecureGuestLogons ? 'off' : 'on' };
        for (const change of makePlan(this.configuration, wanted).changes)
            this.configuration = withState(this.configuration, change, change.after);
    }

    /** What was verified once stays so. What is claimed to last is what nothing names otherwise. */
    private async verify(): Promise<void> {
        for (const { id, ending, found, changes } of (await this.records()).filter(record => record.step === 'ended' && !isOpen(record))) {
            const isNew = found?.computerTime === this.time.now && !this.verified.has(id);
            if (ending === 'changed' && isNew && isNamedOtherwise(changes, this.configuration))
                this.violations.push(`changed, and policy will take it back: ${id}`);
            const now = JSON.stringify([ending, found], inOrder);
            if ((this.verified.get(id) ?? now) !== now) this.violations.push(`${this.verified.get(id)} became ${now}`);
            this.verified.set(id, now);
        }
    }

    async records(): Promise<readonly ChangeRecord[]> {
        return this.journal.all() as ChangeRecord[];
    }

    /** Lets everything come to its end: the storage works, every call is answered, the page is opened once more. */
    async finish(): Promise<readonly ChangeRecord[]> {
        this.journal.full = false;
        while (this.pending.length > 0) await this.answer('done');
        await this.reopen();
        return this.records();
    }

    private openWindow(): void {
        const window = ++this.window;
        this.locks.dropAll();
        this.pending = [];
        const read = (): Observable<Outcome<never>> => this.call(window, null);
        const write = (_: RecordedComputer, change: PlannedChange): Observable<Outcome<WriteAnswer>> => this.call(window, change);
        this.changes = new Changes(
            { answered: NEVER, read },
            { ready: () => of(null), write },
            this.locks,
            '1.0.0',
            new History(this.journal),
            Infinity
        );
        this.changes.stateOf(computer).subscribe(state => window === this.window && (this.state = state));
    }

    private call(window: number, change: PlannedChange | null): Observable<Outcome<never>> {
        const answer = new Subject<Outcome<never>>();
        if (window !== this.window) return answer; // a closed page sends nothing
        if (this.pending.length > 0) this.violations.push('two calls in flight');
        const running = this.state.kind === 'running' ? this.state.record : null;
        if (change && running && this.cancelled.has(running.id)) this.violations.push('a write after a cancel');
        if (
            change &&
            !this.journal.has(
                record =>
                    record.id === running?.id && record.changes.some(one => one.setting === change.setting && one.write.kind === 'sent')
            )
        ) {
            this.violations.push('a write without a saved record of it');
        }
        this.pending.push({ change, answer });
        return answer;
    }

    private carryOut(change: PlannedChange | null, how: Answer): void {
        if (!change || how === 'refused' || how === 'undelivered') return;
        const { after } = change;
        const set = { ...after, stored: { kind: after.inForce === 'required' || after.inForce === 'on' ? 'one' : 'zero' } } as const;
        this.configuration = withState(this.configuration, change, how === 'halfDone' ? set : after);
    }
}

/** For JSON.stringify: what was stored may come back with its properties in another order. */
function inOrder(_: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
