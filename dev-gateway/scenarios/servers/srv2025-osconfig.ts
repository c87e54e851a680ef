// SPDX-License-Identifier: MIT
import { bothStored, osConfigAuthorities, requiredBy } from '../osconfig';
import type { Scenario } from '../scenario';
import { windowsServer2025 } from './srv2025';

const base = windowsServer2025({ name: 'srv2025-osconfig', guid: '2025aa00000b', stored: bothStored });

/** Windows Server 2025 on which OSConfig keeps Microsoft's security baseline: signing is required in both directions. */
export const srv2025OsConfig: Scenario = {
    ...base,
    inbound: { ...base.inbound, RequireSecuritySignature: true },
    registry: { ...base.registry, ...requiredBy(osConfigAuthorities.local) }
};
