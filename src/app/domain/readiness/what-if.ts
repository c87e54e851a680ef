// SPDX-License-Identifier: MIT
// Whom a change of many computers would cut off: the rules of the change panel, asked for each of them.
import { makePlan, type PlannedChange, tightens } from '../change/plan';
import type { Direction, SigningConfiguration } from '../computer/facts';
import { connectionSuspects, gravestFirst, type Impact, peersHit, type Suspect } from '../peers/impact';
import { unreadSources } from '../peers/impact-sources';
import { type Accepted, type Decided, nothingAccepted, withDecisions } from './accepted';
import { type BroughtEvidence, broughtEvidence } from './imports/with-imported';
import { isAcceptedBy, isMended, type KnownOfComputer, suspectsIn } from './known';

/** What requiring signing in one direction of a computer would come to, or in both. */
export interface WhatIf {
    /** The name by which calls go. */
    readonly computer: string;
    /**
     * `notRead`: its settings were not read, so nothing can be said. `noChange`: it requires signing there already. `blocked`:
     * something keeps it from being changed.
     */
    readonly state: 'change' | 'noChange' | 'notRead' | 'blocked';
    /** Whether something keeps it from being changed, in one of the directions at least. */
    readonly isBlocked: boolean;
    /** As the change panel shows them, the gravest first. */
    readonly impacts: readonly Decided<Impact>[];
    /** Whether something that would show more was not read: nobody that is named there is not nobody. */
    readonly isIncomplete: boolean;
    /** The files that brought some of what is known of it; null: none did. */
    readonly brought: BroughtEvidence | null;
}

const nobody: readonly Decided<Impact>[] = [];

/** What requiring signing in a direction would come to on one computer. */
export function whatIf(known: KnownOfComputer, direction: Direction, accepted: Accepted): WhatIf {
    const { computer, configuration, connections, evidence } = known.kept;
    const brought = broughtEvidence(known.kept);
    if (!configuration) return { computer, state: 'notRead', isBlocked: false, impacts: nobody, isIncomplete: false, brought };
    const plan = makePlan(configuration.value, { [direction]: 'required' });
    const { changes, blockers } = plan;
    const isBlocked = blockers.length > 0;
    return {
        computer,
        state: changes.length > 0 ? 'change' : isBlocked ? 'blocked' : 'noChange',
        isBlocked,
        impacts: changes.some(tightens) ? impactsOn(known, { direction, configuration: configuration.value, changes, accepted }) : nobody,
        isIncomplete: unreadSources(plan, configuration.value, connections?.value ?? null, evidence?.value ?? null).length > 0,
        brought
    };
}

interface Tried {
    readonly direction: Direction;
    readonly configuration: SigningConfiguration;
    readonly changes: readonly PlannedChange[];
    readonly accepted: Accepted;
}

function impactsOn(known: KnownOfComputer, { direction, configuration, changes, accepted }: Tried): WhatIf['impacts'] {
    const facts = known.kept.connections?.value ?? null;
    const suspects = suspectsIn(known, direction);
    if (!facts && suspects.length === 0) return nobody;
    const all = facts ? [...connectionSuspects(facts), ...suspects] : suspects;
    const mended = isMended(known);
    const hit = (signs: readonly Suspect[]): readonly Impact[] => peersHit(changes, configuration, facts, signs);
    const counting = all.filter(sign => !mended(sign));
    const found = hit(counting);
    if (found.length === 0) return nobody;
    if (accepted === nothingAccepted) return withDecisions(found, found, accepted);
    const isAccepted = isAcceptedBy(accepted);
    return withDecisions(found, hit(counting.filter(sign => !isAccepted(sign))), accepted);
}

/** What both directions of a computer come to together. Neither decides anything of the other. */
export function inBoth(outbound: WhatIf, inbound: WhatIf): WhatIf {
    const impacts = [...outbound.impacts, ...inbound.impacts];
    const { computer, brought } = outbound;
    const states = [outbound.state, inbound.state];
    return {
        computer,
        // Of a computer that was not read, neither direction is known.
        state: (['change', 'blocked'] as const).find(state => states.includes(state)) ?? outbound.state,
        isBlocked: outbound.isBlocked || inbound.isBlocked,
        impacts: impacts.length > 1 ? gravestFirst(impacts) : impacts,
        isIncomplete: outbound.isIncomplete || inbound.isIncomplete,
        brought
    };
}
