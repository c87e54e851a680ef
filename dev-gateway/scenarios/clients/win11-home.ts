// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { windows, workgroupPolicy } from '../windows';

/** Windows 11 24H2 Home, in a workgroup: nothing is required, nothing is stored, and the license does not say so. */
export const win11Home: Scenario = {
    name: 'win11-home',
    connectionType: 'windows-client',
    ...windows({
        name: 'win11-home',
        caption: 'Microsoft Windows 11 Home',
        build: 26100,
        ubr: 2314,
        editionSku: 101,
        editionId: 'Core',
        productType: 1,
        guid: '2411aa000003',
        domain: null,
        license: null
    }),
    outbound: client2025,
    inbound: server2025,
    windowsDefault: { outbound: false, inbound: false },
    policy: workgroupPolicy
};
