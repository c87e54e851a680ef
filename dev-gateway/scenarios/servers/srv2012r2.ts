// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2012, server2012 } from '../smb-properties';
import { policyOf, storedBySetup, windows } from '../windows';

/** Windows Server 2012 R2 as installed, the oldest that can be managed: setup has stored "not required". */
export const srv2012R2: Scenario = {
    name: 'srv2012r2',
    connectionType: 'server',
    ...windows(
        {
            name: 'srv2012r2',
            caption: 'Microsoft Windows Server 2012 R2 Standard',
            build: 9600,
            ubr: 20778,
            editionSku: 7,
            editionId: 'ServerStandard',
            productType: 3,
            guid: '2012aa000001',
            domain: 'lab.example'
        },
        storedBySetup
    ),
    outbound: client2012,
    inbound: server2012,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf()
};
