// SPDX-License-Identifier: MIT
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { rememberedReadiness } from '../../domain/readiness/remembered';
import type { DryRunInput } from '../../domain/run/dry-run';
import { heldOf } from '../evidence/held-of';

/** What a dry run judges computers by beside their settings: the evidence that was read last, whenever that was. */
export function knownForRun(
    all: readonly KnownOfComputer[],
    accepted: Accepted
): Required<Pick<DryRunInput, 'known' | 'accepted' | 'readiness'>> {
    const byName = new Map(all.map(one => [one.kept.computer, one]));
    return {
        known: heldOf(all),
        accepted,
        readiness: computer => {
            const one = byName.get(computer.toLowerCase());
            return one
                ? { evidenceReadAt: one.kept.evidence?.readAt ?? null, of: direction => rememberedReadiness(one, direction, accepted) }
                : null;
        }
    };
}
