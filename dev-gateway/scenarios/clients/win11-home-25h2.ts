// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { windows, workgroupPolicy } from '../windows';

/** Windows 11 25H2 Home, in a workgroup: nothing is required, and its license says so for both directions. */
export const win11HomeOf2025: Scenario = {
    name: 'win11-home-25h2',
    connectionType: 'windows-client',
    ...windows({
        name: 'win11-home-25h2',
        caption: 'Microsoft Windows 11 Home',
        build: 26200,
        ubr: 6584,
        editionSku: 101,
        editionId: 'Core',
        productType: 1,
        guid: '2511aa000002',
        domain: null
    }),
    outbound: client2025,
    inbound: server2025,
    windowsDefault: { outbound: false, inbound: false },
    policy: workgroupPolicy
};
