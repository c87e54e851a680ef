// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { client2025, server2025 } from './smb-properties';
import { noPolicy, windows } from './windows';

/** Windows Server 2025 as installed: outbound is required by default, nothing is stored. */
export const srv2025: Scenario = {
    name: 'srv2025',
    connectionType: 'server',
    ...windows({
        name: 'srv2025',
        caption: 'Microsoft Windows Server 2025 Standard',
        build: 26100,
        ubr: 2314,
        editionSku: 7,
        editionId: 'ServerStandard',
        productType: 3,
        machineGuid: '5d3f7f0e-3c55-4a0b-9f7e-2025aa000001',
        domain: 'lab.example'
    }),
    outbound: { ...client2025, RequireSecuritySignature: true },
    inbound: server2025,
    windowsDefault: { outbound: true, inbound: false },
    policy: noPolicy
};
