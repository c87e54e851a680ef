// SPDX-License-Identifier: MIT
import { connectionOf, sessionOf } from '../connections';
import { clientSecurityLog, emptyEventLogs } from '../event-logs';
import type { Scenario } from '../scenario';
import { client2019, server2019 } from '../smb-properties';
import { policyOf, storedBySetup, windows } from '../windows';

/**
 * Windows 10 22H2 Pro: setup has stored "not required", and somebody has let guests in. It is connected to a NAS as a
 * guest, to a server without signing, to one with encryption, and to a scanner by its address.
 */
export const win10: Scenario = {
    name: 'win10',
    connectionType: 'windows-client',
    ...windows(
        {
            name: 'win10',
            caption: 'Microsoft Windows 10 Pro',
            build: 19045,
            ubr: 5247,
            editionSku: 48,
            editionId: 'Professional',
            productType: 1,
            guid: '1022aa000001',
            domain: 'lab.example'
        },
        storedBySetup
    ),
    outbound: { ...client2019, EnableInsecureGuestLogons: true },
    inbound: server2019,
    windowsDefault: { outbound: false, inbound: false },
    policy: policyOf(),
    connections: [
        connectionOf('nas1', 'public', { Credential: '', Dialect: '2.1' }),
        connectionOf('files02', 'projects'),
        connectionOf('files03', 'accounts', { Encrypted: true }),
        connectionOf('192.0.2.17', 'scans', { Dialect: '2.0.2' })
    ],
    sessions: [
        sessionOf('198.51.100.20', 'LAB\\anna'),
        sessionOf('198.51.100.21', 'LAB\\scanner', { Dialect: '2.0.2', SecondsIdle: 4000 })
    ],
    dns: { nas1: {}, files02: {}, files03: {} },
    eventLogs: {
        ...emptyEventLogs(19045),
        [clientSecurityLog]: {
            maximumSizeInBytes: 8_388_608,
            events: [{ id: 31022, time: 40, data: { UserNameLength: 4, UserName: 'anna', ServerNameLength: 5, ServerName: '\\nas1' } }]
        }
    }
};
