// SPDX-License-Identifier: MIT
// What explains a difference, in words.
import type { Outcome } from '../../domain/outcome';
import type { Explained, Explanation } from '../../domain/snapshots/explain/explanation';
import type { ToolActivity, ToolRun } from '../../domain/snapshots/explain/tool-activity';
import { format, Strings } from '../../strings/strings';
import { dateTime } from './date-time';

/** The most certain first; where there is none, that it was not by this tool. */
export function explanationTexts({ by, gaps }: Explained, strings: Strings): readonly string[] {
    const { Changes } = strings;
    if (by.length > 0) return by.map(one => explanationText(one, strings));
    return [gaps.length > 0 ? Changes.By.noneKnown : Changes.By.none];
}

/** What could have explained it and is unknown. @param askFailure why the computer's log could not be read; empty: nobody asked */
export function gapTexts({ gaps }: Explained, askFailure: string, { Changes }: Strings): readonly string[] {
    return gaps.map(gap => (gap === 'activity' && askFailure ? askFailure : Changes.Gap[gap]));
}

/** Why a computer's log could not be read; empty: it was. */
export function activityFailureText(outcome: Outcome<ToolActivity>, { Changes, Failure }: Strings): string {
    if (outcome.kind !== 'ok') return format(Changes.AskFailed, Failure[outcome.kind].Title);
    const { failure } = outcome.value;
    if (!failure) return '';
    return failure.kind === 'missing' ? Changes.LogMissing : format(Changes.AskFailed, failure.words);
}

/** A command that someone ran: it ran, which doesn't mean that it changed something. */
export function ranText({ user, command, at }: ToolRun, { Changes, About }: Strings): string {
    return format(Changes.By.ranElsewhere, user ?? Changes.NoUser, command, at === null ? About.Unknown : dateTime(at));
}

export function explanationText(one: Explanation, strings: Strings): string {
    const { Changes, Policy, About, Default } = strings;
    switch (one.kind) {
        case 'change': {
            const text = one.imported ? Changes.By.imported : one.verified ? Changes.By.change : Changes.By.changeUnverified;
            return format(text, dateTime(one.at), one.by ?? Changes.NoUser);
        }
        case 'ranElsewhere':
            return ranText(one.run, strings);
        case 'groupPolicy': {
            const name = one.policy === null ? Policy.Unnamed : format(Policy.Named, one.policy);
            return format(one.names ? Changes.By.groupPolicy : Changes.By.groupPolicyGone, name, dateTime(one.applied.at));
        }
        case 'otherDefault': {
            const { windows, defaults } = one;
            const [before, after] = [windows.before ?? About.Unknown, windows.after ?? About.Unknown];
            return format(Changes.By.otherDefault, before, after, Default[defaults.before], Default[defaults.after]);
        }
        case 'upgraded':
        case 'updated':
            return Changes.By[one.kind];
    }
}
