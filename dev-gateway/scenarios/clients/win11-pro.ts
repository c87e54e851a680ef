// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { client2025, server2025 } from '../smb-properties';
import { policyOf, windows } from '../windows';

function windows11Pro(name: string, build: number, ubr: number, guid: string): Scenario {
    return {
        name,
        connectionType: 'windows-client',
        ...windows({
            name,
            caption: 'Microsoft Windows 11 Pro',
            build,
            ubr,
            editionSku: 48,
            editionId: 'Professional',
            productType: 1,
            guid,
            domain: 'lab.example'
        }),
        outbound: { ...client2025, RequireSecuritySignature: true },
        inbound: { ...server2025, RequireSecuritySignature: true },
        windowsDefault: { outbound: true, inbound: true },
        policy: policyOf()
    };
}

/** Windows 11 24H2 Pro as installed: as Enterprise. */
export const win11Pro = windows11Pro('win11-pro', 26100, 2314, '2411aa000002');

/** Windows 11 25H2 Pro as installed: 24H2 with an enablement package. */
export const win11Of2025 = windows11Pro('win11-25h2', 26200, 6584, '2511aa000001');

/** Windows 11 26H2 Pro as installed: the same. */
export const win11Of2026 = windows11Pro('win11-26h2', 26300, 9457, '2611aa000001');
