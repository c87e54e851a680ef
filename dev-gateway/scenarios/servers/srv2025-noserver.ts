// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2025 } from './srv2025';

const base = windowsServer2025({ name: 'srv2025-noserver', guid: '2025aa000004' });

/** Windows Server 2025 whose Server service is disabled, and whose cmdlet then fails, as it does on some machines. */
export const srv2025NoServer: Scenario = {
    ...base,
    cim: {
        ...base.cim,
        'root/cimv2:Win32_Service': [
            { Name: 'LanmanServer', State: 'Stopped', StartMode: 'Disabled' },
            { Name: 'LanmanWorkstation', State: 'Running', StartMode: 'Auto' }
        ]
    },
    faults: {
        failing: [
            {
                command: 'Get-SmbServerConfiguration',
                message: 'The service has not been started. ',
                errorId: 'Windows System Error 1062'
            }
        ]
    }
};
