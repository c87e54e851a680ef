// SPDX-License-Identifier: MIT
import { membershipOf } from './cluster';
import type { SigningConfiguration } from './facts';

/** What a computer says that it is. A cluster's node is a server, or a domain controller, too. `unknown`: that wasn't read. */
export const computerRoles = ['domainController', 'server', 'clusterNode', 'workstation', 'unknown'] as const;
export type ComputerRole = (typeof computerRoles)[number];

/** Only what was read of it: a name tells nothing. */
export function rolesOf(configuration: SigningConfiguration | null): readonly ComputerRole[] {
    const isNode = configuration !== null && membershipOf(configuration).kind === 'node';
    return [configuration?.computer.productType ?? 'unknown', ...(isNode ? ['clusterNode' as const] : [])];
}
