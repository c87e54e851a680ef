// SPDX-License-Identifier: MIT
import { firstValueFrom } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makePlan, Plan, PlannedChange, Wanted } from '../../domain/change/plan';
import { sameState, settingState } from '../../domain/settings/setting';
import { ChangeRecord, differences } from '../../domain/change/record';
import { undoTarget } from '../../domain/change/undo';
import { isWrite } from '../../remote/testing/fake-gateway';
import { sample } from '../../remote/testing/samples';
import type { ChangeState } from '../change-state';
import { Browser, BrowserWindow } from './windows';

/** The computer of each trial. */
export const name = 'srv2025';

/** Something that changes one computer. */
export interface Operation {
    /** The goals that it is tried with, each for itself. */
    readonly ways: readonly Wanted[];
    /** What was done before, and is undone by it. */
    readonly undoes?: Wanted;
}

const required = { outbound: 'required', inbound: 'required' } as const;
const notRequired = { outbound: 'notRequired', inbound: 'notRequired' } as const;
const settings = { guestLogons: 'on', outboundAuditSigning: 'on' } as const;

/** By the words of the titles. */
export const operations: Readonly<Record<string, Operation>> = {
    'a write, each way': { ways: [required, notRequired] },
    'a reset': { ways: [{ outbound: 'windowsDefault', inbound: 'windowsDefault' }] },
    'a change of settings': { ways: [settings] },
    'an undo': { ways: [{}], undoes: { inbound: 'required', outbound: 'notRequired', ...settings } }
};

/** The computer as it is before: each way differs from it in both directions. */
function before(wanted: Wanted): SigningConfiguration {
    const facts = sample(name);
    const other = wanted.outbound === 'required' ? 0 : 1;
    const stored = { required: wanted.outbound === 'windowsDefault' ? 0 : other };
    const [outbound, inbound] = wanted.outbound === 'windowsDefault' ? [false, true] : [other === 1, other === 1];
    return {
        ...facts,
        outbound: { ...facts.outbound, required: outbound, stored },
        inbound: { ...facts.inbound, required: inbound, stored: { required: inbound ? 1 : 0 } }
    };
}

/** One try of an operation: it is planned, and about to be applied. */
export class Trial {
    readonly browser = new Browser();
    plan!: Plan;
    /** What the computer shall be like in the end. */
    goal: Wanted = {};
    private seen!: SigningConfiguration;
    private undoes: string | null = null;
    private writtenBefore = 0;

    static async of({ ways, undoes }: Operation, way: number): Promise<Trial> {
        const trial = new Trial();
        const wanted = ways[way] ?? {};
        trial.browser.gateway.set(name, before(wanted));
        await trial.prepare(wanted, undoes);
        return trial;
    }

    /** What this operation wrote so far, in order. */
    get written(): readonly string[] {
        return this.browser.gateway.written.slice(this.writtenBefore);
    }

    get sent(): readonly string[] {
        return this.browser.gateway.calls.slice(this.writtenBefore).filter(call => isWrite({ command: call.split(' ')[1] ?? '' }));
    }

    get first(): PlannedChange {
        return this.plan.changes[0] as PlannedChange;
    }

    get last(): PlannedChange {
        return this.plan.changes.at(-1) as PlannedChange;
    }

    get now(): SigningConfiguration {
        return this.browser.gateway.now(name);
    }

    apply(window: BrowserWindow): Promise<void> {
        return window.changes.apply(name, this.seen, this.plan, this.undoes);
    }

    /** Reads the computer and does what is left to be done; everything is in force then, and was written once. */
    async again(window: BrowserWindow): Promise<void> {
        const reading = await this.settle(window);
        const plan = makePlan(reading, this.goal);
        await window.changes.apply(name, reading, plan, this.undoes);
        if (plan.changes.length > 0) expect(recordOf(shown(window)).ending).toBe('changed');
        expect(makePlan(this.now, this.goal)).toEqual({ changes: [], blockers: [] });
        expect(new Set(this.written).size).withContext(this.written.join()).toBe(this.written.length);
    }

    /** Reads the computer, as any tab does, and settles by it what is open. */
    async settle(window: BrowserWindow): Promise<SigningConfiguration> {
        const reading = await firstValueFrom(window.reader.read(name));
        if (reading.kind !== 'ok') throw new Error(reading.kind);
        await window.changes.settle(name, reading.value);
        return reading.value;
    }

    /** What a record says is so, and it claims success only where all that was planned is. */
    mustBeTrue(record: ChangeRecord): void {
        const { found, changes, ending } = record;
        for (const change of found ? changes : []) {
            const seen = found?.settings[change.setting];
            expect(seen && sameState(seen, settingState(this.now, change.setting))).toBeTrue();
        }
        expect(ending === 'changed').toBe(found !== null && differences(record).length === 0);
    }

    private async prepare(wanted: Wanted, undoes: Wanted | undefined): Promise<void> {
        const window = this.browser.open();
        this.goal = wanted;
        if (undoes) {
            const seen = this.now;
            await window.changes.apply(name, seen, makePlan(seen, undoes));
            const record = recordOf(shown(window));
            [this.goal, this.undoes] = [undoTarget(record), record.id];
        }
        this.seen = this.now;
        this.plan = makePlan(this.seen, this.goal);
        expect(this.plan.changes.length).toBeGreaterThan(1);
        this.writtenBefore = this.browser.gateway.written.length;
        this.browser.gateway.calls.splice(0, Infinity, ...this.browser.gateway.written);
    }
}

/** What the window tells of the change. */
export function shown({ changes }: BrowserWindow): ChangeState {
    let state: ChangeState = { kind: 'none' };
    changes
        .stateOf(name)
        .subscribe(now => (state = now))
        .unsubscribe();
    return state;
}

export function isWaiting(state: ChangeState): boolean {
    return state.kind === 'running' && state.waitsFor !== null;
}

export function recordOf(state: ChangeState): ChangeRecord {
    if (state.kind === 'none') throw new Error('Nothing is told.');
    return state.record;
}
