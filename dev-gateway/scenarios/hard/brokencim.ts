// SPDX-License-Identifier: MIT
import type { Scenario } from '../scenario';
import { windowsServer2022 } from '../servers/srv2022';

const providerFails = { message: 'Provider load failure ', errorId: 'HRESULT 0x80041013' };

/** Windows Server 2022 whose CIM repository is broken: everything that asks it fails, the SMB cmdlets too. */
export const brokenCim: Scenario = {
    ...windowsServer2022({ name: 'brokencim', guid: '2022aa000005' }),
    faults: {
        failing: [
            { command: 'Get-CimInstance', ...providerFails },
            { command: 'Get-SmbClientConfiguration', ...providerFails },
            { command: 'Get-SmbServerConfiguration', ...providerFails },
            { command: 'Set-SmbClientConfiguration', ...providerFails },
            { command: 'Set-SmbServerConfiguration', ...providerFails }
        ]
    }
};
