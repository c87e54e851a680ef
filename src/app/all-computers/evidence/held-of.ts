// SPDX-License-Identifier: MIT
import { once } from '../../domain/once';
import type { KnownElsewhere } from '../../domain/peers/impact-sources';
import { isMended, type KnownOfComputer, suspectsOf } from '../../domain/readiness/known';

/** Event logs are sorted for it: once for as long as nothing else is known of the computer. */
const held = once((known: KnownOfComputer): KnownElsewhere => {
    const isContradicted = isMended(known);
    return {
        suspects: suspectsOf(known).filter(sign => !isContradicted(sign)),
        isContradicted,
        evidence: known.kept.evidence?.value ?? null
    };
});

const nothing: KnownElsewhere = { suspects: [], evidence: null };

/** What is held against the peers of computers, by the names that calls go to. Of several names of one the first has it. */
export function heldOf(all: readonly KnownOfComputer[]): (computer: string) => KnownElsewhere {
    const byName = new Map(all.map(known => [known.kept.computer, known]));
    return computer => {
        const known = byName.get(computer.toLowerCase());
        return known ? held(known) : nothing;
    };
}
