// SPDX-License-Identifier: MIT
// The rows of the page of a dry run: what would be done to each computer, and which of them are shown.
import type { List } from '../../domain/list/list';
import { type DryRunInput, dryRunInSteps } from '../../domain/run/dry-run';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import { inTurn, type Pilot, pilotOf } from '../../domain/run/pilot';
import type { Decision, RunItem } from '../../domain/run/run';
import { filterInSteps, forEachInSteps, inOneGo, type Steps } from '../../domain/steps';
import { type Draft, targetOf } from './run-draft';

/** What is shown of the dry run: null: all, else the rows of one decision. */
export type DryRunFilter = Decision | 'reading' | null;

/** What computers are judged by beside their settings. Left out: nothing is known of that. */
export type KnownForDryRun = Pick<DryRunInput, 'known' | 'accepted' | 'readiness' | 'baseline'>;

export interface DryRunModel {
    readonly draft: Draft;
    readonly list: List;
    /** All rows, in their order. Empty while nothing is aimed at. */
    readonly all: readonly DryRunRow[];
    readonly rows: readonly DryRunRow[];
    readonly filter: DryRunFilter;
    readonly counts: ReadonlyMap<Decision | 'reading', number>;
    readonly pilot: Pilot;
    /** What the chosen baseline comes to on a computer; null: none is chosen. */
    readonly baseline: NonNullable<DryRunInput['baseline']> | null;
    readonly known: KnownForDryRun;
}

/** Of what the page is made. */
export interface DryRunGiven {
    readonly draft: Draft;
    readonly list: List;
    readonly filter: DryRunFilter;
    readonly known: KnownForDryRun;
}

/** The dry run as the page shows it: all that was judged, and the rows that the filter leaves. */
export function dryRunModel(draft: Draft, list: List, filter: DryRunFilter, known: KnownForDryRun = {}): DryRunModel {
    return inOneGo(makingDryRunModel({ draft, list, filter, known }, null));
}

/** The same in steps that are short each. @param before the model before; null: none */
export function* makingDryRunModel(given: DryRunGiven, before: DryRunModel | null): Steps<DryRunModel> {
    const { draft, list, filter, known } = given;
    const isSame = before?.draft === draft && before.list === list && before.known === known;
    const { all, counts, pilot } = isSame ? before : yield* judging(given);
    const rows = filter === null ? all : yield* filterInSteps(all, row => decisionOf(row) === filter);
    return { draft, list, all, pilot, rows, filter, counts, baseline: known.baseline ?? null, known };
}

function* judging({ draft, list, known }: DryRunGiven): Steps<Pick<DryRunModel, 'all' | 'counts' | 'pilot'>> {
    // What baselines ask is known once they are loaded.
    const target = draft.goal === 'asBaseline' && !known.baseline ? null : targetOf(draft);
    const { records, since, undoes, settings } = draft;
    const all = target ? yield* dryRunInSteps({ list, records, since, target, allowWeaker: settings.allowWeaker, undoes, ...known }) : [];
    const counts = new Map<Decision | 'reading', number>();
    yield* forEachInSteps(all, row => void counts.set(decisionOf(row), (counts.get(decisionOf(row)) ?? 0) + 1));
    // Two names may have turned out to be one computer since one of them was chosen.
    const chosen = draft.first && new Set([...draft.first].map(key => list.rowOf.get(key)?.key ?? key));
    yield;
    return { all, counts, pilot: pilotOf(all, chosen, settings) };
}

function decisionOf({ item }: DryRunRow): Decision | 'reading' {
    return item?.decision ?? 'reading';
}

/** The list that a confirmation freezes; null while a computer is still being read. */
export function frozenItems({ all, pilot }: DryRunModel): readonly RunItem[] | null {
    const items = inTurn(all, pilot);
    return items.length === all.length && items.length > 0 ? items : null;
}
