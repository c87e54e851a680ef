// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2019, server2019 } from '../smb-properties';
import { policyOf, storedBySetup, windows } from '../windows';

/** Windows Server 2016 as installed: setup has stored "not required". */
export const srv2016: Scenario = {
    name: 'srv2016',
    connectionType: 'server',
    ...windows(
        {
            name: 'srv2016',
            caption: 'Microsoft Windows Server 2016 Standard',
            build: 14393,
            ubr: 7428,
            editionSku: 7,
            editionId: 'ServerStandard',
            productType: 3,
            guid: '2016aa000001',
            domain: 'lab.example'
        },
        storedBySetup
    ),
    outbound: client2019,
    inbound: server2019,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf()
};
