// SPDX-License-Identifier: MIT
// Findings on logons that are relayed to this computer. What protects it is its own: signing that it requires of clients, names
// that it checks, or encryption that it insists on. What it requires as a client does not.
import { acceptsConnections } from '../settings/signing-state';
import type { Rule, Severity } from './finding';
import { all, not } from './three-valued';

const hardening = 'Microsoft, "Support for Audit Events to deploy SMB Server Hardening" (KB5066913)';

const severities: Readonly<Record<'domainController' | 'server' | 'workstation', Severity>> = {
    domainController: 'serious',
    server: 'warning',
    workstation: 'information'
};

export const relayRules: readonly Rule[] = [
    {
        id: 'relay',
        severity: ({ computer }) => severities[computer.productType ?? 'server'],
        source: hardening,
        directions: ['inbound'],
        holds: ({ inbound }) =>
            all(
                acceptsConnections(inbound),
                not(inbound.required),
                inbound.nameHardening === null ? null : inbound.nameHardening < 2,
                not(all(inbound.encryptData, inbound.rejectUnencryptedAccess))
            )
    },
    {
        id: 'nameHardening',
        severity: 'information',
        source: hardening,
        directions: ['inbound'],
        holds: ({ inbound }) => all(acceptsConnections(inbound), inbound.nameHardening === null ? null : inbound.nameHardening >= 2)
    }
];
