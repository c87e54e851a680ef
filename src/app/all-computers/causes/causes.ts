// SPDX-License-Identifier: MIT
// Why several computers could not be read or changed, each cause once: with its fix, and those that it applies to.
import type { Failure } from '../../domain/outcome';
import { format, Strings } from '../../strings/strings';

/** What kept a computer from being read or changed. Two that differ in `key` are two causes. */
export interface FailureCause {
    readonly key: string;
    readonly title: string;
    /** What to do. */
    readonly fix: string;
    /** The computer's own words, where the fix depends on them; else null. */
    readonly words: string | null;
    /** Whether other credentials are the way out. */
    readonly wantsCredentials: boolean;
}

/** What it is that several have in common, such as a cause, and all that have it. */
type Grouped<C, T> = C & { readonly items: readonly T[] };

/** A cause, and what it applies to. */
export type CauseGroup<T> = Grouped<FailureCause, T>;

/** Each cause once, that of the most first. Every item has one, so that the numbers add up. */
export function grouped<T, C extends Pick<FailureCause, 'key'>>(items: readonly T[], causeOf: (item: T) => C): readonly Grouped<C, T>[] {
    const groups = new Map<string, { cause: C; items: T[] }>();
    for (const item of items) {
        const cause = causeOf(item);
        const group = groups.get(cause.key);
        if (group) group.items.push(item);
        else groups.set(cause.key, { cause, items: [item] });
    }
    return [...groups.values()].map(({ cause, items: all }) => ({ ...cause, items: all })).sort((a, b) => b.items.length - a.items.length);
}

/** @param account the account that was refused, where that is known */
export function failureCause({ kind, words, path }: Failure, account: string | null, strings: Strings): FailureCause {
    const { Cause: Fix, Failure: texts } = strings;
    const { Title: title, Advice: advice } = texts[kind];
    switch (kind) {
        case 'needsCredentials':
        case 'accessDenied':
            return {
                key: `${kind} ${account ?? ''}`,
                title: account === null ? title : format(Fix.Refused, title, account),
                fix: Fix[kind],
                words: null,
                wantsCredentials: true
            };
        case 'scriptFailed':
            return { key: `${kind} ${words ?? ''}`, title, fix: Fix.scriptFailed, words, wantsCredentials: false };
        case 'badAnswer':
            return { key: `${kind} ${path ?? ''}`, title, fix: format(Fix.badAnswer, path ?? ''), words: null, wantsCredentials: false };
        case 'timedOut':
        case 'outcomeUnknown':
            return { key: kind, title, fix: Fix[kind], words: null, wantsCredentials: false };
        default:
            return { key: kind, title, fix: advice, words: null, wantsCredentials: false };
    }
}

/** One that no failure stands behind. */
export function otherCause(key: string, title: string, fix: string): FailureCause {
    return { key, title, fix, words: null, wantsCredentials: false };
}
