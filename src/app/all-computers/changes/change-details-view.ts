// SPDX-License-Identifier: MIT
import { computerOf } from '../../domain/snapshots/difference';
import type { Explanation } from '../../domain/snapshots/explain/explanation';
import type { Strings } from '../../strings/strings';
import type { ChangeRow } from './changes-model';
import { betweenText, whatText } from './changes-view';
import { explanationText, explanationTexts, gapTexts } from '../../ui/texts/explanation-text';
import { type BeforeAfter, detailValues } from './values';

/** The panel beside the table. */
export interface ChangeDetailsView {
    readonly name: string;
    readonly intro: string;
    readonly between: string;
    readonly values: readonly BeforeAfter[];
    readonly explanations: readonly { readonly text: string; readonly run: string | null }[];
    readonly gaps: readonly string[];
    /** Whether its log could say more. */
    readonly isAskable: boolean;
}

/**
 * @param runs the ids of runs over many computers: each has a page of its own
 * @param askFailure why the computer's log could not be read; empty: it was, or nobody asked
 */
export function changeDetailsView(
    { difference, explained }: ChangeRow,
    runs: ReadonlySet<string>,
    askFailure: string,
    strings: Strings
): ChangeDetailsView {
    const runOf = (one: Explanation): string | null => (one.kind === 'change' && runs.has(one.run) ? one.run : null);
    const none = explained ? explanationTexts(explained, strings).map(text => ({ text, run: null })) : [];
    const by = (explained?.by ?? []).map(one => ({ text: explanationText(one, strings), run: runOf(one) }));
    return {
        name: computerOf(difference).label,
        intro: whatText(difference, strings),
        between: betweenText(difference, strings),
        values: detailValues(difference, strings),
        explanations: by.length > 0 ? by : none,
        gaps: explained ? gapTexts(explained, askFailure, strings) : [],
        isAskable: explained !== null && difference.direction !== null
    };
}
