// SPDX-License-Identifier: MIT
// What was known of a computer's readiness when the list of a run was frozen: later one can see on what its change rested.
import { type PlannedChange, tightens } from '../change/plan';
import type { Direction } from '../computer/facts';
import type { Readiness, ReadinessKind } from '../readiness/readiness';

export interface RestedOn {
    readonly direction: Direction;
    readonly kind: ReadinessKind;
    /** When its event logs were read: ISO 8601, UTC, by the browser's clock; null: never. */
    readonly evidenceReadAt: string | null;
    /** How many days the evidence reached back; null: not known, or it did not matter. */
    readonly ageDays: number | null;
    /** How many peers would, or may, be cut off that nobody accepted. */
    readonly peers: number;
    /** How many somebody accepted. */
    readonly accepted: number;
}

/** What is known of a computer's readiness. */
export interface KnownReadiness {
    /** When its event logs were read: ISO 8601, UTC, by the browser's clock; null: never. */
    readonly evidenceReadAt: string | null;
    readonly of: (direction: Direction) => Readiness;
}

/** What a change rests on, for each direction in which it makes signing required. */
export function restedOn(changes: readonly PlannedChange[], { evidenceReadAt, of }: KnownReadiness): readonly RestedOn[] {
    return changes.filter(tightens).map(({ direction }) => {
        const found = of(direction);
        return {
            direction,
            kind: found.kind,
            evidenceReadAt,
            ageDays: found.kind === 'ready' || found.kind === 'gathering' ? found.ageDays : null,
            peers: found.kind === 'wouldCutOff' ? found.cutOff + found.mayBe : 0,
            accepted: found.kind === 'ready' || found.kind === 'wouldCutOff' ? found.accepted : 0
        };
    });
}
