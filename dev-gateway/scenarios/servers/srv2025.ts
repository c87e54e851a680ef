// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { type Particulars, policyOf, windows } from '../windows';

/** A Windows Server 2025: outbound is required by default. */
export function windowsServer2025({ name, guid, stored, policy = policyOf() }: Particulars): Scenario {
    return {
        name,
        connectionType: 'server',
        ...windows(
            {
                name,
                caption: 'Microsoft Windows Server 2025 Standard',
                build: 26100,
                ubr: 2314,
                editionSku: 7,
                editionId: 'ServerStandard',
                productType: 3,
                guid,
                domain: 'lab.example'
            },
            stored
        ),
        outbound: { ...client2025, RequireSecuritySignature: true },
        inbound: server2025,
        windowsDefault: { outbound: true, inbound: false },
        policy
    };
}

/** As installed: nothing is stored. */
export const srv2025 = windowsServer2025({ name: 'srv2025', guid: '2025aa000001' });
