// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2025 } from '../servers/srv2025';
import { administrator } from '../windows';

/** Windows Server 2025 that refuses the gateway's account and wants another one. */
export const locked: Scenario = {
    ...windowsServer2025({ name: 'locked', guid: '2025aa000008' }),
    credentials: administrator
};
