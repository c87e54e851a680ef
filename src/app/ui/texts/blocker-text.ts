// SPDX-License-Identifier: MIT
import { ownersOf } from '../../domain/change/owners';
import type { Blocker } from '../../domain/change/plan';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { format, Strings } from '../../strings/strings';
import { ownerName } from './owner-text';

/** Why a change isn't offered, and by whom that is decided where it is known. */
export function blockerText({ reason, direction }: Blocker, configuration: SigningConfiguration, strings: Strings): string {
    const { Blocker, BlockerNamed } = strings;
    if (reason !== 'policyOwned' && reason !== 'managerOwned') return Blocker[reason];
    const owner = ownersOf(configuration, direction).find(({ by }) => (by === 'groupPolicy') === (reason === 'policyOwned'));
    return owner ? format(BlockerNamed[reason], ownerName(owner, strings)) : Blocker[reason];
}
