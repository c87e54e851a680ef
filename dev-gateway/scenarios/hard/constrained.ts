// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2025 } from '../servers/srv2025';

/** Windows Server 2025 under application control: scripts run in Constrained Language Mode. */
export const constrained: Scenario = {
    ...windowsServer2025({ name: 'constrained', guid: '2025aa000007' }),
    languageMode: 'ConstrainedLanguage'
};
