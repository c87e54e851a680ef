// SPDX-License-Identifier: MIT
// Computers with the connections that Get-SmbSigningConnection has to tell of.
import { connectionOf, oldConnectionOf, sessionOf } from '../../dev-gateway/scenarios/connections';
import { clientSecurityLog } from '../../dev-gateway/scenarios/event-logs';
import type { Scenario } from '../../dev-gateway/scenarios/scenario';
import { srv2012R2 } from '../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { win11Home } from '../../dev-gateway/scenarios/clients/win11-home';

export const connectionCases: Readonly<Record<string, Scenario>> = {
    empty: win11Home,
    peers: {
        ...srv2022,
        connections: [
            connectionOf('nas1', 'public', { Credential: '' }),
            connectionOf('files.lab.example', 'projects'),
            connectionOf('files02', 'secret', { Encrypted: true }),
            connectionOf('192.0.2.17', 'scans'),
            connectionOf('dc1.lab.example', 'SYSVOL', { Signed: true })
        ],
        sessions: [
            sessionOf('198.51.100.20', 'LAB\\anna'),
            sessionOf('[2001:db8::7]', 'LAB\\scanner', { Dialect: '2.0.2', SecondsIdle: 4000 })
        ],
        dns: { 'files.lab.example': { cname: 'files02.lab.example' }, 'dc1.lab.example': {}, files02: {} },
        eventLogs: {
            [clientSecurityLog]: {
                events: [
                    {
                        id: 31022,
                        time: '2026-01-01T00:00:00Z',
                        data: { UserNameLength: 5, UserName: 'admin', ServerNameLength: 5, ServerName: '\\nas1' }
                    },
                    {
                        id: 31017,
                        time: '2025-12-31T00:00:00Z',
                        data: { UserNameLength: 5, UserName: 'admin', ServerNameLength: 5, ServerName: '\\nas2' },
                        userData: true
                    },
                    { id: 31013, time: '2025-12-30T00:00:00Z', data: { ServerName: '\\nas3' } }
                ]
            }
        }
    },
    oldWindows: {
        ...srv2012R2,
        connections: [oldConnectionOf('files02', 'projects'), oldConnectionOf('files03', 'secret', { Encrypted: true })],
        sessions: [sessionOf('198.51.100.20', 'LAB\\anna', { Dialect: '3.02' })]
    },
    unreadable: {
        ...srv2025,
        connections: [connectionOf('files02', 'projects')],
        dns: { files02: { timeout: true } },
        eventLogs: { [clientSecurityLog]: { denied: true, events: [] } },
        faults: { failing: [{ command: 'Get-SmbSession', message: 'Access is denied.', errorId: 'Windows System Error 5' }] }
    }
};
