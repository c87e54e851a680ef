// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2019, server2019 } from '../smb-properties';
import { policyOf, serverKey, storedBySetup, windows } from '../windows';

/**
 * Windows Server 2019 with the update of October 2025: clients that cannot sign are audited by the registry, which its cmdlet
 * does not report.
 */
export const srv2019Audit: Scenario = {
    name: 'srv2019-audit',
    connectionType: 'server',
    ...windows(
        {
            name: 'srv2019-audit',
            caption: 'Microsoft Windows Server 2019 Standard',
            build: 17763,
            ubr: 7919,
            editionSku: 7,
            editionId: 'ServerStandard',
            productType: 3,
            guid: '2019aa000002',
            domain: 'lab.example'
        },
        { ...storedBySetup, [serverKey]: { ...storedBySetup[serverKey], AuditClientDoesNotSupportSigning: 1 } }
    ),
    outbound: client2019,
    inbound: server2019,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf()
};
