// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { policyOf, windows } from '../windows';

/** Windows 11 24H2 Enterprise as installed: both directions are required by default, nothing is stored. */
export const win11Ent: Scenario = {
    name: 'win11-ent',
    connectionType: 'windows-client',
    ...windows({
        name: 'win11-ent',
        caption: 'Microsoft Windows 11 Enterprise',
        build: 26100,
        ubr: 2314,
        editionSku: 4,
        editionId: 'Enterprise',
        productType: 1,
        guid: '2411aa000001',
        domain: 'lab.example'
    }),
    outbound: { ...client2025, RequireSecuritySignature: true },
    inbound: { ...server2025, RequireSecuritySignature: true },
    windowsDefault: { outbound: true, inbound: true },
    policy: policyOf()
};
