// SPDX-License-Identifier: MIT
import type { OwnBaseline } from '../../change/baselines/own-baseline';
import { isForWindows } from '../../domain/baselines/applies';
import type { Baseline } from '../../domain/baselines/baseline';
import { countVerdicts, judgeAll, type ControlJudgement } from '../../domain/baselines/judge';
import { canBeChanged, proposalOf } from '../../domain/baselines/proposal';
import type { Wanted } from '../../domain/change/plan';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { format, Strings } from '../../strings/strings';
import { aboutBaseline, foundTexts, toDoText, verdictIcons, wantedTexts } from '../../ui/texts/baseline-text';

/** A computer against a baseline, in words. */
export interface BaselineView {
    readonly baseline: Baseline;
    readonly about: string;
    readonly summary: string;
    readonly label: string;
    readonly rows: readonly ControlRow[];
    readonly judgements: readonly ControlJudgement[];
    /** What the panel is opened with; null: no change made here helps. */
    readonly proposal: Wanted | null;
    readonly review: string;
}

export interface ControlRow {
    readonly id: string;
    readonly title: string;
    /** Empty: the baseline gives none. */
    readonly severity: string;
    readonly icon: string;
    readonly verdict: string;
    /** Empty: the verdict says it all. */
    readonly why: string;
    readonly wanted: readonly string[];
    readonly found: readonly string[];
    readonly toDo: string;
}

export function baselineView(baseline: Baseline, configuration: SigningConfiguration, strings: Strings): BaselineView {
    const texts = strings.Baseline;
    const judgements = judgeAll(baseline, configuration);
    const { fails, registryReports, notKnown, pass, notApplicable } = countVerdicts(judgements);
    const proposal = proposalOf(judgements, configuration);
    const changes = Object.keys(proposal).length;
    return {
        baseline,
        about: aboutBaseline(baseline, strings),
        summary: format(texts.Summary, fails, registryReports, notKnown, pass, notApplicable),
        label: format(texts.Table, baseline.name),
        rows: judgements.map(judgement => controlRow(judgement, configuration, strings)),
        judgements,
        proposal: changes > 0 ? proposal : null,
        review: format(texts.Review, changes)
    };
}

function controlRow(judgement: ControlJudgement, configuration: SigningConfiguration, strings: Strings): ControlRow {
    const { Severity, Verdict, Why } = strings.Baseline;
    const { control, verdict, why } = judgement;
    return {
        id: control.id,
        title: control.title,
        severity: control.severity ? Severity[control.severity] : '',
        icon: verdictIcons[verdict],
        verdict: Verdict[verdict],
        why: why ? Why[why] : '',
        wanted: wantedTexts(control.asks, strings),
        found: foundTexts(judgement, strings),
        toDo: toDoText(judgement, canBeChanged(judgement, configuration), strings)
    };
}

/** The baselines to choose from: those for this Windows first. A file of one's own counts for it, whatever it says. */
export interface Choices {
    readonly fitting: readonly Baseline[];
    readonly others: readonly Baseline[];
}

export function choicesOf(published: readonly Baseline[], own: Baseline | null, { computer }: SigningConfiguration): Choices {
    const isFitting = (baseline: Baseline): boolean => isForWindows(baseline, computer) === true;
    return {
        fitting: [...(own ? [own] : []), ...published.filter(isFitting)],
        others: published.filter(baseline => !isFitting(baseline))
    };
}

/** What became of a file, and which of its places are wrong. */
export function fileTexts(read: OwnBaseline, { Baseline: texts }: Strings): readonly string[] {
    if (read === 'noJson') return [texts.FileNoJson];
    if ('baseline' in read) return [format(texts.FileTaken, read.baseline.name)];
    const places = read.wrong.map(({ at, kind, names }) => format(texts.FileWrong, at || texts.FileTop, format(texts.Wrong[kind], names)));
    return [texts.FileRefused, ...places];
}
