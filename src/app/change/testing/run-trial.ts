// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makeList } from '../../domain/list/list';
import { sameState, settingState } from '../../domain/settings/setting';
import { ChangeRecord, differences } from '../../domain/change/record';
import { dryRun } from '../../domain/run/dry-run';
import { failedItems, itemState, remainingItems, undoable } from '../../domain/run/item-state';
import type { NewRun, Run } from '../../domain/run/run';
import { entry, facts } from '../../domain/testing/list-entries';
import { until } from '../../domain/testing/time';
import { isWrite } from '../../remote/testing/fake-gateway';
import type { KnownRun } from '../runs/runs';
import { Browser, BrowserWindow } from './windows';

/** The computers of each trial. */
export const names = ['a', 'b', 'c'] as const;

/** Something that changes many computers. `retries`, `undoes`: what is tried again, or undone, was a run before. */
export type RunOperation = 'a run' | 'a retry' | 'an undo of a run';
export const runOperations: readonly RunOperation[] = ['a run', 'a retry', 'an undo of a run'];

const wanted = { inbound: 'required' } as const;
const settings = { atOnce: 1, stopAfter: null, pilot: null, allowWeaker: true };

/** One try of an operation over three computers: it is frozen, and about to be started. */
export class RunTrial {
    readonly browser = new Browser();
    frozen!: NewRun;
    /** The run that an undo undoes. */
    private undone: KnownRun | null = null;
    private count = 0;
    private before = { written: 0, calls: 0 };

    static async of(operation: RunOperation): Promise<RunTrial> {
        const trial = new RunTrial();
        for (const name of names) trial.browser.gateway.set(name, facts(name));
        await trial.prepare(operation);
        return trial;
    }

    /** What was written so far, in order. */
    get written(): readonly string[] {
        return this.browser.gateway.written.slice(this.before.written);
    }

    /** The writes that were sent so far, in order. */
    get sent(): readonly string[] {
        return this.browser.gateway.calls.slice(this.before.calls).filter(call => isWrite({ command: call.split(' ')[1] ?? '' }));
    }

    now(name: string): SigningConfiguration {
        return this.browser.gateway.now(name);
    }

    /** Whether it is in force what shall be. */
    isDone(name: string): boolean {
        return this.now(name).inbound.required === (this.undone === null);
    }

    /** Starts a run and waits for its end. */
    async carryOut({ runs }: BrowserWindow, run = this.frozen): Promise<KnownRun> {
        expect(await runs.start(run)).toBeTrue();
        return ended({ runs }, run.id);
    }

    /** Rechecks, and tries again what is left: everything is in force then, and was written once. */
    async again(window: BrowserWindow): Promise<void> {
        await window.runs.recover();
        await ended(window, this.frozen.id);
        await window.runs.recheck(this.frozen.id);
        const view = await ended(window, this.frozen.id);
        const left = [...failedItems(view), ...remainingItems(view)].map(({ computer }) => computer.name);
        const run = this.freeze(left, { retries: view.run.id });
        if (left.length > 0) mustBeTrue(await this.carryOut(window, run), this);
        expect(names.filter(name => !this.isDone(name))).toEqual([]);
        expect([...this.written].sort()).toEqual(names.map(name => `${name} ${this.written[0]?.split(' ')[1]}`));
    }

    /** Freezes a dry run over readings of now. */
    freeze(keys: readonly string[], { retries = null }: { readonly retries?: string | null } = {}): NewRun {
        const id = `run ${++this.count}`;
        const of = this.undone?.run.id ?? null;
        const records = this.undone ? undoable(this.undone) : [];
        const undoes = new Map(records.filter(({ computer }) => keys.includes(computer.name)).map(one => [one.computer.name, one]));
        const target: Run['target'] = of ? { goal: 'undo', wanted: {}, of } : { goal: 'requireInbound', wanted, of };
        const list = makeList(
            names.map(name => entry(name, this.now(name))),
            null
        );
        const rows = dryRun({
            list,
            records: new Map(keys.map(key => [key, `${id}/${key}`])),
            since: 0,
            target,
            allowWeaker: true,
            undoes
        });
        const startedAt = new Date().toISOString();
        return { id, startedAt, toolVersion: '1.0.0', target, settings, retries, items: rows.flatMap(({ item }) => item ?? []) };
    }

    private async prepare(operation: RunOperation): Promise<void> {
        const { gateway } = this.browser;
        const window = this.browser.open();
        const first = this.freeze(names);
        this.frozen = first;
        if (operation === 'a retry') for (const name of names) gateway.break(name, 'refused', { which: isWrite });
        if (operation !== 'a run') {
            const view = await this.carryOut(window);
            gateway.mend();
            if (operation === 'an undo of a run') this.undone = view;
            this.frozen = this.freeze(names, operation === 'a retry' ? { retries: first.id } : {});
        }
        this.before = { written: gateway.written.length, calls: gateway.calls.length };
    }
}

/** A run once it has ended, and nothing of it is under way in this window. */
export async function ended({ runs }: Pick<BrowserWindow, 'runs'>, id: string): Promise<KnownRun> {
    let view: KnownRun | null = null;
    const shown = runs.stateOf(id).subscribe(state => (view = typeof state === 'string' ? null : state));
    const isOver = (): boolean => view?.run.phase === 'ended' && !view.driven && view.recheck === null;
    await until(isOver);
    shown.unsubscribe();
    return view as unknown as KnownRun;
}

export function statesOf(view: KnownRun): readonly string[] {
    return view.run.items.map(item => itemState(item, view, view.driven));
}

/** What the records of a run say is so, and they claim success only where all that was planned is. */
export function mustBeTrue(view: KnownRun, trial: RunTrial): void {
    for (const record of view.records.values()) {
        const { found, ending, computer } = record as ChangeRecord;
        if (found) expect(sameState(found.settings.inbound, settingState(trial.now(computer.name), 'inbound'))).toBeTrue();
        expect(ending === 'changed').toBe(found !== null && differences(record).length === 0);
    }
}
