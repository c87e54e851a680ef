// SPDX-License-Identifier: MIT
// What a change made here can do for controls that fail, or that a registry check reports.
import type { SigningConfiguration } from '../computer/facts';
import type { Wanted } from '../change/plan';
import { catalogue } from '../settings/catalogue';
import { isOffered } from '../settings/setting';
import type { ControlJudgement } from './judge';

/** Whether a change made here makes a control pass: it stores the value where the check looks. */
export function canBeChanged({ control, verdict }: ControlJudgement, configuration: SigningConfiguration): boolean {
    const { asks } = control;
    if (asks.what !== 'setting' || (verdict !== 'fails' && verdict !== 'registryReports')) return false;
    if (asks.reads !== 'stored' && asks.reads !== 'inForce') return false;
    const [first = ''] = asks.wanted;
    return isOffered(configuration, asks.setting) && catalogue[asks.setting].offered.includes(first);
}

/** Everything that a change made here can do for a baseline; the panel says what stands in its way. */
export function proposalOf(judgements: readonly ControlJudgement[], configuration: SigningConfiguration): Wanted {
    const entries = judgements.flatMap(judgement => {
        const { asks } = judgement.control;
        return asks.what === 'setting' && canBeChanged(judgement, configuration) ? [[asks.setting, asks.wanted[0]] as const] : [];
    });
    return Object.fromEntries(entries) as Wanted;
}
