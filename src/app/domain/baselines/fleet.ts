// SPDX-License-Identifier: MIT
// Many computers, each against the baseline of a series that is for its Windows.
import type { SigningConfiguration } from '../computer/facts';
import { isForWindows } from './applies';
import type { Baseline, Control } from './baseline';
import { countVerdicts, judgeAll, type ControlJudgement, type ControlVerdict } from './judge';
import { settingsOfRuns } from '../settings/signing-audits';
import { proposalOf } from './proposal';

/** A computer against the baseline for its Windows. */
export interface BaselineResult {
    readonly baseline: Baseline;
    readonly judgements: readonly ControlJudgement[];
    readonly counts: Readonly<Record<ControlVerdict, number>>;
    /** Whether a run makes a control pass. */
    readonly isForRuns: boolean;
}

/** The series that there are, in the order of their baselines. */
export function seriesOf(baselines: readonly Baseline[]): readonly string[] {
    return [...new Set(baselines.map(({ series }) => series))];
}

/** The series with a control that a run can make pass. */
export function seriesForRuns(baselines: readonly Baseline[]): readonly string[] {
    return seriesOf(baselines.filter(({ controls }) => controls.some(isForRuns)));
}

function isForRuns({ asks }: Control): boolean {
    return asks.what === 'setting' && settingsOfRuns.includes(asks.setting) && (asks.reads === 'stored' || asks.reads === 'inForce');
}

/** Judges each reading once: a list is told anew with each answer that comes in. */
export class FleetJudge {
    private readonly known = new WeakMap<SigningConfiguration, BaselineResult | 'none'>();

    /** @param baselines those of one series */
    constructor(private readonly baselines: readonly Baseline[]) {}

    /** Null: there is none for its Windows, or which Windows it is isn't known. */
    of(configuration: SigningConfiguration): BaselineResult | null {
        const judged = this.known.get(configuration) ?? this.judged(configuration);
        this.known.set(configuration, judged);
        return judged === 'none' ? null : judged;
    }

    private judged(configuration: SigningConfiguration): BaselineResult | 'none' {
        const baseline = this.baselines.find(one => isForWindows(one, configuration.computer));
        if (!baseline) return 'none';
        const judgements = judgeAll(baseline, configuration);
        const proposal = proposalOf(judgements, configuration);
        const isForRuns = settingsOfRuns.some(name => name in proposal);
        return { baseline, judgements, counts: countVerdicts(judgements), isForRuns };
    }
}
