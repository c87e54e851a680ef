// SPDX-License-Identifier: MIT
// Which computers of a run go first. A run changes the first ones of its list first, so those that were chosen stand at its front.
import type { DryRunRow } from './dry-run-row';
import type { RunItem, RunSettings } from './run';

/** Which computers go first, and what of the settings follows from that. */
export interface Pilot {
    /** The keys of the rows that go first; a row that doesn't change, or is still being read, may be among them. */
    readonly first: ReadonlySet<string>;
    /** The settings with the size of the pilot as it is: of those that were chosen, only the ones that change count. */
    readonly settings: RunSettings;
    /** Whether computers were chosen, and none of them would change: such a run would have no pilot. */
    readonly inVain: boolean;
}

/** @param chosen the keys of the rows that a person chose; null: the first ones that change, as many as the settings say */
export function pilotOf(rows: readonly DryRunRow[], chosen: ReadonlySet<string> | null, settings: RunSettings): Pilot {
    const changing = rows.filter(({ item }) => item?.decision === 'change').map(({ key }) => key);
    if (chosen === null) return { first: new Set(changing.slice(0, settings.pilot ?? 0)), settings, inVain: false };
    const count = changing.filter(key => chosen.has(key)).length;
    return { first: chosen, settings: { ...settings, pilot: count || null }, inVain: count === 0 };
}

/** What was judged so far, in the order of a run: those that go first, and then the others. */
export function inTurn(rows: readonly DryRunRow[], { first }: Pick<Pilot, 'first'>): readonly RunItem[] {
    const isFirst = ({ key, item }: DryRunRow): boolean => item?.decision === 'change' && first.has(key);
    return [...rows.filter(isFirst), ...rows.filter(row => !isFirst(row))].flatMap(({ item }) => item ?? []);
}

/** The ids of the records of the computers that a run changes before it waits for a person; empty: it has no pilot. */
export function pilotRecords(items: readonly RunItem[], { pilot }: Pick<RunSettings, 'pilot'>): ReadonlySet<string> {
    const changing = items.filter(({ decision }) => decision === 'change');
    return new Set(changing.slice(0, pilot ?? 0).map(({ record }) => record));
}
