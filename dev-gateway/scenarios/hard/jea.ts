// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2025 } from '../servers/srv2025';

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

/** The same for an account that is a reader: the endpoint shows the commands that are for readers, and no other. */
export const jeaReader: Scenario = {
    ...windowsServer2025({ name: 'jea-reader', guid: '2025aa00000a' }),
    endpoint: { jea: true, module: true, role: 'Readers' }
};

/** The same with the module as version 0.1.0 packed it, which can be read but not written to. */
export const jeaOld: Scenario = {
    ...windowsServer2025({ name: 'jea-old', guid: '2025aa000009' }),
    endpoint: { jea: true, module: 'contract-1' }
};
