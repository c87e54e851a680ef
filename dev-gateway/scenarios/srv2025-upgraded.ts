// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { windowsServer2025 } from './srv2025';
import { storedBySetup } from './windows';

const base = windowsServer2025({ name: 'srv2025-upgraded', guid: '2025aa000003', stored: storedBySetup });

/** Windows Server 2025 that was upgraded in place: what the former Windows stored stayed. */
export const srv2025Upgraded: Scenario = { ...base, outbound: { ...base.outbound, RequireSecuritySignature: false } };
