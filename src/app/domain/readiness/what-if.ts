// SPDX-License-Identifier: MIT
// Whom a change of many computers would cut off: the rules of the change panel, asked for each of them.
import { type Blocker, makePlan, tightens } from '../change/plan';
import type { Direction } from '../computer/facts';
import { type Impacts, impactsOf, type NotedImpact } from '../peers/impact';
import { type UnreadSource, unreadSources } from '../peers/impact-sources';
import type { Acceptance } from './acceptance';
import type { Accepted } from './accepted';
import { isMended, type KnownOfComputer, suspectsOf } from './known';

export interface WhatIf {
    /** The name by which calls go. */
    readonly computer: string;
    /** `notRead`: its settings were not read, so nothing can be said. `noChange`: it requires signing there already. */
    readonly state: 'change' | 'noChange' | 'notRead';
    /** The directions in which it would require signing that it does not now. */
    readonly directions: readonly Direction[];
    readonly blockers: readonly Blocker[];
    /** As the change panel shows them, the gravest first. */
    readonly impacts: readonly WhatIfImpact[];
    /** What is missing beside it: nobody that is named there is not nobody. */
    readonly unread: readonly UnreadSource[];
    readonly notReported: Impacts['notReported'];
}

export interface WhatIfImpact extends NotedImpact {
    readonly accepted: Acceptance | null;
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
            notReported: { outbound: 0, inbound: 0 }
        };
    const plan = makePlan(configuration.value, Object.fromEntries(directions.map(direction => [direction, to])));
    const [facts, logs] = [connections?.value ?? null, evidence?.value ?? null];
    const { found, notReported } = impactsOf(plan, configuration.value, facts, suspectsOf(known), isMended(known));
    return {
        computer,
        state: plan.changes.length > 0 || plan.blockers.length > 0 ? 'change' : 'noChange',
        directions: plan.changes.filter(tightens).map(({ direction }) => direction),
        blockers: plan.blockers,
        impacts: found.map(impact => ({ ...impact, accepted: accepted(impact.peer, impact.direction) })),
        unread: unreadSources(plan, configuration.value, facts, logs),
        notReported
    };
}
