// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import type { Accepted } from './accepted';
import type { KnownOfComputer } from './known';
import { type Readiness, readinessOf } from './readiness';

interface Judged {
    readonly accepted: Accepted;
    readonly of: Partial<Record<Direction, Readiness>>;
}

const judged = new WeakMap<KnownOfComputer, Judged>();

/** The readiness of a computer, judged once as long as what is known of it and what was accepted stay the same objects. */
export function rememberedReadiness(known: KnownOfComputer, direction: Direction, accepted: Accepted): Readiness {
    const last = judged.get(known);
    const of: Judged['of'] = last?.accepted === accepted ? last.of : {};
    const before = of[direction];
    if (before) return before;
    const readiness = readinessOf(known, direction, accepted);
    judged.set(known, { accepted, of: { ...of, [direction]: readiness } });
    return readiness;
}
