// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2022 } from '../servers/srv2022';

/** A computer that is switched off. */
export const offline: Scenario = { ...windowsServer2022({ name: 'offline', guid: '2022aa000009' }), faults: { unreachable: true } };
