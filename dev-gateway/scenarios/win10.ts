// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { client2019, server2019 } from './smb-properties';
import { policyOf, storedBySetup, windows } from './windows';

/** Windows 10 22H2 Pro: setup has stored "not required". */
export const win10: Scenario = {
    name: 'win10',
    connectionType: 'windows-client',
    ...windows(
        {
            name: 'win10',
            caption: 'Microsoft Windows 10 Pro',
            build: 19045,
            ubr: 5247,
            editionSku: 48,
            editionId: 'Professional',
            productType: 1,
            guid: '1022aa000001',
            domain: 'lab.example'
        },
        storedBySetup
    ),
    outbound: client2019,
    inbound: server2019,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf()
};
