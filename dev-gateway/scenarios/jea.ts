// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { windowsServer2025 } from './srv2025';

/** Windows Server 2025 for an account that may use its restricted endpoint (JEA) only. Our module is installed there. */
export const jea: Scenario = {
    ...windowsServer2025({ name: 'jea', guid: '2025aa000005' }),
    endpoint: { jea: true, module: true }
};

/** The same without our module, as Windows Admin Center deploys the endpoint by itself. */
export const jeaBare: Scenario = {
    ...windowsServer2025({ name: 'jea-bare', guid: '2025aa000006' }),
    endpoint: { jea: true, module: false }
};
