// SPDX-License-Identifier: MIT
// A control and what it comes to on a computer, in words.
import type { Asks, Baseline } from '../../domain/baselines/baseline';
import { type ControlJudgement, NOT_STORED, type ControlVerdict } from '../../domain/baselines/judge';
import { format, Strings } from '../../strings/strings';

/** Where a baseline is from. */
export function aboutBaseline({ version, date, source }: Baseline, { Baseline: texts }: Strings): string {
    return date === undefined ? format(texts.AboutUndated, version, source) : format(texts.About, version, date, source);
}

export const verdictIcons: Readonly<Record<ControlVerdict, string>> = {
    pass: 'sme-icon-completed',
    fails: 'sme-icon-error',
    registryReports: 'sme-icon-warning',
    notKnown: 'sme-icon-help',
    notApplicable: 'sme-icon-info'
};

/** What a control accepts, a line each. */
export function wantedTexts(asks: Asks, { InForce }: Strings): readonly string[] {
    return asks.what === 'unread' ? [] : asks.wanted.map(word => wordText(word, InForce));
}

/** What was found, and where a checker looks. */
export function foundTexts({ control, found }: ControlJudgement, { Baseline: texts, InForce, Stored }: Strings): readonly string[] {
    const { asks } = control;
    const byPolicy =
        asks.what === 'hardenedPaths' || (asks.what === 'setting' && (asks.reads === 'policy' || asks.reads === 'otherPolicyKey'));
    const absent = byPolicy ? texts.AbsentPolicy : Stored.notStored;
    const stored = found.stored === NOT_STORED ? absent : found.stored;
    return [
        ...(found.inForce === null ? [] : [format(texts.InForce, wordText(found.inForce, InForce))]),
        ...(stored === null ? [] : [format(byPolicy ? texts.Policy : texts.Stored, stored)])
    ];
}

/** What helps. Empty: nothing has to be done. @param isChangeable whether a change made here does */
export function toDoText({ control, verdict, why }: ControlJudgement, isChangeable: boolean, { Baseline: { ToDo } }: Strings): string {
    if (verdict === 'pass' || verdict === 'notApplicable') return '';
    if (verdict === 'notKnown') return ToDo.byHand;
    if (isChangeable) return ToDo.change;
    if (why === 'storedOnly') return ToDo.restart;
    const { asks } = control;
    if (asks.what === 'hardenedPaths') return ToDo.paths;
    if (asks.what !== 'setting') return ToDo.elsewhere;
    if (asks.reads === 'otherPolicyKey') return ToDo.otherKey;
    if (asks.reads === 'policy') return ToDo.policy;
    return verdict === 'registryReports' ? ToDo.store : ToDo.elsewhere;
}

/** A word of the catalogue in the words of the cards; anything else, such as a dialect, as it is. */
function wordText(word: string, words: Readonly<Record<string, string>>): string {
    return words[word] ?? word;
}
