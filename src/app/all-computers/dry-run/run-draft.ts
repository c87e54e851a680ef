// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import type { Direction } from '../../domain/computer/facts';
import type { Target } from '../../domain/change/plan';
import type { ChangeRecord } from '../../domain/change/record';
import { RunGoal, Run, RunItem, RunSettings, RunTarget, usualSettings } from '../../domain/run/run';
import { Scan } from '../scan/scan';

/** The computer whose state others shall get. */
export interface Model {
    readonly label: string;
    readonly wanted: RunTarget['wanted'];
}

/** What an administrator is about to do to many computers. */
export interface Draft {
    /** Keys of connections, in order, each with the id of the record that its computer would get. */
    readonly records: ReadonlyMap<string, string>;
    /** Null: none was chosen yet. None is proposed: what one click would do to many computers is for the person to say. */
    readonly goal: RunGoal | null;
    /** Whether it was chosen with the computers, on the page that this one was opened from. */
    readonly isGiven: boolean;
    readonly byHand: Readonly<Record<Direction, Target | 'leave'>>;
    /** `sameAs`; null: none was chosen yet. */
    readonly model: Model | null;
    /** `asBaseline`: the series of the baselines; null: none was chosen yet. */
    readonly series: string | null;
    readonly settings: RunSettings;
    /** Keys of the connections that go first; null: as many as the settings say, in the order of the list. */
    readonly first: ReadonlySet<string> | null;
    /** Only answers later than this one count, by the order in which they arrive. */
    readonly since: number;
    /** Undo: the records to restore, by their computers' names, and the run that they belong to. */
    readonly undoes: ReadonlyMap<string, ChangeRecord>;
    readonly undoneRun: string | null;
    /** The run whose computers are tried again, or which is carried further. */
    readonly retries: string | null;
}

const empty: Omit<Draft, 'records' | 'since'> = {
    goal: null,
    isGiven: false,
    byHand: { outbound: 'leave', inbound: 'leave' },
    model: null,
    series: null,
    settings: usualSettings,
    first: null,
    undoes: new Map(),
    undoneRun: null,
    retries: null
};

const both: Readonly<Partial<Record<RunGoal, RunTarget['wanted']>>> = {
    requireBoth: { outbound: 'required', inbound: 'required' },
    requireOutbound: { outbound: 'required' },
    requireInbound: { inbound: 'required' },
    windowsDefault: { outbound: 'windowsDefault', inbound: 'windowsDefault' },
    turnOnAuditing: {},
    undo: {}
};

/** What a draft aims at; null while that is not decided. */
export function targetOf({ goal, byHand, model, series, undoneRun }: Draft): RunTarget | null {
    if (goal === null) return null;
    if (goal === 'sameAs') return model && { goal, wanted: model.wanted, of: model.label };
    if (goal === 'asBaseline') return series === null ? null : { goal, wanted: {}, of: series };
    if (goal !== 'byHand') return { goal, wanted: both[goal] ?? {}, of: undoneRun };
    const { outbound, inbound } = byHand;
    if (outbound === 'leave' && inbound === 'leave') return null;
    return { goal, wanted: { ...(outbound === 'leave' ? {} : { outbound }), ...(inbound === 'leave' ? {} : { inbound }) }, of: null };
}

/** The page that a draft was begun on: where a person goes on who discards it. */
export function pageOf({ isGiven, retries, undoneRun }: Draft): readonly string[] {
    const run = retries ?? undoneRun;
    return run === null ? [isGiven ? '/all-computers/readiness' : '/all-computers'] : ['/all-computers/runs', run];
}

/** The draft of a run. Belongs to no component: another tab or tool may be shown meanwhile, and nothing is lost. */
@Injectable({ providedIn: 'root' })
export class RunDraft {
    readonly state = new BehaviorSubject<Draft | null>(null);

    constructor(private readonly scan: Scan) {}

    /** Begins another draft over these connections. @param goal what is asked of them; left out: that is still to be chosen */
    begin(keys: readonly string[], goal: RunGoal | null = null): void {
        this.start(keys, { goal, isGiven: goal !== null });
    }

    /** Begins another draft that aims at what baselines ask. */
    beginAsBaseline(keys: readonly string[], series: string): void {
        this.start(keys, { goal: 'asBaseline', series });
    }

    /**
     * The same again for some computers of a run; an undo needs the records that it restores. How a run of a file was
     * carried out is not proposed.
     */
    beginAgain(run: Pick<Run, 'id' | 'target' | 'settings' | 'imported'>, items: readonly RunItem[]): void {
        const { goal, wanted, of } = run.target;
        const { outbound = 'leave', inbound = 'leave' } = wanted;
        const keys = items.map(({ computer }) => computer.name);
        this.start(keys, {
            goal,
            byHand: { outbound, inbound },
            model: goal === 'sameAs' && of !== null ? { label: of, wanted } : null,
            series: goal === 'asBaseline' ? of : null,
            settings: run.imported ? usualSettings : { ...run.settings, pilot: null },
            retries: run.id
        });
    }

    /** Restores what a run has changed. */
    beginUndo(run: Pick<Run, 'id' | 'imported'>, records: readonly ChangeRecord[], retries: string | null = null): void {
        const undoes = new Map(records.map(record => [record.computer.name, record]));
        this.start([...undoes.keys()], {
            goal: 'undo',
            undoes,
            undoneRun: run.id,
            // It was asked for; who becomes weaker by it is named before anything is sent. A file asks for nothing.
            settings: { ...usualSettings, allowWeaker: !run.imported },
            retries
        });
    }

    change(part: Partial<Pick<Draft, 'goal' | 'byHand' | 'model' | 'series'>>): void {
        const { value } = this.state;
        if (value) this.state.next({ ...value, ...part });
    }

    /** Another size of the pilot means the first ones again, whoever was chosen before. */
    set(settings: Partial<RunSettings>): void {
        const { value } = this.state;
        if (!value) return;
        const first = 'pilot' in settings ? null : value.first;
        this.state.next({ ...value, first, settings: { ...value.settings, ...settings } });
    }

    /** Has these go first; none: there is no pilot. */
    goFirst(first: ReadonlySet<string>): void {
        const { value } = this.state;
        if (!value) return;
        const settings = { ...value.settings, pilot: first.size || null };
        this.state.next({ ...value, first: first.size > 0 ? first : null, settings });
    }

    /** Reads computers anew, all or some. */
    readAgain(keys?: readonly string[]): void {
        const { value } = this.state;
        if (!value) return;
        if (!keys) this.state.next({ ...value, since: this.scan.arrived });
        this.scan.again(keys ?? value.records.keys());
    }

    discard(): void {
        this.state.next(null);
    }

    private start(keys: readonly string[], draft: Partial<Draft> = {}): void {
        const records = new Map(keys.map(key => [key, crypto.randomUUID()]));
        this.state.next({ ...empty, ...draft, records, since: this.scan.arrived });
        this.scan.again(keys);
    }
}
