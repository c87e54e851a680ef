// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { windows, workgroupPolicy } from '../windows';

/** A preview of Windows 11 Pro that is newer than every build known here, and whose license cannot be read. */
export const win11Insider: Scenario = {
    name: 'win11-insider',
    connectionType: 'windows-client',
    ...windows({
        name: 'win11-insider',
        caption: 'Microsoft Windows 11 Pro Insider Preview',
        build: 27842,
        ubr: 1000,
        editionSku: 48,
        editionId: 'Professional',
        productType: 1,
        guid: '2711aa000001',
        domain: null,
        license: null
    }),
    outbound: { ...client2025, RequireSecuritySignature: true },
    inbound: { ...server2025, RequireSecuritySignature: true },
    windowsDefault: { outbound: true, inbound: true },
    policy: workgroupPolicy
};
