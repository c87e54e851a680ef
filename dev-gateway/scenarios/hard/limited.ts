// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2022 } from '../servers/srv2022';

/** Windows Server 2022 for an account that may not read what Group Policy told it. */
export const limited: Scenario = {
    ...windowsServer2022({ name: 'limited', guid: '2022aa000004' }),
    faults: {
        failing: [{ command: 'Get-CimInstance', match: 'root/rsop', message: 'Access denied ', errorId: 'HRESULT 0x80041003' }]
    }
};
