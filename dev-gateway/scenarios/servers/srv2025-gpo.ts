// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2025 } from './srv2025';
import { hardenedPathsKey, policyOf, serverKey } from '../windows';

const base = windowsServer2025({
    name: 'srv2025-gpo',
    guid: '2025aa000002',
    stored: { [serverKey]: { RequireSecuritySignature: 1 } },
    policy: policyOf({ id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'File servers', inbound: 1 })
});

const hardened = 'RequireMutualAuthentication=1, RequireIntegrity=1';

/** Windows Server 2025 that a Group Policy tells to require signing inbound, and to harden the shares that hand out policy. */
export const srv2025Gpo: Scenario = {
    ...base,
    inbound: { ...base.inbound, RequireSecuritySignature: true },
    registry: { ...base.registry, [hardenedPathsKey]: { '\\\\*\\NETLOGON': hardened, '\\\\*\\SYSVOL': hardened } }
};
