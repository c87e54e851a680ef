// SPDX-License-Identifier: MIT
// The tags that connections have in Windows Admin Center, as a filter of pages whose rows are no connections. Nothing is written to them.
import type { Entry } from './list';
import { sortTexts } from './sorting';

/** The tags to choose from, and which computers the chosen one is about. */
export interface TagFilter {
    readonly choices: readonly string[];
    readonly chosen: string | null;
    /** Whether computers count, by the names by which they are called. One is enough. */
    covers(names: readonly string[]): boolean;
}

/** The tags to choose from, in the order in which people count, with the one that is asked for. */
export function tagChoices(tags: Iterable<string>, chosen: string | null): readonly string[] {
    return sortTexts([...tags, ...(chosen === null ? [] : [chosen])]);
}

/** @param chosen null: any tag or none */
export function tagFilter(entries: readonly Pick<Entry, 'connection'>[], chosen: string | null): TagFilter {
    const choices = tagChoices(
        entries.flatMap(({ connection }) => connection.tags),
        chosen
    );
    const tagged = entries.filter(({ connection }) => chosen !== null && connection.tags.includes(chosen));
    const names = new Set(tagged.map(({ connection }) => connection.call));
    return { choices, chosen, covers: of => chosen === null || of.some(name => names.has(name.toLowerCase())) };
}

export const anyTag: TagFilter = tagFilter([], null);

/** Reads it from an address. */
export function tagIn(parameters: { get(name: string): string | null }): string | null {
    return parameters.get('tag') || null;
}
