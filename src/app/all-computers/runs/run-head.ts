// SPDX-License-Identifier: MIT
import type { Run } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';
import { originTexts } from '../../ui/texts/origin-text';
import { atOnceText, pilotTexts, targetText } from '../dry-run/target-text';
import { timeText } from '../../ui/texts/date-time';

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
    const { stopAfter } = run.settings;
    const who = whoText(run, strings);
    return {
        title: format(Run.Title, timeText(run.startedAt)),
        target: targetText(run.target, strings),
        details: [
            ...(who === '' ? [] : [who]),
            ...originTexts(run, strings),
            ...(run.retries === null ? [] : [Run.IsRetry]),
            atOnceText(run.settings, strings),
            ...pilotTexts(run.items, run.settings, strings),
            stopAfter === null ? Confirm.NeverStops : format(Confirm.StopAfter, stopAfter)
            // They stand in one line, with a dot between them: a sentence of its own needs no full stop.
        ].map(text => text.replace(/^([^.。]*)[.。]$/u, '$1'))
    };
}

/** Who was connected, as the computers named them; empty: none of them said. */
export function whoText({ items }: Pick<Run, 'items'>, { Join, History, Run }: Strings): string {
    const users = accountNames(items, Run);
    const named = users.slice(0, mostNamed).join(Join.List);
    if (users.length === 0) return '';
    return users.length > mostNamed ? format(Run.ByMore, named, users.length - mostNamed) : format(History.By, named);
}

/** Each account once. Computers' own accounts of one name are as many accounts, but it was one person who used them. */
export function accountNames(
    items: readonly { readonly actingUser: string | null; readonly label: string }[],
    { LocalAccounts }: Strings['Run']
): readonly string[] {
    const counts = new Map<string, { readonly user: string; readonly of: Set<string> }>();
    for (const { actingUser, label } of items) {
        if (actingUser === null) continue;
        const [domain, name] = actingUser.split('\\');
        const isOwn = name !== undefined && domain?.toLowerCase() === label.split('.')[0]?.toLowerCase();
        const key = isOwn ? `\\${name.toLowerCase()}` : actingUser;
        const known = counts.get(key) ?? { user: actingUser, of: new Set() };
        counts.set(key, known);
        if (isOwn) known.of.add(label);
    }
    return [...counts.values()].map(({ user, of }) => (of.size > 1 ? format(LocalAccounts, user.split('\\')[1] ?? user, of.size) : user));
}
