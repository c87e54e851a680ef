// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2022, server2022 } from '../smb-properties';
import { type Particulars, policyOf, serverKey, windows, workstationKey } from '../windows';

/** Windows Server 2022: not required by default, and setup has stored that, with value names in lower case. */
export function windowsServer2022({ name, guid, cluster, policy = policyOf() }: Particulars): Scenario {
    return {
        name,
        connectionType: 'server',
        ...windows(
            {
                name,
                caption: 'Microsoft Windows Server 2022 Datacenter',
                build: 20348,
                ubr: 2762,
                editionSku: 8,
                editionId: 'ServerDatacenter',
                productType: 3,
                guid,
                domain: 'lab.example',
                cluster
            },
            {
                [workstationKey]: { requiresecuritysignature: 0, enablesecuritysignature: 1 },
                [serverKey]: { requiresecuritysignature: 0, enablesecuritysignature: 0 }
            }
        ),
        outbound: client2022,
        inbound: server2022,
        windowsDefault: { outbound: false, inbound: false },
        policy
    };
}

/** As installed. */
export const srv2022 = windowsServer2022({ name: 'srv2022', guid: '2022aa000001' });
