// SPDX-License-Identifier: MIT
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { activityFailureText, ranText } from '../../ui/texts/explanation-text';
import type { OthersRanState } from './others-ran';

/** What others ran, as the panel shows it. */
export interface OthersRanView {
    readonly isReading: boolean;
    /** What is announced; empty: nothing was asked for. */
    readonly status: string;
    readonly runs: readonly string[];
    readonly notes: readonly string[];
}

export function othersRanView(state: OthersRanState, strings: Strings): OthersRanView {
    const { Others } = strings.History;
    if (state.kind !== 'read') {
        const isReading = state.kind === 'reading';
        return { isReading, status: isReading ? Others.Reading : '', runs: [], notes: [] };
    }
    const { outcome, runs } = state;
    const failure = activityFailureText(outcome, strings);
    const shown = { isReading: false, runs: runs.map(run => ranText(run, strings)) };
    if (outcome.kind !== 'ok' || outcome.value.runs === null) return { ...shown, status: failure, notes: [] };
    const { cut, oldest } = outcome.value;
    return {
        ...shown,
        status: format(Others.Found, runs.length),
        notes: [
            ...(failure ? [failure] : []),
            ...(cut ? [Others.Cut] : []),
            oldest === null ? Others.Empty : format(Others.Since, dateTime(oldest))
        ]
    };
}
