// SPDX-License-Identifier: MIT
import type { Run } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';
import { originTexts } from '../../ui/texts/origin-text';
import { pilotTexts, targetText } from '../dry-run/target-text';

/** What a run is: when, who, what. */
export interface RunHead {
    readonly title: string;
    readonly target: string;
    /** Who was connected, when it started, and how it is carried out. */
    readonly details: readonly string[];
}

/** How many users are named. */
const mostNamed = 3;

export function runHead(run: Run, strings: Strings): RunHead {
    const { Run, Confirm } = strings;
    const { atOnce, stopAfter } = run.settings;
    const who = whoText(run, strings);
    return {
        title: format(Run.Title, new Date(run.startedAt).toLocaleString()),
        target: targetText(run.target, strings),
        details: [
            ...(who === '' ? [] : [who]),
            ...originTexts(run, strings),
            ...(run.retries === null ? [] : [Run.IsRetry]),
            atOnce === 1 ? Confirm.OneByOne : format(Confirm.AtOnce, atOnce),
            ...pilotTexts(run.items, run.settings, strings),
            stopAfter === null ? Confirm.NeverStops : format(Confirm.StopAfter, stopAfter)
        ]
    };
}

/** Who was connected, as the computers named them; empty: none of them said. */
export function whoText({ items }: Pick<Run, 'items'>, { About, History, Run }: Strings): string {
    const users = new Set<string>();
    for (const { actingUser } of items) if (actingUser !== null) users.add(actingUser);
    const named = [...users].slice(0, mostNamed).join(About.Separator);
    if (users.size === 0) return '';
    return users.size > mostNamed ? format(Run.ByMore, named, users.size - mostNamed) : format(History.By, named);
}
