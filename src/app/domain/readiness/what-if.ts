// SPDX-License-Identifier: MIT
// Whom a change of many computers would cut off: the rules of the change panel, asked for each of them.
import { type Blocker, makePlan, tightens } from '../change/plan';
import type { Direction } from '../computer/facts';
import { type Impacts, impactsOf } from '../peers/impact';
import { type UnreadSource, unreadSources } from '../peers/impact-sources';
import { type Accepted, type DecidedImpact, nothingAccepted, withDecisions } from './accepted';
import { type BroughtEvidence, broughtEvidence } from './imports/with-imported';
import { isAcceptedBy, isMended, type KnownOfComputer, suspectsOf } from './known';

export interface WhatIf {
    /** The name by which calls go. */
    readonly computer: string;
    /** `notRead`: its settings were not read, so nothing can be said. `noChange`: it requires signing there already. */
    readonly state: 'change' | 'noChange' | 'notRead';
    /** The directions in which it would require signing that it does not now. */
    readonly directions: readonly Direction[];
    readonly blockers: readonly Blocker[];
    /** As the change panel shows them, the gravest first. */
    readonly impacts: readonly DecidedImpact[];
    /** What is missing beside it: nobody that is named there is not nobody. */
    readonly unread: readonly UnreadSource[];
    readonly notReported: Impacts['notReported'];
    /** The files that brought some of what is known of it; null: none did. */
    readonly brought: BroughtEvidence | null;
}

/** The settings that a person tries. */
export interface WhatIfChoice {
    readonly directions: readonly Direction[];
    readonly to: 'required';
}

export function whatIf(all: readonly KnownOfComputer[], choice: WhatIfChoice, accepted: Accepted): readonly WhatIf[] {
    return all.map(known => whatIfOne(known, choice, accepted));
}

function whatIfOne(known: KnownOfComputer, { directions, to }: WhatIfChoice, accepted: Accepted): WhatIf {
    const { computer, configuration, connections, evidence } = known.kept;
    if (!configuration)
        return {
            ...{ computer, state: 'notRead', directions: [], blockers: [], impacts: [], unread: [] },
            ...{ notReported: { outbound: 0, inbound: 0 }, brought: broughtEvidence(known.kept) }
        };
    const plan = makePlan(configuration.value, Object.fromEntries(directions.map(direction => [direction, to])));
    const [facts, logs] = [connections?.value ?? null, evidence?.value ?? null];
    const [mended, isAccepted] = [isMended(known), isAcceptedBy(accepted)];
    const impacts = (isDiscounted: typeof mended): Impacts => impactsOf(plan, configuration.value, facts, suspectsOf(known), isDiscounted);
    const { found, notReported } = impacts(mended);
    const open = accepted === nothingAccepted ? found : impacts(sign => mended(sign) || isAccepted(sign)).found;
    return {
        computer,
        state: plan.changes.length > 0 || plan.blockers.length > 0 ? 'change' : 'noChange',
        directions: plan.changes.filter(tightens).map(({ direction }) => direction),
        blockers: plan.blockers,
        impacts: withDecisions(found, open, accepted),
        unread: unreadSources(plan, configuration.value, facts, logs),
        notReported,
        brought: broughtEvidence(known.kept)
    };
}
