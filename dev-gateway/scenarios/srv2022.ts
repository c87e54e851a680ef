// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { client2022, server2022 } from './smb-properties';
import { noPolicy, serverKey, windows, workstationKey } from './windows';

/** Windows Server 2022: not required by default, and setup has stored that, with value names in lower case. */
export const srv2022: Scenario = {
    name: 'srv2022',
    connectionType: 'server',
    ...windows(
        {
            name: 'srv2022',
            caption: 'Microsoft Windows Server 2022 Datacenter',
            build: 20348,
            ubr: 2762,
            editionSku: 8,
            editionId: 'ServerDatacenter',
            productType: 3,
            machineGuid: '5d3f7f0e-3c55-4a0b-9f7e-2022aa000001',
            domain: 'lab.example'
        },
        {
            [workstationKey]: { requiresecuritysignature: 0, enablesecuritysignature: 1 },
            [serverKey]: { requiresecuritysignature: 0, enablesecuritysignature: 0 }
        }
    ),
    outbound: client2022,
    inbound: server2022,
    windowsDefault: { outbound: false, inbound: false },
    policy: noPolicy
};
