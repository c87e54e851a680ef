// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { client2025, server2025 } from './smb-properties';
import { policyOf, windows } from './windows';

/** Windows 11 24H2 Pro as installed: as Enterprise. */
export const win11Pro: Scenario = {
    name: 'win11-pro',
    connectionType: 'windows-client',
    ...windows({
        name: 'win11-pro',
        caption: 'Microsoft Windows 11 Pro',
        build: 26100,
        ubr: 2314,
        editionSku: 48,
        editionId: 'Professional',
        productType: 1,
        guid: '2411aa000002',
        domain: 'lab.example'
    }),
    outbound: { ...client2025, RequireSecuritySignature: true },
    inbound: { ...server2025, RequireSecuritySignature: true },
    windowsDefault: { outbound: true, inbound: true },
    policy: policyOf()
};
