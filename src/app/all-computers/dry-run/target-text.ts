// SPDX-License-Identifier: MIT
// What a run is about to do, in words.
import { directions } from '../../domain/computer/facts';
import { type RunItem, type RunSettings, type RunTarget, toChange } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';
import type { Draft } from './run-draft';

/** What the page is for: where it was opened to do one thing, and that is still aimed at, that. */
export function headingText({ goal, isGiven, undoneRun }: Draft, { DryRun }: Strings): string {
    if (undoneRun !== null) return DryRun.UndoTitle;
    const titles: Readonly<Record<string, string>> = DryRun.Titled;
    return (isGiven && goal !== null && titles[goal]) || DryRun.Title;
}

/** What a run aims at, in words. */
export function targetText({ goal, wanted, of }: RunTarget, strings: Strings): string {
    const byDirection = directions
        .flatMap(direction => {
            const target = wanted[direction];
            return target ? [format(strings.List.ByDirection, strings.DirectionShort[direction], strings.Target[target])] : [];
        })
        .join(strings.Join.Clauses);
    switch (goal) {
        case 'byHand':
            return byDirection;
        case 'sameAs':
            return `${format(strings.Run.SameAs, of ?? '')} (${byDirection})`;
        case 'asBaseline':
            return format(strings.Run.AsBaseline, of ?? '');
        case 'undo':
            return strings.Run.IsUndo;
        default:
            return strings.Goal[goal];
    }
}

/** How many computers of the pilot are named. */
const mostNamed = 10;

/** How many computers go first, and which; empty: none do. @param items in the order of the run */
export function pilotTexts(
    items: readonly RunItem[],
    { pilot }: Pick<RunSettings, 'pilot'>,
    { Join, Confirm }: Strings
): readonly string[] {
    if (pilot === null) return [];
    const labels = toChange(items)
        .slice(0, pilot)
        .map(({ label }) => label);
    const named = [...labels.slice(0, mostNamed), ...(labels.length > mostNamed ? ['…'] : [])];
    return [format(Confirm.Pilot, pilot), format(Confirm.InPilot, named.join(Join.List))];
}

/** Never are more changed at once than may fail. */
export function atOnceText({ atOnce, stopAfter }: Pick<RunSettings, 'atOnce' | 'stopAfter'>, { Confirm }: Strings): string {
    const most = Math.min(atOnce, stopAfter ?? atOnce);
    if (most === 1) return Confirm.OneByOne;
    return format(most < atOnce ? Confirm.AtOnceLimited : Confirm.AtOnce, most);
}
