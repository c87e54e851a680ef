// SPDX-License-Identifier: MIT
import type { Accepted } from '../../domain/readiness/accepted';
import { type KnownOfComputer, suspectsOf } from '../../domain/readiness/known';
import { rememberedReadiness } from '../../domain/readiness/remembered';
import type { DryRunInput } from '../../domain/run/dry-run';

/** What a dry run judges computers by beside their settings: the evidence that was read last, whenever that was. */
export function knownForRun(all: readonly KnownOfComputer[], accepted: Accepted): Required<Pick<DryRunInput, 'known' | 'readiness'>> {
    const byName = new Map(all.map(one => [one.kept.computer, one]));
    return {
        known: computer => {
            const one = byName.get(computer);
            return { suspects: one ? suspectsOf(one) : [], evidence: one?.kept.evidence?.value ?? null };
        },
        readiness: computer => {
            const one = byName.get(computer);
            return one
                ? { evidenceReadAt: one.kept.evidence?.readAt ?? null, of: direction => rememberedReadiness(one, direction, accepted) }
                : null;
        }
    };
}
