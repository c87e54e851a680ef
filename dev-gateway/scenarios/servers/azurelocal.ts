// SPDX-License-Identifier: MIT
import { bothStored, osConfigAuthorities, requiredBy } from '../osconfig';
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { policyOf, windows } from '../windows';

const base = windows(
    {
        name: 'azurelocal',
        caption: 'Microsoft Azure Stack HCI',
        build: 26100,
        ubr: 4061,
        editionSku: 406,
        editionId: 'ServerAzureStackHCICor',
        productType: 3,
        guid: '2506aa000001',
        domain: 'lab.example',
        cluster: 'al-cluster'
    },
    bothStored
);

/** A node of Azure Local, solution 2506: its baseline requires signing in both directions, and is put back. */
export const azureLocal: Scenario = {
    name: 'azurelocal',
    connectionType: 'server',
    ...base,
    outbound: { ...client2025, RequireSecuritySignature: true },
    inbound: { ...server2025, RequireSecuritySignature: true },
    registry: { ...base.registry, ...requiredBy(osConfigAuthorities.deployment) },
    windowsDefault: { outbound: true, inbound: false },
    policy: policyOf()
};
