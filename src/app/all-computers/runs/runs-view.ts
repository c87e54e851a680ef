// SPDX-License-Identifier: MIT
import type { RunImport, RunsState, RunState } from '../../change/runs/runs';
import { Run, toChange } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';
import { originTexts } from '../../ui/texts/origin-text';
import { targetText } from '../dry-run/target-text';
import { whoText } from './run-head';
import { outcomeTexts, phaseText, runModel } from './run-view';
import { timeText } from '../../ui/texts/date-time';

interface RunEntry {
    readonly id: string;
    readonly title: string;
    readonly target: string;
    readonly who: string;
    readonly phase: string;
    readonly isOn: boolean;
    /** That it came from a file; empty: it did not. */
    readonly origin: string;
    /** How many computers ended how; empty while that is loaded. */
    readonly outcomes: readonly string[];
}

export interface RunsView {
    readonly notes: readonly string[];
    /** Whether there are none, and not only none that can be read. */
    readonly isEmpty: boolean;
    readonly runs: readonly RunEntry[];
    /** How many more there are. */
    readonly more: number;
    readonly moreText: string;
}

/** Null: nothing is known yet. */
export function runsView(all: RunsState, shown: readonly (readonly [Run, RunState])[], strings: Strings): RunsView | null {
    const { History, Runs } = strings;
    if (all === null) return null;
    if (typeof all === 'string')
        return { notes: [all === 'newer' ? Runs.Newer : Runs.Unavailable], isEmpty: false, runs: [], more: 0, moreText: '' };
    return {
        notes: [
            ...(all.runs.length === 0 ? [Runs.Empty] : []),
            ...(all.unreadable > 0 ? [format(History.Unreadable, all.unreadable)] : [])
        ],
        isEmpty: all.runs.length === 0,
        runs: shown.map(([run, state]) => entry(run, state, strings)),
        more: all.more,
        moreText: format(Runs.More, all.more)
    };
}

function entry(run: Run, state: RunState, strings: Strings): RunEntry {
    const known = state !== null && typeof state !== 'string' ? state : null;
    return {
        id: run.id,
        title: timeText(run.startedAt),
        target: targetText(run.target, strings),
        who: whoText(run, strings),
        phase: phaseText({ run: known?.run ?? run }, strings),
        isOn: (known?.run ?? run).phase !== 'ended',
        origin: originTexts(run, strings).join(strings.Join.Sentences),
        outcomes: known ? outcomeTexts(runModel(known, null).counts, strings) : []
    };
}

/** A run that goes on, as the list of computers mentions it. */
export function onGoingText(run: Run, strings: Strings): string {
    return format(strings.Runs.GoesOn, toChange(run.items).length, phaseText({ run }, strings));
}

export function runImportText(result: RunImport, { History, Runs }: Strings): string {
    switch (result.kind) {
        case 'imported':
            return Runs.Imported;
        case 'known':
            return Runs.Known;
        case 'newerVersion':
            return format(History.Newer, result.version);
        case 'damaged':
            return format(Runs.Damaged, result.where);
        case 'notSaved':
            return Runs.NotSaved;
    }
}
