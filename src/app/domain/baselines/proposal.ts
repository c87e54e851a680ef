// SPDX-License-Identifier: MIT
// What a change made here can do for controls that fail, or that a registry check reports.
import type { SigningConfiguration } from '../computer/facts';
import { makePlan, type Wanted } from '../change/plan';
import type { ControlJudgement } from './judge';

/**
 * Whether a change made here makes a control pass: it stores the value where the check looks. A setting beside signing that is in
 * force already is left alone by a plan, stored or not.
 */
export function canBeChanged(judgement: ControlJudgement, configuration: SigningConfiguration): boolean {
    const wanted = wantedBy(judgement);
    return wanted !== null && makePlan(configuration, wanted).changes.length > 0;
}

function wantedBy({ control, verdict }: ControlJudgement): Wanted | null {
    const { asks } = control;
    if (asks.what !== 'setting' || (verdict !== 'fails' && verdict !== 'registryReports')) return null;
    return asks.reads === 'stored' || asks.reads === 'inForce' ? ({ [asks.setting]: asks.wanted[0] } as Wanted) : null;
}

/** Everything that a change made here can do for a baseline. */
export function proposalOf(judgements: readonly ControlJudgement[], configuration: SigningConfiguration): Wanted {
    const possible = judgements.filter(judgement => canBeChanged(judgement, configuration));
    return possible.reduce<Wanted>((all, judgement) => ({ ...all, ...wantedBy(judgement) }), {});
}
