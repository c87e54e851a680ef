// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2019, server2019 } from '../smb-properties';
import { policyOf, serverKey, storedBySetup, windows } from '../windows';

/** A domain controller on Windows Server 2019: the Default Domain Controllers Policy requires signing inbound. */
export const srv2019Dc: Scenario = {
    name: 'srv2019-dc',
    connectionType: 'server',
    ...windows(
        {
            name: 'srv2019-dc',
            caption: 'Microsoft Windows Server 2019 Standard',
            build: 17763,
            ubr: 6532,
            editionSku: 7,
            editionId: 'ServerStandard',
            productType: 2,
            guid: '2019aa000001',
            domain: 'lab.example'
        },
        { ...storedBySetup, [serverKey]: { RequireSecuritySignature: 1, EnableSecuritySignature: 1 } }
    ),
    outbound: client2019,
    inbound: { ...server2019, RequireSecuritySignature: true },
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf({ id: '{6AC1786C-016F-11D2-945F-00C04FB984F9}', name: 'Default Domain Controllers Policy', inbound: 1 })
};
