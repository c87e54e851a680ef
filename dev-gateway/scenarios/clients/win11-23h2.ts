// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2022, server2022 } from '../smb-properties';
import { policyOf, storedBySetup, windows } from '../windows';

/** Windows 11 23H2 Pro: setup has stored "not required". */
export const win11Of2023: Scenario = {
    name: 'win11-23h2',
    connectionType: 'windows-client',
    ...windows(
        {
            name: 'win11-23h2',
            caption: 'Microsoft Windows 11 Pro',
            build: 22631,
            ubr: 4602,
            editionSku: 48,
            editionId: 'Professional',
            productType: 1,
            guid: '2311aa000001',
            domain: 'lab.example'
        },
        storedBySetup
    ),
    outbound: client2022,
    inbound: server2022,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf()
};
