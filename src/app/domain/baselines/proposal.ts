// SPDX-License-Identifier: MIT
// What a change made here can do for controls that fail, or that a registry check reports.
import type { SigningConfiguration } from '../computer/facts';
import { makePlan, type PlannedChange, type Wanted } from '../change/plan';
import type { Control } from './baseline';
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
    return verdict === 'fails' || verdict === 'registryReports' ? settingAsked(control) : null;
}

function settingAsked({ asks }: Control): Wanted | null {
    if (asks.what !== 'setting') return null;
    return asks.reads === 'stored' || asks.reads === 'inForce' ? ({ [asks.setting]: asks.wanted[0] } as Wanted) : null;
}

/** What a baseline asks of a computer's settings, whether it is as asked or not. */
export function heldBy(judgements: readonly ControlJudgement[]): Wanted {
    const asked = judgements.map(({ control, verdict }) => (verdict === 'notApplicable' ? null : settingAsked(control)));
    return asked.reduce<Wanted>((all, one) => ({ ...all, ...one }), {});
}

/** Everything that a change made here can do for a baseline. */
export function proposalOf(judgements: readonly ControlJudgement[], configuration: SigningConfiguration): Wanted {
    const possible = judgements.filter(judgement => canBeChanged(judgement, configuration));
    return possible.reduce<Wanted>((all, judgement) => ({ ...all, ...wantedBy(judgement) }), {});
}

/**
 * What controls ask of a computer on which they don't pass, whether it can be done or not: a plan says why not. What couldn't be
 * read is asked for, too, so that it isn't taken for settled.
 */
export function askedBy(judgements: readonly ControlJudgement[]): Wanted {
    const asked = judgements.map(one => (one.why === 'unreadable' || one.why === 'oldModule' ? settingAsked(one.control) : wantedBy(one)));
    return asked.reduce<Wanted>((all, one) => ({ ...all, ...one }), {});
}

/** The controls that fail or are reported, and that these changes don't make pass. */
export function stillReported(judgements: readonly ControlJudgement[], changes: readonly PlannedChange[]): readonly ControlJudgement[] {
    return judgements.filter(({ control, verdict }) => {
        if (verdict !== 'fails' && verdict !== 'registryReports') return false;
        const wanted = settingAsked(control);
        return !wanted || !changes.some(({ setting }) => setting in wanted);
    });
}
